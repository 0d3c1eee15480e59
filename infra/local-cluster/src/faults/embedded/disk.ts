import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { countAll } from './counting.js'
import { History } from './history.js'
import { Load } from './load.js'
import { Practice } from './practice.js'
import { Program } from './program.js'
import type { Part } from './run.js'

const run = promisify(execFile)
const sizeMb = 200
const block = Buffer.alloc(1_048_576)

/** The disk is full for some seconds. Needs the right to mount a file system in memory. */
export const disk: Part = async ({ folder, tally, draw, size, closing }) => {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=755`, 'tmpfs', folder])
  } catch {
    tally.report.notRun.push('disk: only root can mount a small file system')
    return
  }
  closing.push(() => run('umount', ['-l', folder]))
  const program = await Program.on(join(folder, 'data'), tally)
  await program.start()
  const history = new History()
  const practice = await Practice.setUp(program.address, await program.untilSaid(/\/set-up#(\S+)/))
  const load = await Load.begin(history, practice, draw)
  const filler = join(folder, 'filler')
  const until = performance.now() + size.diskFullMs
  while (performance.now() < until) {
    await fill(filler)
    await delay(100)
  }
  await rm(filler)
  if ((await load.untilMore()) === null) tally.fault('notBack', 'no command was acknowledged after the disk was full')
  tally.round('disk')
  await load.stop()
  await program.stop()
  await countAll({ SWITCHBACK_DATA: join(folder, 'data') }, history, tally)
}

/** Writes until there is no room. */
async function fill(path: string) {
  const file = await open(path, 'a')
  try {
    for (;;) await file.write(block)
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error
  } finally {
    await file.close()
  }
}
