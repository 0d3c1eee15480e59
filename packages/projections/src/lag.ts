import type pg from 'pg'

/** How far a projection is behind the store, over all tenants. */
export interface Lag {
  projection: string
  events: number
  /** Tenants of which it waits at an event that it cannot take. */
  setAside: number
}

/** How far each projection is behind the store. */
export async function projectionLag(pool: pg.Pool): Promise<Lag[]> {
  const { rows } = await pool.query<{ projection: string; events: string; set_aside: string }>(
    'select * from projection_lag()',
  )
  return rows.map(({ projection, events, set_aside: setAside }) => ({
    projection,
    events: Number(events),
    setAside: Number(setAside),
  }))
}

/** The tenants of which a consumer, named as in its checkpoints, has not seen everything. */
export async function tenantsBehind(pool: pg.Pool, consumers: string[]): Promise<string[]> {
  const { rows } = await pool.query<{ tenants_behind: string }>('select tenants_behind($1)', [consumers])
  return rows.map(({ tenants_behind: tenantId }) => tenantId)
}
