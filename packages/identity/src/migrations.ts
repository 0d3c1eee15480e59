import { dataSourceOver } from '@switchback/database/data-source'
import { NewerDatabase } from '@switchback/event-store/migrate'
import { DatabaseNotReady } from '@switchback/event-store/migration-state'
import type pg from 'pg'
import { RowsAreReadByKey1795651200000 } from './migrations/1795651200000-rows-are-read-by-key.js'

/** The SQL files that made the tables before TypeORM kept them: its migrations begin where these end (docs/decisions/53-accounts-are-rows-that-open-by-key.md). */
export const identityMigrations = new URL('../sql/', import.meta.url)

/** All migrations, in their order. A new one is added at the end, with the moment in milliseconds as the end of its name. */
const migrations = [RowsAreReadByKey1795651200000]
const migrationsTableName = 'identity_migration'
const names = migrations.map(({ name }) => name)

/**
 * Brings the tables of identity up to date: runs each migration that has not run, all in one transaction. Takes a connection of a
 * role that may change tables, to a database on which the SQL files have run. Throws NewerDatabase for a database with a migration
 * that this program does not know.
 */
export async function migrateIdentity(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [
    migrationsTableName,
  ])
  if (rows[0]?.exists) refuseUnknown(await migrationsOf(client))
  const source = dataSourceOver(client, { entities: [], migrations, migrationsTableName })
  await source.initialize()
  await source.runMigrations({ transaction: 'all' })
  await source.destroy()
}

/**
 * Looks whether the tables of identity are those of this program. Takes a pool of the application's role. Throws NewerDatabase where
 * the database has a migration besides, and DatabaseNotReady where one is missing or the database cannot be reached.
 */
export async function checkIdentityMigrations(pool: pg.Pool): Promise<void> {
  const done = await migrationsOf(pool).catch((error: Error) => {
    throw new DatabaseNotReady(`the migrations of identity cannot be read (${error.message}): ${advice}`)
  })
  refuseUnknown(done)
  const missing = names.find((name) => !done.includes(name))
  if (missing) throw new DatabaseNotReady(`the migration ${missing} is missing: ${advice}`)
}

const advice = 'bring the database up to date (npm run switchback -- prepare)'

async function migrationsOf(database: pg.Pool | pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(`select name from ${migrationsTableName}`)
  return rows.map(({ name }) => name)
}

function refuseUnknown(done: string[]): void {
  const unknown = done.find((name) => !names.includes(name))
  if (unknown)
    throw new NewerDatabase(`The database was written by a newer Switchback (${unknown}). Update the program.`)
}
