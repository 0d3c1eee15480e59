import type { AnyRecorded } from '@switchback/domain/kernel/events'
import type { EventStore } from '@switchback/event-store/event-store'
import type pg from 'pg'
import { loadCheckpoints, skippedEvents } from './checkpoints.js'
import { fold, type Projection } from './projection.js'
import { loadRows } from './rows.js'
import { asTenant } from './tenancy.js'

type Rows = Map<string, Record<string, unknown>>

/** A view as it was: folded in memory from a tenant's events up to a position, or up to what was recorded by a moment. */
export async function viewAsOf(
  store: EventStore,
  projection: Projection,
  tenantId: string,
  until: { position?: number; recordedAt?: string; skipped?: ReadonlySet<number> } = {},
): Promise<Rows> {
  const rows: Rows = new Map()
  await eachPage(store, tenantId, until, (events) => {
    fold(projection, rows, until.skipped ? events.filter(({ position }) => !until.skipped!.has(position)) : events)
  })
  return rows
}

async function eachPage(
  store: EventStore,
  tenantId: string,
  { position = Infinity, recordedAt = '9999' }: { position?: number; recordedAt?: string },
  handle: (events: AnyRecorded[]) => void,
) {
  for (let after = 0; ;) {
    const page = await store.readTenant(tenantId, after, 5_000)
    const wanted = page.filter((event) => event.position <= position && event.recordedAt <= recordedAt)
    handle(wanted)
    if (page.length === 0 || wanted.length < page.length) return
    after = page.at(-1)!.position
  }
}

export interface Comparison {
  rows: number
  differ: { projection: string; key: string }[]
}

/** Replays a tenant's views from the store and compares them, row by row, with the live ones at their positions. */
export async function compareWithStore(
  pool: pg.Pool,
  store: EventStore,
  projections: readonly Projection[],
  tenantId: string,
): Promise<Comparison> {
  const result: Comparison = { rows: 0, differ: [] }
  const checkpoints = await loadCheckpoints(
    pool,
    tenantId,
    projections.map(({ id }) => id),
  )
  for (const projection of projections) {
    const live = checkpoints.find(
      (checkpoint) => checkpoint.projection === projection.id && checkpoint.status === 'live',
    )!
    const kept = await asTenant(pool, tenantId, (client) => loadRows(client, projection, tenantId, live.generation))
    const skipped = await skippedEvents(pool, tenantId, projection.id)
    const folded = await viewAsOf(store, projection, tenantId, { position: live.position, skipped })
    for (const key of new Set([...kept.keys(), ...folded.keys()])) {
      result.rows += 1
      if (canonical(kept.get(key)) !== canonical(folded.get(key)))
        result.differ.push({ projection: projection.id, key })
    }
  }
  return result
}

/** JSON with fields in order, and without those that are empty: two equal rows have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, field]) => field !== null && field !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : inner,
  )
}
