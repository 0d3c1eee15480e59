import { missingTables } from '@switchback/runtime/database'
import { allProjections } from '@switchback/views/all-projections'
import type pg from 'pg'

/** How long an answer counts, in milliseconds: probes come from several places, and each costs queries. */
const keptMs = 1_000

/**
 * What stands in the way of serving: the database is away, tables are missing, or a view waits at an event that it cannot
 * take. Empty when nothing does.
 */
export function readinessOf(pool: pg.Pool): () => Promise<string[]> {
  let asked = -Infinity
  let answer: Promise<string[]> = Promise.resolve([])
  return () => {
    if (performance.now() - asked < keptMs) return answer
    asked = performance.now()
    answer = look(pool)
    return answer
  }
}

async function look(pool: pg.Pool): Promise<string[]> {
  const missing = await missingTables(
    pool,
    allProjections.map(({ table }) => table.sqlName),
  )
  if (missing.length > 0) return missing
  const { rows } = await pool.query<{ projection: string }>(
    'select projection from projection_lag() where set_aside > 0',
  )
  return rows.map(({ projection }) => `the view ${projection} of some tenant waits at an event that it cannot take`)
}
