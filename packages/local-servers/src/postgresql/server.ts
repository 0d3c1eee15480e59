import { spawn, type ChildProcess } from 'node:child_process'
import { open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { ClusterProblem, type Owner } from './binaries.js'
import { endWithUs } from './end-with-us.js'
import { textOf } from './whole-files.js'

export interface ServerOptions {
  postgres: string
  parameters: string[]
  owner: Owner
  /** A database of the server, to find out whether it answers. */
  url: string
  logFile: string
  onProgress: (what: string) => void
  signal?: AbortSignal | undefined
}

/** How long a starting server may write nothing to its log. */
const silenceMs = 30_000
/** One end without being asked is made good by a new start; a second one within this time is not. */
const restingMs = 60_000
/** "The database system is starting up", or shutting down: PostgreSQL's cannot_connect_now. */
const startingUp = '57P03'

/** A PostgreSQL server as our child. It is started again when it ends unasked, on the same port, so that pools come back. */
export class Server {
  private child: ChildProcess | null = null
  private isStopping = false
  private lastEnd = -Infinity
  private restarting: Promise<void> | null = null
  private lose: (problem: ClusterProblem) => void = () => {}

  /** Settles when the server is gone and is not started again; never by `stop`. */
  readonly lost = new Promise<ClusterProblem>((resolve) => (this.lose = resolve))

  constructor(private readonly options: ServerOptions) {}

  /** Starts the server and waits until it answers. Throws ClusterProblem, and has ended it then. */
  async start(): Promise<void> {
    const { postgres, parameters, owner, logFile } = this.options
    const log = await open(logFile, 'a', 0o600)
    const child = spawn(postgres, parameters, {
      ...owner,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { ...process.env, LC_ALL: 'C' },
    })
    endWithUs(child, 'SIGINT')
    this.child = child
    let isOver = false
    for (const event of ['exit', 'error']) child.once(event, () => (isOver = true))
    await log.close()
    if (!(await this.answers(() => isOver))) {
      await end(child)
      throw await this.problem('The database did not start.')
    }
    child.once('exit', () => this.ended())
    if (isOver) this.ended()
  }

  /** A fast shutdown: open transactions are rolled back, what was committed is kept. */
  async stop(): Promise<void> {
    this.isStopping = true
    await this.restarting
    if (this.child) await end(this.child)
  }

  private ended() {
    if (this.isStopping) return
    const now = performance.now()
    const isSecond = now - this.lastEnd < restingMs
    this.lastEnd = now
    this.restarting = (async () => {
      if (isSecond) return this.lose(await this.problem('The database has ended twice within a minute.'))
      this.options.onProgress('The database has ended unexpectedly. Starting it again')
      await this.startAgain().catch((problem: ClusterProblem) => this.isStopping || this.lose(problem))
    })()
  }

  /** A killed server's processes keep its memory for a moment, and a new one cannot start until they are gone. */
  private async startAgain() {
    const until = performance.now() + silenceMs
    for (;;) {
      try {
        return await this.start()
      } catch (error) {
        if (this.isStopping || performance.now() > until) throw error
        await delay(500)
      }
    }
  }

  /** Whether the server answers in the end. Replaying what it wrote before it was killed may take long, and is waited for. */
  private async answers(isOver: () => boolean): Promise<boolean> {
    const { url, onProgress, signal } = this.options
    const begun = performance.now()
    let deadline = begun + silenceMs
    let isSaid = false
    while (!isOver() && !this.isStopping && !signal?.aborted && performance.now() < deadline) {
      const code = await tryToConnect(url)
      if (code === null) return true
      if (code === startingUp) deadline = performance.now() + silenceMs
      if (code === startingUp && !isSaid && performance.now() > begun + 2_000) {
        onProgress('The database replays what it had written before it was interrupted. This may take minutes')
        isSaid = true
      }
      await delay(50)
    }
    return false
  }

  private async problem(what: string): Promise<ClusterProblem> {
    const { logFile } = this.options
    const tail = ((await textOf(logFile)) ?? '').split('\n').slice(-3).join(' ')
    return new ClusterProblem(
      `${what} ${tail} (whole log: ${logFile}) Keep the folder: it has the data. If the log names damage, restore a backup.`,
    )
  }
}

/** Returns the SQLSTATE or error code of an attempt to connect; null if it succeeded. */
async function tryToConnect(connectionString: string): Promise<string | null> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return null
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown'
  } finally {
    await client.end().catch(() => {})
  }
}

async function end(child: ChildProcess) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await over
}
