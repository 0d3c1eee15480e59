import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { StartProblem } from './start-problem.js'
import { lockFolder } from './folder-lock.js'

const built = new URL('../dist/folder-lock.js', import.meta.url).href
/** Pairs race side by side, each for a folder of its own: the loser of a round waits two seconds. */
const pairs = 15
const rounds = 10
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A process that takes and releases the lock of a folder when it is asked to, one line each. */
class Contender {
  private readonly child: ChildProcess
  private readonly lines: AsyncIterator<string>

  constructor() {
    const code = `
      import { createInterface } from 'node:readline'
      import { lockFolder } from '${built}'
      let release
      for await (const line of createInterface({ input: process.stdin })) {
        const [what, folder] = line.split(' ')
        if (what === 'release') { await release?.(); release = undefined; console.log('released') }
        else console.log(await lockFolder(folder).then((done) => ((release = done), 'taken'), (error) => error.constructor.name))
      }`
    this.child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.lines = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]()
  }

  async ask(what: string): Promise<string> {
    this.child.stdin!.write(`${what}\n`)
    return (await this.lines.next()).value as string
  }

  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('close', resolve))
    this.child.kill('SIGKILL')
    await ended
  }
}

/** What each of two processes got in each round of a race for one folder. */
async function race(contested: string): Promise<string[]> {
  await mkdir(contested)
  const contenders = [new Contender(), new Contender()]
  const outcomes: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    // What a killed start left: the id of no process, or of another program's process.
    await writeFile(join(contested, 'instance.pid'), ['', '1', '999999', 'x'][round % 4]!)
    const taken = await Promise.all(contenders.map((one) => one.ask(`take ${contested}`)))
    outcomes.push(taken.toSorted().join())
    await Promise.all(contenders.map((one) => one.ask('release')))
  }
  await Promise.all(contenders.map((one) => one.kill()))
  return outcomes
}

it('of two processes that race for a folder, exactly one has it, in every one of 150 rounds', async () => {
  const races = await Promise.all(Array.from({ length: pairs }, (_, pair) => race(join(folder, `${pair}`))))
  const outcomes = races.flat()
  expect(outcomes).toHaveLength(150)
  expect(new Set(outcomes)).toEqual(new Set(['StartProblem,taken']))
}, 400_000)

it('a killed process leaves the folder free, and a process id that belongs to another program is no lock', async () => {
  const killed = new Contender()
  expect(await killed.ask(`take ${folder}`)).toBe('taken')
  await expect(lockFolder(folder)).rejects.toThrow(StartProblem)
  await killed.kill()
  await writeFile(join(folder, 'instance.pid'), String(process.ppid))
  const release = await lockFolder(folder)
  await release()
})

it('releasing twice does not take the folder from the next one', async () => {
  const first = await lockFolder(folder)
  await first()
  const second = await lockFolder(folder)
  await first()
  await expect(lockFolder(folder)).rejects.toThrow(`(process ${process.pid})`)
  await second()
})
