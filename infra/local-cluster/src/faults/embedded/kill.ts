import { setTimeout as delay } from 'node:timers/promises'
import { countAll } from './counting.js'
import { History } from './history.js'
import { Load } from './load.js'
import { Practice } from './practice.js'
import { Program } from './program.js'
import type { Part } from './run.js'

const kinds = ['node', 'backend', 'postmaster', 'both'] as const
type Kind = (typeof kinds)[number]

/** PostgreSQL is started again once in this time; a second end within it ends the program, with a reason. */
const restingMs = 61_000

/** kill -9 of Node, of one process of PostgreSQL, of PostgreSQL, of both, under load. */
export const kill: Part = async ({ folder, tally, draw, size }) => {
  const program = await Program.on(folder, tally)
  const history = new History()
  await program.start()
  const practice = await Practice.setUp(program.address, await program.untilSaid(/\/set-up#(\S+)/))
  const load = await Load.begin(history, practice, draw)
  const victim = new Victim(program)
  for (let round = 0; round < size.kills; round += 1) {
    const kind = kinds[round < kinds.length ? round : Math.floor(draw() * kinds.length)]!
    await delay(300 + draw() * 1_500)
    tally.say(`kill ${round + 1} of ${size.kills}: ${kind} (${history.acknowledged.length} acknowledged)`)
    await victim.kill(kind, draw)
    if ((await load.untilMore()) === null) tally.fault('notBack', `no command was acknowledged after ${kind}`)
    tally.round('kill')
  }
  await load.stop()
  await program.stop()
  await countAll({ SWITCHBACK_DATA: folder }, history, tally)
}

class Victim {
  private lastEnd = -Infinity

  constructor(private readonly program: Program) {}

  async kill(kind: Kind, draw: () => number): Promise<void> {
    const { program } = this
    if (kind === 'backend') return program.killBackend(draw)
    const postmaster = await program.postmaster()
    if (kind === 'node' || kind === 'both') {
      if (kind === 'both') process.kill(postmaster, 'SIGKILL')
      await program.kill()
      this.lastEnd = -Infinity
      return program.begin()
    }
    const isSecond = performance.now() - this.lastEnd < restingMs
    this.lastEnd = isSecond ? -Infinity : performance.now()
    process.kill(postmaster, 'SIGKILL')
    if (!isSecond) return
    const code = await program.untilEnded()
    if (code !== 1 || !program.said.includes('twice within a minute'))
      throw new Error(`A second end of PostgreSQL ended the program with ${code}: ${program.said}`)
    program.begin()
  }
}
