import type pg from 'pg'

/** The generation of a view that is read, and the position that it has reached. Takes a connection that sees this tenant. */
export async function liveCheckpoint(
  client: pg.ClientBase,
  tenantId: string,
  projection: string,
): Promise<{ generation: number; position: number }> {
  const { rows } = await client.query<{ generation: number; position: string }>(
    `select generation, position from projection_checkpoint where tenant_id = $1 and projection = $2 and status = 'live'`,
    [tenantId, projection],
  )
  return { generation: rows[0]?.generation ?? 0, position: Number(rows[0]?.position ?? 0) }
}

/** Whether all of these views have reached a position. Takes a connection that sees this tenant. */
export async function haveReached(
  client: pg.ClientBase,
  tenantId: string,
  projections: readonly string[],
  position: number,
): Promise<boolean> {
  const { rows } = await client.query<{ reached: number }>(
    `select count(*)::int as reached from projection_checkpoint
     where tenant_id = $1 and projection = any($2) and status = 'live' and position >= $3`,
    [tenantId, projections, position],
  )
  return rows[0]?.reached === projections.length
}
