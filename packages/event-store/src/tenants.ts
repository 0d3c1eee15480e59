import type pg from 'pg'

type Connection = pg.Pool | pg.ClientBase

/** The ids of all tenants that have events, in their order. Takes a connection that sees all tenants. */
export async function tenantIds(connection: Connection): Promise<string[]> {
  return [...(await headsOfTenants(connection)).keys()]
}

/** The newest position of each tenant, in the order of their ids. Takes a connection that sees all tenants. */
export async function headsOfTenants(connection: Connection): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ tenant_id: string; position: string }>(
    'select tenant_id, position from tenant_head order by tenant_id',
  )
  return new Map(rows.map(({ tenant_id: tenantId, position }) => [tenantId, Number(position)]))
}

/** The newest position of a tenant; 0 where it has no events. Takes a connection that sees this tenant. */
export async function headOf(connection: Connection, tenantId: string): Promise<number> {
  const { rows } = await connection.query<{ position: string }>(
    'select position from tenant_head where tenant_id = $1',
    [tenantId],
  )
  return Number(rows[0]?.position ?? 0)
}

/** When the newest event of a tenant was recorded; null where it has none. Takes a connection that sees this tenant. */
export async function newestRecordedAt(connection: Connection, tenantId: string): Promise<Date | null> {
  const { rows } = await connection.query<{ at: Date }>(
    'select recorded_at as at from event where tenant_id = $1 order by position desc limit 1',
    [tenantId],
  )
  return rows[0]?.at ?? null
}

/**
 * The newest event of one type in a stream: its position, and its data as they are stored, with encrypted fields encrypted. Null where
 * there is none. Takes a connection that sees this tenant.
 */
export async function newestOfType(
  connection: Connection,
  { tenantId, streamId, type }: { tenantId: string; streamId: string; type: string },
): Promise<{ position: number; data: Record<string, unknown> } | null> {
  const { rows } = await connection.query<{ position: string; data: Record<string, unknown> }>(
    `select position, data from event
     where tenant_id = $1 and stream_id = $2 and type = $3 order by version desc limit 1`,
    [tenantId, streamId, type],
  )
  const newest = rows[0]
  return newest ? { position: Number(newest.position), data: newest.data } : null
}
