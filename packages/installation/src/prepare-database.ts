import { migrate } from '@switchback/event-store/migrate'
import { applicationRole } from '@switchback/event-store/roles'
import { dropOldTables } from '@switchback/projections/old-tables'
import { tableStatements } from '@switchback/projections/table'
import { allProjections } from '@switchback/views/all-projections'
import { allMigrations } from './all-migrations.js'
import { withConnection } from '@switchback/database/pool'

export { allMigrations }

/**
 * Brings a database up to date: tables of the store, of projections, of identity, and one for each view; tables
 * of earlier versions of views go once they serve no one. `role` is what the program
 * signs in as, with this password; installations that share a server have a role each.
 */
export async function prepareDatabase(adminUrl: string, password: string, role = applicationRole): Promise<void> {
  await migrate(adminUrl, allMigrations, { name: role, password })
  await withConnection(adminUrl, async (client) => {
    const tables = allProjections.map(({ table }) => table)
    for (const table of tables) await client.query(tableStatements(table))
    await dropOldTables(client, tables)
  })
}
