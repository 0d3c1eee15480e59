import type { OnApplicationShutdown } from '@nestjs/common'
import { openCore } from '@switchback/runtime/compose'
import type { HealthIndicator } from '@switchback/runtime/context'
import { missingTables } from '@switchback/runtime/database'
import { measureAppends, timeCommands } from '@switchback/runtime/metrics'
import type { Equipment } from '@switchback/runtime/run'
import { allProjections } from '@switchback/views/all-projections'

/** The database of the projector, and what works on it alone: the store, the keys, the command handler. */
export class Database implements HealthIndicator, OnApplicationShutdown {
  constructor(readonly core: ReturnType<typeof openCore>) {}

  /** Returns the tables of views that are not there. */
  missing(): Promise<string[]> {
    const tables = allProjections.map(({ table }) => table.sqlName)
    return missingTables(this.core.pool, tables)
  }

  async onApplicationShutdown(): Promise<void> {
    await this.core.pool.end()
  }
}

export const openDatabase = ({ settings, registry }: Equipment) =>
  new Database(
    openCore({
      applicationUrl: settings.DATABASE_URL,
      masterKey: Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex'),
      onAppend: measureAppends(registry),
      timeCommand: timeCommands(registry),
    }),
  )
