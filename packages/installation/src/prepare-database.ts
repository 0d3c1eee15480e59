import { migrate } from '@switchback/event-store/migrate'
import { applicationRole, secureFunctions } from '@switchback/event-store/roles'
import { checkMigrations } from '@switchback/event-store/migration-state'
import { checkIdentityMigrations, migrateIdentity } from '@switchback/identity/migrations'
import { dropOldTables } from '@switchback/projections/old-tables'
import type pg from 'pg'
import { tableStatements } from '@switchback/projections/table'
import { allProjections } from '@switchback/views/all-projections'
import { allMigrations } from './all-migrations.js'
import { withConnection } from '@switchback/database/pool'

export { allMigrations }

/**
 * Brings a database up to date: tables of the store, of projections, of identity, and one for each view; tables of earlier versions of
 * views go once they serve no one. `role` is what the program signs in as, with this password; installations that share a server have
 * a role each.
 */
export async function prepareDatabase(adminUrl: string, password: string, role = applicationRole): Promise<void> {
  await migrate(adminUrl, allMigrations, { name: role, password })
  await withConnection(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('switchback migrations'))`)
    await migrateIdentity(client)
    await secureFunctions(client)
    const tables = allProjections.map(({ table }) => table)
    for (const table of tables) await client.query(tableStatements(table))
    await dropOldTables(client, tables)
  })
}

/**
 * Looks whether a database was prepared by this very program. Takes a pool of the application's role. Throws NewerDatabase where a newer
 * one prepared it, and DatabaseNotReady where an older one did or the database cannot be reached.
 */
export async function checkPrepared(pool: pg.Pool): Promise<void> {
  await checkMigrations(pool, allMigrations)
  await checkIdentityMigrations(pool)
}
