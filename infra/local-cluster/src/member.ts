import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from '@switchback/testing/until'

export type Role = 'api' | 'relay' | 'projector'

export interface MemberOptions {
  role: Role
  environment: Record<string, string>
  /** One line of its log, or what it said before it had one. */
  onLine?: (line: string) => void
}

const program = (role: Role) => fileURLToPath(new URL(`../../../apps/${role}/dist/main.js`, import.meta.url))
const restartMs = { least: 200, most: 5_000 }

/** One process of the distributed shape. Should it die, it is started again, as a cluster's scheduler would. */
export class Member {
  private child: ChildProcess | null = null
  private stopping = false
  private wait = restartMs.least
  private lastWords = ''
  /** Where it serves and where it tells how it is; null while it is down. */
  address: string | null = null
  operations: string | null = null

  constructor(private readonly options: MemberOptions) {}

  get role() {
    return this.options.role
  }

  get pid() {
    return this.child?.pid
  }

  start() {
    const { role, environment } = this.options
    // In a process group of its own: Ctrl-C reaches the launcher, which stops everything in order.
    const child = fork(program(role), {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--enable-source-maps'],
      env: { ...process.env, ...environment },
    })
    this.child = child
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk: Buffer) => this.hear(chunk.toString()))
    child.on('message', ({ address, operationsPort }: { address?: string; operationsPort: number }) => {
      this.address = address ?? null
      this.operations = `http://127.0.0.1:${operationsPort}`
      this.wait = restartMs.least
    })
    child.on('exit', () => {
      this.address = this.operations = null
      if (this.stopping) return
      setTimeout(() => !this.stopping && this.start(), this.wait)
      this.wait = Math.min(this.wait * 2, restartMs.most)
    })
  }

  private hear(text: string) {
    for (const line of text.split('\n').filter(Boolean)) {
      this.lastWords = line
      this.options.onLine?.(line)
    }
  }

  /** Waits until it says that it is ready. Throws its last line if it is not ready in time. */
  async untilReady(withinMs = 60_000) {
    let missing = ''
    const isReady = async () => {
      const answer = this.operations && (await fetch(`${this.operations}/health/ready`).catch(() => null))
      if (answer && !answer.ok) missing = ((await answer.json()) as { missing: string[] }).missing.join('; ')
      return answer && answer.ok
    }
    const failed = () => `A ${this.role} is not ready. ${missing || this.lastWords || 'It did not start.'}`
    await until(isReady, withinMs, failed)
  }

  /** Ends it at once, as when its machine dies. */
  kill() {
    this.child?.kill('SIGKILL')
  }

  /** Lets it come to its end. */
  async stop() {
    this.stopping = true
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
}
