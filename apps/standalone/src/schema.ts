import { eventStoreMigrations, migrate } from '@switchback/event-store/migrate'
import { tableStatements } from '@switchback/projections/table'
import { allProjections } from '@switchback/views/all-projections'
import { identityMigrations } from '@switchback/api/migrations'
import { eventLogMigrations } from '@switchback/event-log/migrations'
import { projectionMigrations } from '@switchback/projections/migrations'
import { reportingMigrations } from '@switchback/reporting/migrations'
import pg from 'pg'

export const allMigrations = [
  eventStoreMigrations,
  projectionMigrations,
  eventLogMigrations,
  identityMigrations,
  reportingMigrations,
]

/** Brings a database up to date: tables of the store, of projections, of identity, and one for each view. */
export async function prepareDatabase(adminUrl: string, applicationPassword: string): Promise<void> {
  await migrate(adminUrl, allMigrations, applicationPassword)
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const { table } of allProjections) await client.query(tableStatements(table))
  } finally {
    await client.end()
  }
}
