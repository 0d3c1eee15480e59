import type pg from 'pg'

/** Runs work in one transaction that may see and write this tenant's rows alone. */
export async function asTenant<Result>(
  pool: pg.Pool,
  tenantId: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken: unknown
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenants', $1, true)`, [`{${tenantId}}`])
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((lost: unknown) => (broken = lost))
    throw error
  } finally {
    client.release(broken !== undefined)
  }
}
