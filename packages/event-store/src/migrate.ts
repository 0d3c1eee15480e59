import { withConnection } from '@switchback/database/pool'
import type pg from 'pg'
import { compareFile, migrationFiles, type MigrationFile } from './migration-files.js'
import { makeRoles, secureFunctions, type SignInRole } from './roles.js'

/** A folder of numbered SQL files, which run once, and of functions, which run again when they change. */
export const eventStoreMigrations = new URL('../sql/', import.meta.url)

/** The database was written by a version before the first release, which had other tables. */
export class OlderThanReleased extends Error {
  constructor(file: string) {
    super(
      `The database was written by a version before the first release (${file} was another file then), and this one cannot open it. Nothing was changed. Start with a new data folder (SWITCHBACK_DATA) or an empty database, or go on with the version that wrote it.`,
    )
  }
}

/** The database was written by a newer program than this one. */
export class NewerDatabase extends Error {
  constructor(file: string) {
    super(`The database was written by a newer Switchback (${file}). Update the program.`)
  }
}

/**
 * Brings a database up to date: runs each SQL file of the folders that has not run yet, by number, then each function that is new or
 * has changed, each file in a transaction. Takes the address of the database as a role that may create tables and roles, and the role
 * that the program signs in as. Returns the names of the files that ran. Throws NewerDatabase for a database with files or revisions
 * that it does not know, and OlderThanReleased for one made by other files of the same names.
 */
export async function migrate(adminUrl: string, folders: URL[], role: SignInRole): Promise<string[]> {
  return withConnection(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('switchback migrations'))`)
    await makeRoles(client, role)
    await client.query(
      `create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    const due = await filesDue(client, await migrationFiles(folders))
    for (const file of due) await run(client, file)
    await client.query('begin')
    await secureFunctions(client)
    await client.query('commit')
    return due.map(({ name }) => name)
  })
}

/** Returns the files that have to run. Throws, before any of them runs, if the database does not fit this program. */
async function filesDue(client: pg.ClientBase, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
  const recorded = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const unknown = rows.find(({ name }) => !files.some((file) => file.name === name))
  if (unknown) throw new NewerDatabase(unknown.name)
  return files.filter((file) => {
    const compared = compareFile(file, recorded.get(file.name))
    if (compared === 'newer') throw new NewerDatabase(file.name)
    if (compared === 'changed') throw new OlderThanReleased(file.name)
    return compared !== 'same'
  })
}

async function run(client: pg.ClientBase, { name, sql, checksum }: MigrationFile) {
  await client.query('begin')
  await client.query(sql)
  await client.query(
    `insert into migration (name, checksum) values ($1, $2)
     on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
    [name, checksum],
  )
  await client.query('commit')
}
