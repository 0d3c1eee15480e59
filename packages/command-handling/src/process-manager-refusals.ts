import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'

/** A command that the process manager could not execute, and the code of the reason. */
export interface ManagerRefusal {
  tenantId: string
  /** The position of the event that the command follows from. */
  position: number
  /** Which of the event's commands it is, counted from 0. */
  number: number
  /** The type of the command. */
  command: string
  reason: string
}

const kept = 1_000

/** Keeps a refusal for the operator, once; of a tenant the newest thousand are kept. */
export async function keepRefusal(pool: pg.Pool, { tenantId, position, number, command, reason }: ManagerRefusal) {
  await asTenant(pool, tenantId, async (client) => {
    await client.query(
      `insert into process_manager_refusal (tenant_id, position, number, command, reason) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [tenantId, position, number, command, reason],
    )
    await client.query(
      `delete from process_manager_refusal where tenant_id = $1 and (position, number) in (
         select position, number from process_manager_refusal where tenant_id = $1 order by position desc, number desc offset $2)`,
      [tenantId, kept],
    )
  })
}

/** The refusals that a tenant keeps, the newest first, each with its moment. */
export async function refusalsOf(pool: pg.Pool, tenantId: string): Promise<(ManagerRefusal & { at: string })[]> {
  const { rows } = await asTenant(pool, tenantId, (client) =>
    client.query<{ position: string; number: number; command: string; reason: string; at: Date }>(
      `select position, number, command, reason, at from process_manager_refusal where tenant_id = $1
       order by position desc, number desc`,
      [tenantId],
    ),
  )
  return rows.map((row) => ({ ...row, tenantId, position: Number(row.position), at: row.at.toISOString() }))
}
