import { setTimeout as delay } from 'node:timers/promises'
import type { Proxy } from '@switchback/testing/proxy'
import type { Distributed } from '../distributed.js'
import { Asking } from './asking.js'
import { listenersOf, mostInTenSeconds } from './connections.js'
import { until } from '@switchback/testing/until'

const backWithinMs = 10_000
/** For each process: about one attempt a second, and what was under way when the database went. */
const mostAttempts = 20
const roles = ['api', 'relay', 'projector'] as const

/** What came of the times without the database. `troubles`: everything that may not be, in words. */
export interface DatabaseReport {
  attemptsIn10s: number
  backMs: number
  worstAnswerMs: number
  listens: { before: number; after: number } | null
  troubles: string[]
}

/** Takes the database away from all processes: they go on without a restart, try to connect seldom, and are back soon. */
export class DatabaseAway {
  readonly report: DatabaseReport = { attemptsIn10s: 0, backMs: 0, worstAnswerMs: 0, listens: null, troubles: [] }

  /** `adminUrl` goes past the proxy; `untilMore` waits until commands are acknowledged again; `question` is asked all the while. */
  constructor(
    private readonly proxy: Proxy,
    private readonly distributed: Distributed,
    private readonly adminUrl: string,
    private readonly untilMore: () => Promise<void>,
    private readonly question: { url: string; headers: Record<string, string> },
  ) {}

  /** The database resets every connection for some milliseconds. */
  refuse(forMs: number): Promise<void> {
    return this.without(forMs, () => this.proxy.refuse())
  }

  /** The database neither answers nor ends a connection for some milliseconds. */
  fallSilent(forMs: number): Promise<void> {
    return this.without(forMs, () => {
      this.proxy.hole()
      this.proxy.stick()
    })
  }

  private async without(forMs: number, takeAway: () => void) {
    const { proxy, report } = this
    const before = { listens: await this.listeners(), pids: this.pids() }
    const begun = proxy.attempts.length
    const asking = new Asking(this.question.url, this.question.headers)
    takeAway()
    await delay(forMs)
    const most = mostInTenSeconds(proxy.attempts.slice(begun))
    const back = performance.now()
    proxy.pass()
    proxy.cutStuck()
    await this.untilMore()
    const backMs = Math.round(performance.now() - back)
    const { worstMs, wrong } = await asking.stop()
    report.worstAnswerMs = Math.max(report.worstAnswerMs, worstMs)
    report.troubles.push(...wrong.slice(0, 5))
    report.attemptsIn10s = Math.max(report.attemptsIn10s, most)
    report.backMs = Math.max(report.backMs, backMs)
    const processes = before.pids.length
    if (most > mostAttempts * processes) report.troubles.push(`${most} attempts of ${processes} processes in 10 s`)
    if (backMs > backWithinMs) report.troubles.push(`acknowledged again only after ${backMs} ms`)
    await this.untilListening(before.listens)
    if (this.pids().join() !== before.pids.join()) report.troubles.push('a process ended while the database was away')
  }

  /** As many connections listen as before: each fault ends some, and each comes back once. */
  private async untilListening(before: number) {
    let after = -1
    const isBack = async () => (after = await this.listeners()) === before
    await until(isBack, 3 * backWithinMs).catch(() => undefined)
    this.report.listens = { before, after }
    if (after !== before) this.report.troubles.push(`${after} connections listen, before it were ${before}`)
  }

  private listeners() {
    return listenersOf(this.adminUrl, 'postgres')
  }

  private pids() {
    return roles.flatMap((role) => this.distributed.of(role)).map(({ pid }) => pid)
  }
}
