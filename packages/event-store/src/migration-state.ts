import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { NewerDatabase } from './migrate.js'

/** The database is not ready yet. The message says why; it may be ready later. */
export class DatabaseNotReady extends Error {}

const advice = 'bring the database up to date (npm run switchback -- prepare)'
/** PostgreSQL's codes for a table that is missing, and for one that may not be read. */
const unprepared = ['42P01', '42501']

/**
 * Checks that a database was prepared by this version of the program. Takes a pool of the application's role, and the folders of the
 * program's SQL files. Throws NewerDatabase if the database has a migration that the program does not know, and DatabaseNotReady if
 * one is missing or the database cannot be reached.
 */
export async function checkMigrations(pool: pg.Pool, folders: URL[]): Promise<void> {
  const known = (await Promise.all(folders.map((folder) => readdir(fileURLToPath(folder)))))
    .flat()
    .filter((name) => name.endsWith('.sql'))
  const done = new Set(await migrationsOf(pool))
  const unknown = [...done].find((name) => !known.includes(name))
  if (unknown)
    throw new NewerDatabase(`The database was written by a newer Switchback (${unknown}). Update the program.`)
  const missing = known.find((name) => !done.has(name))
  if (missing) throw new DatabaseNotReady(`the migration ${missing} is missing: ${advice}`)
}

async function migrationsOf(pool: pg.Pool): Promise<string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from migration')
    return rows.map(({ name }) => name)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code && unprepared.includes(code)) throw new DatabaseNotReady(`the tables are missing: ${advice}`)
    throw new DatabaseNotReady(`the database cannot be reached (${message})`)
  }
}
