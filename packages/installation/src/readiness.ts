import { missingTables } from '@switchback/runtime/database'
import { projectionLag } from '@switchback/projections/lag'
import { allProjections } from '@switchback/views/all-projections'
import type pg from 'pg'

/** How long an answer is reused, in milliseconds: probes come from several places, and each costs queries. */
const keptMs = 1_000

/**
 * Reasons why the program cannot serve requests: the database is away, tables are missing, or a view waits at an event that it cannot
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
  const waiting = (await projectionLag(pool)).filter(({ setAside }) => setAside > 0)
  return waiting.map(({ projection }) => `the view ${projection} of some tenant waits at an event that it cannot take`)
}
