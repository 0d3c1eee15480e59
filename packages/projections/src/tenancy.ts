import { borrow } from '@switchback/database/pool'
import type pg from 'pg'

/** For what can be rebuilt from the events: a crash may lose the last commits, and they are made again. */
export const canBeRebuilt = 'set local synchronous_commit = off'

/** For a lock that is kept while work goes on over other connections, which may take long for a large tenant. */
export const heldForLong = `set local idle_in_transaction_session_timeout = '1h'`

/** Runs work in one transaction that may see and write this tenant's rows alone. */
export async function asTenant<Result>(
  pool: pg.Pool,
  tenantId: string,
  work: (client: pg.PoolClient) => Promise<Result>,
  settings: '' | typeof canBeRebuilt | typeof heldForLong = '',
): Promise<Result> {
  return borrow(pool, async (client, discard) => {
    try {
      await client.query(`begin; set local app.tenants = '{${checked(tenantId)}}'; ${settings}`)
      const result = await work(client)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(discard)
      throw error
    }
  })
}

/** The id as it goes into the text of a statement, which saves a round trip. Throws when it is not an id. */
function checked(tenantId: string): string {
  if (!/^[0-9a-f-]{36}$/i.test(tenantId)) throw new Error('A tenant has a UUID.')
  return tenantId
}
