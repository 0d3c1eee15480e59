import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { withConnection } from '@switchback/database/pool'
import { makeRoles, secureFunctions, type SignInRole } from './roles.js'

/** A folder of numbered SQL files. */
export const eventStoreMigrations = new URL('../sql/', import.meta.url)

/** The database was written by a version before the first release, which had other tables. */
export class OlderThanReleased extends Error {}

/** The database was written by a newer program than this one. */
export class NewerDatabase extends Error {}

/**
 * Brings a database up to date: runs each SQL file of the folders that has not run yet, by number, each in a transaction.
 * Takes the address of the database as a role that may create tables and roles, and the role that the program signs in as.
 * Throws NewerDatabase for a database with files it does not know, and OlderThanReleased for one made by other files of the
 * same names.
 */
export async function migrate(adminUrl: string, folders: URL[], role: SignInRole): Promise<string[]> {
  return withConnection(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('switchback migrations'))`)
    await makeRoles(client, role)
    await client.query(
      `create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    )
    const files = await migrationFiles(folders)
    const done = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
    const unknown = done.rows.filter(({ name }) => !files.some((file) => file.name === name))
    if (unknown.length > 0)
      throw new NewerDatabase(
        `The database was written by a newer Switchback (${unknown[0]!.name}). Update the program.`,
      )

    const applied: string[] = []
    for (const { name, sql, checksum } of files) {
      const before = done.rows.find((row) => row.name === name)
      if (before && before.checksum !== checksum)
        throw new OlderThanReleased(
          `The database was written by a version before the first release (${name} was another file then), and this one cannot open it. Nothing was changed. Start with a new data folder (SWITCHBACK_DATA) or an empty database, or go on with the version that wrote it.`,
        )
      if (before) continue
      await client.query('begin')
      await client.query(sql)
      await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
      applied.push(name)
    }
    await client.query('begin')
    await secureFunctions(client)
    await client.query('commit')
    return applied
  })
}

async function migrationFiles(folders: URL[]) {
  const files = await Promise.all(
    folders.map(async (folder) => {
      const names = (await readdir(fileURLToPath(folder))).filter((name) => name.endsWith('.sql')).sort()
      return Promise.all(
        names.map(async (name) => {
          const sql = await readFile(new URL(name, folder), 'utf8')
          return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
        }),
      )
    }),
  )
  return files.flat().sort((one, other) => one.name.localeCompare(other.name))
}
