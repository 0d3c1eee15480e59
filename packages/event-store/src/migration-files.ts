import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** An SQL file of the program, and how the table `migration` records that it ran. */
export interface MigrationFile {
  /** Such as `010-digests.sql`, or `functions/append_events.sql`. */
  name: string
  sql: string
  checksum: string
  /** For a function, which runs again when it changes: its number in the first line of the file. */
  revision: number | null
}

const functionsFolder = 'functions/'

/** Returns the SQL files of the folders: those that run once in the order of their numbers, then the functions. */
export async function migrationFiles(folders: readonly URL[]): Promise<MigrationFile[]> {
  const numbered = await Promise.all(folders.map((folder) => filesOf(folder)))
  const functions = await Promise.all(folders.map((folder) => filesOf(folder, functionsFolder)))
  const byName = (one: MigrationFile, other: MigrationFile) => one.name.localeCompare(other.name)
  return [...numbered.flat().sort(byName), ...functions.flat().sort(byName)]
}

/** Whether a database has a file as it is here, an older or a newer one, or none yet. `recorded` is its checksum in the database. */
export function compareFile({ checksum, revision }: MigrationFile, recorded: string | undefined) {
  if (recorded === undefined) return 'missing'
  if (recorded === checksum) return 'same'
  if (revision === null) return 'changed'
  return revisionOf(recorded) > revision ? 'newer' : 'older'
}

async function filesOf(folder: URL, inside = ''): Promise<MigrationFile[]> {
  const path = new URL(inside, folder)
  const names = await readdir(fileURLToPath(path)).catch((error: NodeJS.ErrnoException) => {
    if (inside && error.code === 'ENOENT') return []
    throw error
  })
  return Promise.all(names.filter((name) => name.endsWith('.sql')).map((name) => read(path, name, inside)))
}

async function read(path: URL, file: string, inside: string): Promise<MigrationFile> {
  const sql = await readFile(new URL(file, path), 'utf8')
  const hash = createHash('sha256').update(sql).digest('hex')
  if (!inside) return { name: file, sql, checksum: hash, revision: null }
  const revision = Number(/^-- Revision (\d+)\n/.exec(sql)?.[1])
  if (!revision) throw new Error(`The first line of ${inside}${file} is not "-- Revision" and a number.`)
  return { name: inside + file, sql, checksum: `${revision} ${hash}`, revision }
}

const revisionOf = (checksum: string) => Number(checksum.split(' ')[0])
