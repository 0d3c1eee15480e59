import { constants } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file that only its owner may read, completely or not at all: it writes another file, flushes it to the disk, and renames it. A
 * power cut leaves the file as it was before, never an empty one.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.making`
  await rm(beside, { force: true })
  const handle = await open(beside, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  await syncFolder(dirname(file))
}

/** Brings the names in a folder to the disk. Windows does so itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Returns the text of a file without the white space around it; null if there is no file. */
export async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    // Asked before, it could go between the question and the reading: a server that ends takes its file away.
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}
