import { newestRecordedAt } from '@switchback/event-store/tenants'
import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'

/** The time of day, and milliseconds since the process began, by a clock that no one can set. */
export interface Clock {
  now: () => Date
  monotonic: () => number
}

export const processClock: Clock = { now: () => new Date(), monotonic: () => performance.now() }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Returns why the clock cannot be trusted with what cannot be undone, compared with the newest event (milliseconds since 1970); null if it can. */
export function clockFault(now: number, newest: number | null, processAgeMs: number): 'ahead' | 'behind' | null {
  if (newest === null) return null
  if (now < newest - 5 * minute) return 'behind'
  return now > newest + 2 * day && processAgeMs < hour ? 'ahead' : null
}

/** Which of the items that a task found due may be carried out. What is not among the items is not due any more. */
export type Confirm = (task: string, items: readonly string[]) => Promise<string[]>

/** Confirms at once what is due: for callers that trust the time. */
export const atOnce: Confirm = async (_, items) => [...items]

interface DueOptions {
  pool: pg.Pool
  clock: Clock
  /** How long something must be found due before it is done, in milliseconds. */
  waitMs: number
  /** The most that passes between two rounds while they go on, in milliseconds; a longer time counts as this. */
  roundMs: number
  /** Called if the clock is not trusted. */
  onFault: (fault: 'ahead' | 'behind') => void
}

/**
 * Holds back what cannot be undone until it was found due for long enough, by the monotonic clocks of the processes that
 * looked. What was waited stays when a process ends; time in which none ran does not count. Of two processes each adds its own:
 * they are two clocks that agree.
 */
export class Due {
  private readonly seen = new Map<string, number>()

  constructor(private readonly options: DueOptions) {}

  /** The confirmation of a tenant's tasks. `newest`: when the installation's newest event was recorded. */
  of(tenantId: string, newest: () => Promise<number | null>): Confirm {
    return (task, items) => this.confirm(tenantId, task, items, newest)
  }

  private async confirm(
    tenantId: string,
    task: string,
    items: readonly string[],
    newest: () => Promise<number | null>,
  ): Promise<string[]> {
    const { pool, clock, waitMs, roundMs, onFault } = this.options
    if (items.length > 0) {
      const fault = clockFault(clock.now().getTime(), await newest(), clock.monotonic())
      if (fault) onFault(fault)
      if (fault) return []
    }
    const at = clock.monotonic()
    const waited = items.map((item) => {
      const key = `${tenantId}/${task}/${item}`
      const before = this.seen.get(key)
      this.seen.set(key, at)
      return before === undefined ? 0 : Math.min(Math.max(0, Math.round(at - before)), roundMs)
    })
    this.forget(`${tenantId}/${task}/`, new Set(items))
    return asTenant(pool, tenantId, async (client) => {
      await client.query('delete from due_finding where tenant_id = $1 and task = $2 and item <> all ($3)', [
        tenantId,
        task,
        items,
      ])
      const { rows } = await client.query<{ item: string }>(
        `with found as (
           insert into due_finding (tenant_id, task, item, waited_ms)
             select $1, $2, f.item, f.waited from unnest($3::text[], $4::bigint[]) f (item, waited)
             on conflict (tenant_id, task, item) do update set waited_ms = due_finding.waited_ms + excluded.waited_ms
             returning item, waited_ms)
         select item from found where waited_ms >= $5`,
        [tenantId, task, items, waited, waitMs],
      )
      const confirmed = new Set(rows.map(({ item }) => item))
      return items.filter((item) => confirmed.has(item))
    })
  }

  private forget(prefix: string, due: ReadonlySet<string>) {
    for (const key of this.seen.keys())
      if (key.startsWith(prefix) && !due.has(key.slice(prefix.length))) this.seen.delete(key)
  }
}

/** When the newest event of any of these tenants was recorded, in milliseconds since 1970; null where there is none. */
export async function newestEvent(pool: pg.Pool, tenants: readonly string[]): Promise<number | null> {
  let newest: number | null = null
  for (const tenantId of tenants) {
    const at = await asTenant(pool, tenantId, (client) => newestRecordedAt(client, tenantId))
    if (at) newest = Math.max(newest ?? 0, at.getTime())
  }
  return newest
}

/** How a task learns what it may carry out, and where it reports what failed before it goes on with the next. */
export interface Outcomes {
  confirm: Confirm
  failed: (error: unknown, what: string) => void
}

/** For callers that trust the time and want to see the error. */
export const direct: Outcomes = {
  confirm: atOnce,
  failed(error) {
    throw error
  },
}
