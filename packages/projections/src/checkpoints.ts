import { operatorLimits } from '@switchback/database/limits'
import type pg from 'pg'
import type { Projection } from './projection.js'
import { asTenant } from './tenancy.js'

export interface Failure {
  position: number
  type: string
  error: string
  tries: number
  /** True after its last try: it waits for an operator. */
  setAside: boolean
}

export interface Checkpoint {
  projection: string
  generation: number
  position: number
  status: 'live' | 'building'
  failure: Failure | null
}

/** Another worker moved the checkpoint first: nothing of this batch was written. */
export class Fenced extends Error {
  readonly retryable = true
}

/** The checkpoints of a tenant's projections; those that are new begin at 0. */
export async function loadCheckpoints(pool: pg.Pool, tenantId: string, ids: string[]): Promise<Checkpoint[]> {
  return asTenant(pool, tenantId, async (client) => {
    await client.query(
      `insert into projection_checkpoint (tenant_id, projection, generation, status)
       select $1, p, 1, 'live' from unnest($2::text[]) p
       where not exists (select 1 from projection_checkpoint c where c.tenant_id = $1 and c.projection = p)
       on conflict do nothing`,
      [tenantId, ids],
    )
    const { rows } = await client.query<Omit<Checkpoint, 'position'> & { position: string }>(
      `select projection, generation, position, status, failure from projection_checkpoint
       where tenant_id = $1 and projection = any($2) order by projection, generation`,
      [tenantId, ids],
    )
    return rows.map((row) => ({ ...row, position: Number(row.position) }))
  })
}

/** Moves checkpoints by compare-and-set, within the transaction that wrote the rows. All or none: throws Fenced where another worker was faster. */
export async function moveCheckpoints(
  client: pg.ClientBase,
  tenantId: string,
  moves: (Pick<Checkpoint, 'projection' | 'generation' | 'position'> & { to: number })[],
): Promise<void> {
  const { rowCount } = await client.query({
    name: 'move checkpoints',
    text: `update projection_checkpoint c set position = m.to_position, failure = null
      from unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) m (projection, generation, from_position, to_position)
      where c.tenant_id = $1 and c.projection = m.projection and c.generation = m.generation and c.position = m.from_position`,
    values: [
      tenantId,
      moves.map(({ projection }) => projection),
      moves.map(({ generation }) => generation),
      moves.map(({ position }) => position),
      moves.map(({ to }) => to),
    ],
  })
  if (rowCount !== moves.length) throw new Fenced('Another worker was faster.')
}

/** Records why a projection waits, with its checkpoint. */
export async function recordFailure(pool: pg.Pool, tenantId: string, checkpoint: Checkpoint, failure: Failure) {
  await asTenant(pool, tenantId, (client) =>
    client.query(
      `update projection_checkpoint set failure = $4 where tenant_id = $1 and projection = $2 and generation = $3 and position = $5`,
      [tenantId, checkpoint.projection, checkpoint.generation, failure, failure.position - 1],
    ),
  )
}

/** Moves a checkpoint past an event that an operator let the projection skip before, as in a rebuild. Returns whether it did. */
export async function skipAgain(
  pool: pg.Pool,
  tenantId: string,
  { projection, generation }: Checkpoint,
  { position }: Failure,
): Promise<boolean> {
  const { rowCount } = await asTenant(pool, tenantId, (client) =>
    client.query(
      `update projection_checkpoint c set position = $4, failure = null
       where tenant_id = $1 and projection = $2 and generation = $3 and position = $4::bigint - 1
         and exists (select 1 from projection_skip s where s.tenant_id = $1 and s.projection = $2 and s.position = $4)`,
      [tenantId, projection, generation, position],
    ),
  )
  return rowCount === 1
}

/** Lets a projection that was set aside try its event again. */
export async function retryProjection(pool: pg.Pool, tenantId: string, projection: string): Promise<void> {
  await asTenant(pool, tenantId, (client) =>
    client.query('update projection_checkpoint set failure = null where tenant_id = $1 and projection = $2', [
      tenantId,
      projection,
    ]),
  )
}

/** Lets a projection that was set aside skip its event; the reason is recorded. */
export async function skipEvent(pool: pg.Pool, tenantId: string, projection: string, reason: string): Promise<void> {
  await asTenant(pool, tenantId, async (client) => {
    const { rows } = await client.query<{ position: string }>(
      `update projection_checkpoint set position = position + 1, failure = null
       where tenant_id = $1 and projection = $2 and failure is not null returning position`,
      [tenantId, projection],
    )
    for (const { position } of rows)
      await client.query(
        `insert into projection_skip (tenant_id, projection, position, reason) values ($1, $2, $3, $4) on conflict do nothing`,
        [tenantId, projection, position, reason],
      )
  })
}

/** The positions of the events that an operator let a projection skip. */
export async function skippedEvents(pool: pg.Pool, tenantId: string, projection: string): Promise<Set<number>> {
  const { rows } = await asTenant(pool, tenantId, (client) =>
    client.query<{ position: string }>(
      'select position from projection_skip where tenant_id = $1 and projection = $2',
      [tenantId, projection],
    ),
  )
  return new Set(rows.map(({ position }) => Number(position)))
}

/** Makes a rebuilt generation the live one, in one transaction; returns the generations that it replaces. */
export async function switchGeneration(pool: pg.Pool, tenantId: string, built: Checkpoint): Promise<number[]> {
  return asTenant(pool, tenantId, async (client) => {
    const { rows } = await client.query<{ generation: number }>(
      `delete from projection_checkpoint where tenant_id = $1 and projection = $2 and generation < $3 returning generation`,
      [tenantId, built.projection, built.generation],
    )
    await client.query(
      `update projection_checkpoint set status = 'live' where tenant_id = $1 and projection = $2 and generation = $3`,
      [tenantId, built.projection, built.generation],
    )
    return rows.map(({ generation }) => generation)
  })
}

/** Deletes the rows of a generation that is no longer live. */
export async function deleteGeneration(pool: pg.Pool, tenantId: string, projection: Projection, generation: number) {
  // A view of a large tenant may take longer than people would wait.
  const { statementMs } = operatorLimits
  await asTenant(pool, tenantId, async (client) => {
    await client.query(`set local statement_timeout = ${statementMs}`)
    await client.query({
      text: `delete from ${projection.table.sqlName} where tenant_id = $1 and generation = $2`,
      values: [tenantId, generation],
      query_timeout: statementMs,
    } as pg.QueryConfig)
  })
}

/** Ends a rebuild before it is done: deletes its rows and its checkpoint, and the live generation stays live. */
export async function dropBuilding(pool: pg.Pool, tenantId: string, projection: Projection, generation: number) {
  await asTenant(pool, tenantId, (client) =>
    client.query(
      `delete from projection_checkpoint where tenant_id = $1 and projection = $2 and generation = $3 and status = 'building'`,
      [tenantId, projection.id, generation],
    ),
  )
  await deleteGeneration(pool, tenantId, projection, generation)
}
