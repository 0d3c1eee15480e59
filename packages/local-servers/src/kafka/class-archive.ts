import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Broker } from './broker.js'

const endsWithinMs = 60_000

/** Where Java keeps the classes of a broker as it has read them: loading them takes half of a broker's start. */
export const classArchiveOf = (jars: string) => join(jars, 'broker-classes.jsa')

/**
 * Starts a broker once on a folder that is thrown away, so that Java writes the archive when it ends. Does nothing if the archive
 * exists. A broker without the archive starts as well, only slower: a failure is not an error.
 */
export async function makeClassArchive(jars: string, brokerOn: (folder: string) => Promise<Broker>): Promise<void> {
  const archive = classArchiveOf(jars)
  if (existsSync(archive)) return
  const folder = await mkdtemp(join(jars, 'class-archive-'))
  const broker = await brokerOn(folder)
  try {
    await broker.prepare()
    await broker.start([`-XX:ArchiveClassesAtExit=${join(folder, 'made.jsa')}`])
    await broker.untilListening()
    // Java writes the archive while it ends, which takes longest on a busy machine.
    if (await broker.end('SIGTERM', endsWithinMs)) await rename(join(folder, 'made.jsa'), archive)
  } catch {
    // A Java that cannot make one.
  } finally {
    await broker.end('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
}
