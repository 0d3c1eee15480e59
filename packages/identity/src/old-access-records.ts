import type pg from 'pg'

/** Whether a tenant has records of who looked from before a day, such as `2027-03-01`. Takes a connection that sees this tenant. */
export async function hasRecordsBefore(client: pg.ClientBase, tenantId: string, day: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    'select exists (select 1 from access_record where tenant_id = $1 and day < $2) as found',
    [tenantId, day],
  )
  return rows[0]?.found === true
}

/** Deletes a tenant's records of who looked from before a day, such as `2027-03-01`. Takes a connection that sees this tenant. */
export async function dropRecordsBefore(client: pg.ClientBase, tenantId: string, day: string): Promise<void> {
  await client.query('delete from access_record where tenant_id = $1 and day < $2', [tenantId, day])
}
