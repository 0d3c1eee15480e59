import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startProgram } from '@switchback/testing/running-program'
import { countAll } from './counting.js'
import { History } from './history.js'
import type { Part } from './run.js'
import type { Tally } from './report.js'
import { until } from '@switchback/testing/until'

const contender = fileURLToPath(new URL('../../../dist/faults/embedded/lock-contender.js', import.meta.url))
const startsWithinMs = 180_000
const mostPairs = 10
const roundsOfAPair = 2
/** What a killed start left: the process id of no process, or of another program. */
const leftovers = ['', '1', '999999', 'x']

/** Two processes want one folder at the same moment: the lock alone, and the whole program. */
export const starts: Part = async ({ folder, tally, draw, size, closing }) => {
  const contested = await mkdtemp(join(tmpdir(), 'switchback-locks-'))
  closing.push(() => rm(contested, { recursive: true, force: true }))
  await raceForLocks(contested, tally, draw, size.locks)
  for (let round = 0; round < size.starts; round += 1) {
    await raceWhole(folder, tally, draw)
    tally.round('starts')
  }
  await countAll({ SWITCHBACK_DATA: folder }, new History(), tally)
}

/** Pairs of processes race side by side, each for a folder of its own. The process that loses a round waits for two seconds. */
async function raceForLocks(folder: string, tally: Tally, draw: () => number, rounds: number) {
  const pairs = Math.min(mostPairs, Math.ceil(rounds / roundsOfAPair))
  const left: string[][] = Array.from({ length: pairs }, () => [])
  for (let round = 0; round < rounds; round += 1) left[round % pairs]!.push(leftovers[Math.floor(draw() * 4)]!)
  await Promise.all(left.map((each, pair) => raceForLock(join(folder, `${pair}`), tally, each)))
}

async function raceForLock(folder: string, tally: Tally, left: string[]) {
  await mkdir(folder)
  const both = [fork(contender), fork(contender)]
  await Promise.all(both.map((child) => once(child, 'message')))
  for (const leftover of left) {
    await writeFile(join(folder, 'instance.pid'), leftover)
    const outcomes = await Promise.all(both.map((child) => told(child, folder)))
    const text = outcomes.toSorted().join()
    if (text !== 'StartProblem,taken') tally.fault('bothIn', `two locks: ${text}`)
    await Promise.all(both.map((child) => told(child, null)))
    tally.round('locks')
  }
  for (const child of both) child.disconnect()
}

async function told(child: ChildProcess, what: string | null): Promise<string> {
  child.send(what ?? '')
  return String((await once(child, 'message'))[0])
}

/** Two whole starts at once, sometimes after one that was killed: exactly one gets ready, the other says why not. */
async function raceWhole(folder: string, tally: Tally, draw: () => number) {
  const both = [startProgram(folder), startProgram(folder)]
  const isReady = (one: (typeof both)[number]) => one.said().includes('Switchback is ready at')
  const isOver = (one: (typeof both)[number]) => one.child.exitCode !== null
  await until(() => both.every((one) => isReady(one) || isOver(one)), startsWithinMs).catch(() => undefined)
  const ready = both.filter((one) => isReady(one) && !isOver(one))
  const refused = both.filter(isOver)
  const isRight = ready.length === 1 && refused.length === 1 && refused[0]!.said().includes('Another Switchback')
  if (!isRight)
    tally.fault('bothIn', `two starts: ${both.map((one) => one.said().split('\n').slice(-3).join(' ')).join(' / ')}`)
  for (const one of both) {
    one.child.kill(draw() < 0.5 ? 'SIGKILL' : 'SIGINT')
    await one.ended
  }
}
