import { Module, type DynamicModule } from '@nestjs/common'
import { LogConsumers } from '@switchback/installation/log-consumers'
import { Health } from '@switchback/runtime/context'
import type { Equipment } from '@switchback/runtime/run'
import { Database, openDatabase } from './database.js'
import { logConsumers } from './following.js'

/** The parts of the projector. */
@Module({})
export class ProjectorModule {
  static of(equipment: Equipment): DynamicModule {
    return {
      module: ProjectorModule,
      providers: [
        { provide: Database, useFactory: () => openDatabase(equipment) },
        {
          provide: LogConsumers,
          useFactory: (database: Database) => logConsumers(equipment, database),
          inject: [Database],
        },
        {
          provide: Health,
          useFactory: (database: Database, consumers: LogConsumers) => new Health([database, consumers]),
          inject: [Database, LogConsumers],
        },
      ],
    }
  }
}
