import type { CommandHandler } from '@switchback/command-handling/command-handler'
import type { ProgramIds } from '@switchback/command-handling/program-ids'
import type { Keyring } from '@switchback/event-store/sealing'
import { demandRetention, eraseDue } from '@switchback/rights/erasure'
import type pg from 'pg'
import { releaseFigures } from './release-figures.js'

/** What is done for each tenant, one after the other. */
const tasks = [demandRetention, eraseDue, releaseFigures]

export interface HousekeepingOptions {
  core: { pool: pg.Pool; keyring: Keyring; commands: CommandHandler; programIds: ProgramIds }
  /** How often, in milliseconds; every minute unless told. */
  everyMs?: number
  onError?: (error: unknown, where: string) => void
}

/** Looks after every tenant from time to time: what is due is done, and what fails is tried again the next time. */
export function startHousekeeping({ core, everyMs = 60_000, onError }: HousekeepingOptions) {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let round: Promise<void> = Promise.resolve()

  async function lookAfterAll() {
    const tenants = await allTenants(core.pool).catch((error: unknown) => {
      onError?.(error, 'looking for tenants')
      return []
    })
    for (const tenantId of tenants)
      for (const task of tasks) {
        if (stopped) return
        await task(core, tenantId, new Date()).catch((error: unknown) => onError?.(error, `looking after ${tenantId}`))
      }
  }
  function next() {
    round = lookAfterAll().finally(() => {
      if (!stopped) timer = setTimeout(next, everyMs)
    })
  }
  next()
  return {
    /** Lets the task under way come to its end. */
    async stop() {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}

/** The ids of all tenants that have events. */
async function allTenants(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ all_tenants: string }>('select all_tenants()')
  return rows.map(({ all_tenants: tenantId }) => tenantId)
}
