import { Module, type DynamicModule } from '@nestjs/common'
import { openPool } from '@switchback/database/pool'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { Health } from '@switchback/runtime/context'
import type { Equipment } from '@switchback/runtime/run'
import { kafkaSettings } from '@switchback/runtime/settings'
import { Publishing } from './publishing.js'

/** The parts of the relay. */
@Module({})
export class RelayModule {
  static of(equipment: Equipment): DynamicModule {
    const { settings, logger } = equipment
    const publishing = {
      provide: Publishing,
      useFactory: async () => {
        const pool = openPool({ connectionString: settings.DATABASE_URL, max: 4 })
        const kafka = await openKafka({
          ...kafkaSettings(settings, 'switchback-relay'),
          onTrouble: (trouble) => logger.warn({ trouble }, 'kafka'),
        })
        return new Publishing(equipment, pool, kafka)
      },
    }
    const health = { provide: Health, useFactory: (part: Publishing) => new Health([part]), inject: [Publishing] }
    return { module: RelayModule, providers: [publishing, health] }
  }
}
