import { spawn, type ChildProcess } from 'node:child_process'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { endWithUs } from '../postgresql/end-with-us.js'
import { classArchiveOf } from './class-archive.js'
import { KafkaProblem } from './jars.js'

const execute = promisify(execFile)
const startWithinMs = 60_000
/** A small broker: the compiler's second tier costs more than it saves in a test or a trial. */
const javaOptions = ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

export interface BrokerPlace {
  folder: string
  jars: string
  clusterId: string
  /** Where clients reach it. */
  port: number
  properties: Record<string, string>
  /** Further arguments of the tool that formats its storage, such as users. */
  formatting: string[]
}

/** One broker (and controller) of a cluster on this machine. It can be killed and started again on the same port and data. */
export class Broker {
  private child: ChildProcess | null = null

  constructor(readonly place: BrokerPlace) {}

  get address() {
    return `127.0.0.1:${this.place.port}`
  }

  get isRunning() {
    return this.child !== null
  }

  /** Formats the storage the first time, and ends what an earlier, killed start left running. */
  async prepare() {
    const { folder, properties, clusterId, formatting } = this.place
    await mkdir(folder, { recursive: true })
    await this.stopLeftover()
    const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}`)
    await writeFile(join(folder, 'server.properties'), lines.join('\n') + '\n', { mode: 0o600 })
    if (existsSync(join(folder, 'data', 'meta.properties'))) return
    // As one argument: an id may begin with a hyphen.
    const format = ['format', `--cluster-id=${clusterId}`, '-c', join(folder, 'server.properties'), ...formatting]
    await execute('java', [...javaOptions, ...this.java(), 'kafka.tools.StorageTool', ...format])
  }

  /** Starts the process, with further arguments for Java; it answers some seconds later (see `untilListening`). */
  async start(more: string[] = []) {
    if (this.child) return
    const { folder } = this.place
    const log = await open(join(folder, 'broker.log'), 'a', 0o600)
    const args = [...javaOptions, ...more, ...this.java(), 'kafka.Kafka', join(folder, 'server.properties')]
    const child = spawn('java', args, { detached: true, stdio: ['ignore', log.fd, log.fd] })
    child.on('exit', () => {
      if (this.child === child) this.child = null
    })
    child.on('error', () => (this.child = null))
    this.child = child
    endWithUs(child, 'SIGKILL')
    await log.close()
    if (child.pid) await writeFile(this.pidFile, String(child.pid))
  }

  async untilListening() {
    for (let waited = 0; waited < startWithinMs && this.child; waited += 100) {
      if (await this.listens()) return
      await delay(100)
    }
    const log = (await readFile(join(this.place.folder, 'broker.log'), 'utf8')).trim().split('\n').slice(-3).join(' ')
    throw new KafkaProblem(`A Kafka broker did not start. ${log} (whole log: ${this.place.folder}/broker.log)`)
  }

  /** Lets it hang, as a machine does before it is noticed to be dead. */
  hang() {
    this.child?.kill('SIGSTOP')
  }

  /**
   * Ends the process at once (SIGKILL), or lets it hand over its partitions first (SIGTERM). It is killed when that takes longer than
   * `patienceMs`. Returns whether it ended by itself.
   */
  async end(signal: 'SIGKILL' | 'SIGTERM', patienceMs = 15_000): Promise<boolean> {
    const { child } = this
    if (!child) return false
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_code, by) => resolve(by)))
    child.kill(signal)
    const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    const by = await ended
    clearTimeout(patience)
    await rm(this.pidFile, { force: true })
    return by !== 'SIGKILL'
  }

  private get pidFile() {
    return join(this.place.folder, 'broker.pid')
  }

  private java() {
    const { jars } = this.place
    const archive = classArchiveOf(jars)
    return [
      ...(existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : []),
      '-cp',
      join(jars, '*'),
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    ]
  }

  private listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.place.port, '127.0.0.1')
      socket.on('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
  }

  private async stopLeftover() {
    if (!existsSync(this.pidFile)) return
    const pid = await readFile(this.pidFile, 'utf8')
    const running = await execute('ps', ['-p', pid, '-o', 'args=']).catch(() => ({ stdout: '' }))
    if (running.stdout.includes(this.place.folder)) {
      process.kill(Number(pid), 'SIGKILL')
      await delay(200)
    }
    await rm(this.pidFile, { force: true })
  }
}
