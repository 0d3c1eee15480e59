import type pg from 'pg'

/** An event that the relay could not publish and set aside. */
export interface NotPublished {
  tenantId: string
  position: number
  type: string
  reason: string
  since: Date
}

/** The events of all tenants that the relay could not publish to a topic. */
export async function eventsNotPublished(connection: pg.Pool | pg.ClientBase, topic: string): Promise<NotPublished[]> {
  type Row = { tenant_id: string; position: string; type: string; reason: string; since: Date }
  const { rows } = await connection.query<Row>('select * from events_not_published($1)', [topic])
  return rows.map(({ tenant_id: tenantId, position, ...rest }) => ({ tenantId, position: Number(position), ...rest }))
}
