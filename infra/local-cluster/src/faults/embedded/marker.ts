import { countAll } from './counting.js'
import { History } from './history.js'
import { Practice } from './practice.js'
import { Program } from './program.js'
import type { Part } from './run.js'

const commands = 20

/** Killed while the demo loads, started without it, set up, worked in, started again and again: everything is there. */
export const marker: Part = async ({ folder, tally }) => {
  const program = await Program.on(folder, tally)
  const history = new History()
  program.begin({ SWITCHBACK_DEMO: 'true' })
  await program.untilSaid(/Loading the demo: a journey/)
  await program.kill()
  await program.start()
  const practice = await Practice.setUp(program.address, await program.untilSaid(/\/set-up#(\S+)/))
  for (let at = 0; at < commands; at += 1) await practice.cohort(history)
  for (const demo of ['false', 'true']) {
    await program.stop()
    await program.start({ SWITCHBACK_DEMO: demo })
  }
  await program.stop()
  tally.round('marker')
  await countAll({ SWITCHBACK_DATA: folder }, history, tally)
}
