import { eventStoreMigrations, migrate } from '@switchback/event-store/migrate'
import { applicationRole } from '@switchback/event-store/roles'
import { tableStatements } from '@switchback/projections/table'
import { allProjections } from '@switchback/views/all-projections'
import { identityMigrations } from '@switchback/api/migrations'
import { eventLogMigrations } from '@switchback/event-log/migrations'
import { projectionMigrations } from '@switchback/projections/migrations'
import { reportingMigrations } from '@switchback/reporting/migrations'
import { withConnection } from '@switchback/database/pool'

export const allMigrations = [
  eventStoreMigrations,
  projectionMigrations,
  eventLogMigrations,
  identityMigrations,
  reportingMigrations,
]

/**
 * Brings a database up to date: tables of the store, of projections, of identity, and one for each view. `role` is what the program
 * signs in as, with this password; installations that share a server have a role each.
 */
export async function prepareDatabase(adminUrl: string, password: string, role = applicationRole): Promise<void> {
  await migrate(adminUrl, allMigrations, { name: role, password })
  await withConnection(adminUrl, async (client) => {
    for (const { table } of allProjections) await client.query(tableStatements(table))
  })
}
