import type pg from 'pg'
import { NewerDatabase } from './migrate.js'
import { compareFile, migrationFiles } from './migration-files.js'

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
  const files = await migrationFiles(folders)
  const recorded = await migrationsOf(pool)
  const unknown = [...recorded.keys()].find((name) => !files.some((file) => file.name === name))
  const newer = files.find((file) => compareFile(file, recorded.get(file.name)) === 'newer')
  if (unknown ?? newer) throw new NewerDatabase(unknown ?? newer!.name)
  const missing = files.find((file) => ['missing', 'older'].includes(compareFile(file, recorded.get(file.name))))
  if (missing) throw new DatabaseNotReady(`the migration ${missing.name} is missing: ${advice}`)
}

async function migrationsOf(pool: pg.Pool): Promise<Map<string, string>> {
  try {
    const { rows } = await pool.query<{ name: string; checksum: string }>('select name, checksum from migration')
    return new Map(rows.map(({ name, checksum }) => [name, checksum]))
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code && unprepared.includes(code)) throw new DatabaseNotReady(`the tables are missing: ${advice}`)
    throw new DatabaseNotReady(`the database cannot be reached (${message})`)
  }
}
