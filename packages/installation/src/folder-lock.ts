import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { textOf, writeWhole } from '@switchback/local-servers/postgresql/whole-files'
import { StartProblem } from './start-problem.js'

/** How long a start waits for another one that is just looking, in milliseconds. */
const patienceMs = 2_000

const busy = 5

/**
 * Takes a data folder for this process. The kernel holds the lock, as SQLite's lock on an empty file, and frees it when the
 * process ends in whatever way: there is no stale lock, and no one has to judge whose process id it is. `instance.pid` only
 * names the holder. Returns what releases the lock. Throws StartProblem where another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const named = join(folder, 'instance.pid')
  const lock = openLock(folder)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== busy) throw unwritable(folder, error)
    const holder = await textOf(named)
    throw new StartProblem(
      `Another Switchback${holder ? ` (process ${holder})` : ''} is running on ${folder}. Stop it, or set SWITCHBACK_DATA to another folder.`,
    )
  }
  try {
    await writeWhole(named, String(process.pid))
  } catch (error) {
    lock.close()
    throw error
  }
  return async () => {
    if (!lock.isOpen) return
    await rm(named, { force: true })
    lock.close()
  }
}

function openLock(folder: string): DatabaseSync {
  try {
    // The file is never removed: two starts would then hold two different ones.
    return new DatabaseSync(join(folder, 'instance.lock'), { timeout: patienceMs })
  } catch (error) {
    throw unwritable(folder, error)
  }
}

const unwritable = (folder: string, error: unknown) =>
  new StartProblem(
    `The data folder ${folder} cannot be locked (${(error as Error).message}). Set SWITCHBACK_DATA to a folder that you may write to.`,
  )
