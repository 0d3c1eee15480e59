import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { workDatabase } from '@switchback/installation/databases'
import { freePort } from '@switchback/local-servers/postgresql/cluster'
import { databaseProcess, startProgram, type Started } from '@switchback/testing/running-program'
import { oneForMany } from '../../load/people.js'
import type { Tally } from './report.js'
import { until } from '@switchback/testing/until'

const startsWithinMs = 180_000
/** A program that ends again and again is not started any more. */
const mostRestarts = 5

/** The program as people start it: a process on a data folder, at the same address each time. */
export class Program {
  private started: Started | null = null
  private isExpected = true
  private restarts = 0

  private constructor(
    readonly folder: string,
    private readonly port: number,
    private readonly environment: Record<string, string>,
    private readonly tally: Tally,
  ) {}

  /** A program that does not run yet, on a free port. `environment` adds to its settings. */
  static async on(folder: string, tally: Tally, environment: Record<string, string> = {}): Promise<Program> {
    return new Program(folder, await freePort(), { ...oneForMany, ...environment }, tally)
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get said(): string {
    return this.started?.said() ?? ''
  }

  /** Starts it and waits until it is ready. Throws with what it said where it ends first. */
  async start(more: Record<string, string> = {}): Promise<void> {
    this.begin(more)
    await this.untilSaid(/Switchback is ready at /)
  }

  /** Starts it, and does not wait. An end that nobody asked for is counted, and made good by a start. */
  begin(more: Record<string, string> = {}): void {
    const started = startProgram(this.folder, { ...this.environment, PORT: String(this.port), ...more })
    this.started = started
    this.isExpected = false
    void started.ended.then((code) => {
      if (this.isExpected || this.started !== started) return
      this.tally.fault('unaskedExits', `${code}: ${started.said().split('\n').slice(-4).join(' ')}`)
      if ((this.restarts += 1) <= mostRestarts) this.begin(more)
    })
  }

  /** Waits until it has written a text that matches. Returns the text of the first group. */
  async untilSaid(pattern: RegExp): Promise<string> {
    const failed = () => `The program did not write ${pattern}: ${this.said}`
    const look = () => {
      const found = pattern.exec(this.said)
      if (!found && this.isExpected && this.started?.child.exitCode !== null) throw new Error(failed())
      return found
    }
    return (await until(look, startsWithinMs, failed))[1] ?? ''
  }

  /** Its end is part of the test from here on; its exit code, null where it was killed. */
  async untilEnded(): Promise<number | null> {
    this.isExpected = true
    return this.started!.ended
  }

  /** Kills Node; PostgreSQL is left to its own. */
  async kill(): Promise<void> {
    this.isExpected = true
    this.started!.child.kill('SIGKILL')
    await this.started!.ended
  }

  /** Stops it as Ctrl-C does; an end that is not clean counts as unasked. */
  async stop(): Promise<void> {
    this.isExpected = true
    this.started!.child.kill('SIGINT')
    const code = await this.started!.ended
    if (code !== 0)
      this.tally.fault('unaskedExits', `stopped with ${code}: ${this.said.split('\n').slice(-3).join(' ')}`)
  }

  /** Starts it with a point at which it kills itself, and waits until it did. `work` brings it there. */
  async stopAt(point: string, more: Record<string, string> = {}, work: () => Promise<unknown> = async () => {}) {
    this.begin({ ...more, SWITCHBACK_FAULT_AT: point })
    this.isExpected = true
    const { ended, child } = this.started!
    void work().catch(() => undefined)
    const isOver = await Promise.race([ended.then(() => true), delay(startsWithinMs, false)])
    if (!isOver) await this.kill()
    if (isOver && child.signalCode === 'SIGKILL') this.tally.report.pointsHit.push(point)
    else this.tally.fault('halfDone', `${point} was not reached: ${this.said.split('\n').slice(-3).join(' ')}`)
  }

  /** The address of the work database, as superuser, while the program runs. */
  async databaseUrl(): Promise<string> {
    const password = (await readFile(join(this.folder, 'postgres-password'), 'utf8')).trim()
    const port = (await readFile(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3]!
    return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${workDatabase}`
  }

  /** The process of PostgreSQL. */
  postmaster(): Promise<number> {
    return databaseProcess(this.folder)
  }

  /** Kills one of PostgreSQL's processes, as the kernel does when memory is short. */
  async killBackend(draw: () => number): Promise<void> {
    const backends = await childrenOf(await this.postmaster())
    process.kill(backends[Math.floor(draw() * backends.length)]!, 'SIGKILL')
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const children: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent) children.push(Number(name))
  }
  return children
}
