import type pg from 'pg'

/** Whether loading the demo into this database was begun and not finished. Takes a connection that may change tables. */
export async function isDemoHalfLoaded(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from installation where demo_loading_since is not null')
  return rowCount !== 0
}

/** Notes that the demo is being loaded into this database, or that this is over. Takes a connection that may change tables. */
export async function markDemoLoading(client: pg.ClientBase, isLoading: boolean): Promise<void> {
  await client.query(`update installation set demo_loading_since = ${isLoading ? 'now()' : 'null'}`)
}
