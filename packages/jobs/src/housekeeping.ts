import type { Commands } from '@switchback/command-handling/execute-command'
import type { ProgramIds } from '@switchback/command-handling/program-ids'
import type { Keyring } from '@switchback/event-store/keyring'
import { Due, newestEvent, processClock, type Clock } from './due.js'
import { demandRetention, eraseDue } from './erasure.js'
import type pg from 'pg'
import { releaseFigures } from './release-figures.js'

/** The tasks for each tenant, in order. */
const tasks = { retention: demandRetention, erasure: eraseDue, release: releaseFigures }

/** What metrics count: refusals and failures, and a clock that is not trusted. */
export type HousekeepingCount = 'failed' | 'clock-ahead' | 'clock-behind'

export interface HousekeepingOptions {
  core: { pool: pg.Pool; keyring: Keyring; commands: Commands; programIds: ProgramIds }
  /** How often, in milliseconds; every minute by default. */
  everyMs?: number
  /** How long what cannot be undone must be found due before it is done, in milliseconds; an hour by default. */
  waitMs?: number
  clock?: Clock
  onError?: (error: unknown, where: string) => void
  count?: (what: HousekeepingCount) => void
}

const defaultEveryMs = 60_000
const defaultWaitMs = 3_600_000

/**
 * Makes rounds over all tenants: does what is due, reports failures, and tries them again in the next round; other people,
 * publications and tenants do not wait for them. What cannot be undone must be due for long enough first (see Due).
 */
export function housekeepingRounds({
  core,
  everyMs = defaultEveryMs,
  waitMs = defaultWaitMs,
  clock = processClock,
  onError,
  count,
}: HousekeepingOptions) {
  let lastFault: string | null = null
  let fault: 'ahead' | 'behind' | null = null
  let stopped = false
  const due = new Due({ pool: core.pool, clock, waitMs, roundMs: 5 * everyMs, onFault: (found) => (fault = found) })
  const failed = (error: unknown, where: string) => {
    count?.('failed')
    onError?.(error, where)
  }

  async function round() {
    fault = null
    const tenants = await allTenants(core.pool).catch((error: unknown) => {
      failed(error, 'looking for tenants')
      return []
    })
    let newest: Promise<number | null> | undefined
    for (const tenantId of tenants)
      for (const [name, task] of Object.entries(tasks)) {
        if (stopped) return
        const outcomes = {
          confirm: due.of(tenantId, () => (newest ??= newestEvent(core.pool, tenants))),
          failed: (error: unknown, what: string) => failed(error, `${what} of ${tenantId}`),
        }
        await task(core, tenantId, clock.now(), outcomes).catch((error: unknown) =>
          failed(error, `${name} of ${tenantId}`),
        )
      }
    noteFault()
  }

  /** A clock that is not trusted is reported once, until it is right again. */
  function noteFault() {
    if (fault) count?.(`clock-${fault}`)
    if (fault && fault !== lastFault)
      onError?.(
        new Error(
          `The clock is ${fault === 'ahead' ? 'days ahead of' : 'behind'} the newest event: nothing that cannot be undone is done.`,
        ),
        'looking at the clock',
      )
    lastFault = fault
  }

  return {
    round,
    stop() {
      stopped = true
    },
  }
}

/** Starts the rounds. */
export function startHousekeeping(options: HousekeepingOptions) {
  const rounds = housekeepingRounds(options)
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let round: Promise<void> = Promise.resolve()
  function next() {
    round = rounds
      .round()
      .catch((error: unknown) => options.onError?.(error, 'housekeeping'))
      .finally(() => {
        if (!stopped) timer = setTimeout(next, options.everyMs ?? defaultEveryMs)
      })
  }
  next()
  return {
    /** Waits for the current task. */
    async stop() {
      stopped = true
      rounds.stop()
      clearTimeout(timer)
      await round
    },
  }
}

/** The ids of all tenants that have events. */
export async function allTenants(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ all_tenants: string }>('select all_tenants()')
  return rows.map(({ all_tenants: tenantId }) => tenantId)
}
