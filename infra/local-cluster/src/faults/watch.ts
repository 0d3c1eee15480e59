import { setTimeout as delay } from 'node:timers/promises'
import { openPool } from '@switchback/database/pool'
import type pg from 'pg'
import type { Distributed } from '../distributed.js'

const lookMs = 20

/** Looks again and again how far the log and the views of each tenant have come, and what the projectors count. */
export class Watch {
  private readonly pool: pg.Pool
  private readonly stalls = { log: new Stall(), views: new Stall() }
  /** What each projector process that ever ran had counted when it was last asked. */
  private readonly gaps = new Map<number, number>()
  private running = true
  private looking: Promise<void> = Promise.resolve()

  constructor(
    adminUrl: string,
    private readonly distributed: Distributed,
  ) {
    this.pool = openPool({ connectionString: adminUrl, max: 1 })
  }

  async start() {
    this.looking = this.look()
  }

  async stop() {
    this.running = false
    await this.looking
    await this.pool.end()
  }

  /** The longest that the log and the views of any tenant stood still since this was last asked, in milliseconds. */
  longest() {
    return { log: this.stalls.log.take(), views: this.stalls.views.take() }
  }

  /** How many events the log did not bring to the views, over all projectors that ever ran. */
  get gapsFilled() {
    return [...this.gaps.values()].reduce((sum, count) => sum + count, 0)
  }

  async askProjectors() {
    for (const { pid, operations } of this.distributed.of('projector')) {
      if (!pid || !operations) continue
      const text = await fetch(`${operations}/metrics`).then(
        (answer) => answer.text(),
        () => '',
      )
      const count = /^switchback_gaps_filled_total\{consumer="views".*\} (\d+)$/m.exec(text)?.[1]
      if (count) this.gaps.set(pid, Number(count))
    }
  }

  private async look() {
    for (let turn = 0; this.running; turn += 1) {
      const { rows } = await this.pool.query<{ tenant_id: string; log: string; views: string }>(
        `select m.tenant_id, m.position as log, c.position as views from relay_mark m
         join projection_checkpoint c on c.tenant_id = m.tenant_id and c.projection like 'coach_caseload@%'`,
      )
      for (const { tenant_id: tenantId, log, views } of rows) {
        this.stalls.log.saw(tenantId, log)
        this.stalls.views.saw(tenantId, views)
      }
      if (turn % 50 === 0) await this.askProjectors()
      await delay(lookMs)
    }
  }
}

/** For how long the numbers of tenants did not change; only of those that commands come for. */
class Stall {
  private readonly last = new Map<string, { value: string; since: number }>()
  private longest = 0

  saw(tenantId: string, value: string) {
    const now = performance.now()
    const last = this.last.get(tenantId)
    if (last) this.longest = Math.max(this.longest, now - last.since)
    if (last?.value !== value) this.last.set(tenantId, { value, since: now })
  }

  take() {
    const { longest } = this
    this.longest = 0
    return Math.round(longest)
  }
}
