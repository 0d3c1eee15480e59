import { policyActor } from '@switchback/command-handling/policies'
import type { CommandHandler } from '@switchback/command-handling/command-handler'
import type { ProgramIds } from '@switchback/command-handling/program-ids'
import type { Keyring } from '@switchback/event-store/sealing'
import { asTenant } from '@switchback/projections/tenancy'
import { auditTrailTable } from '@switchback/views/audit-trail/table'
import { erasureRegisterTable } from '@switchback/views/erasure-register/table'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import type { ViewTable } from '@switchback/projections/table'
import type pg from 'pg'

interface Core {
  pool: pg.Pool
  keyring: Keyring
  commands: CommandHandler
  programIds: ProgramIds
}

/** How many erasures one turn carries out of a tenant. */
const erasuresATurn = 100

/**
 * Carries out the erasures of a tenant that are due: destroys the key, takes away what stands outside the log, and has it recorded,
 * which purges the views. Each of the three can be done again, so that a crash in between leaves nothing half done. Gives how many.
 */
export async function eraseDue(core: Core, tenantId: string, now: Date): Promise<number> {
  const { rows } = await liveRows<{ person: string; due: string }>(
    core.pool,
    tenantId,
    { register: erasureRegisterTable },
    `
    select key as person, due_at as due from {register} where status = 'requested' and due_at <= $1 order by due_at limit $2`,
    [now.toISOString(), erasuresATurn],
  )
  for (const { person } of rows) await erase(core, tenantId, person)
  return rows.length
}

async function erase({ pool, keyring, commands, programIds }: Core, tenantId: string, personId: string) {
  await keyring.destroy(tenantId, personId)
  const { rows } = await pool.query<{ files: number; accounts: number }>('select * from forget_person($1, $2)', [
    tenantId,
    personId,
  ])
  const { files, accounts } = rows[0]!
  await commands.execute({
    tenantId,
    category: 'organisation',
    streamId: tenantId,
    command: { type: 'ConfirmErasure', personId, files, accounts },
    actor: policyActor,
    commandId: programIds('erasure', tenantId, personId, files, accounts),
  })
}

/** Has those erased who left longer ago than the tenant keeps records. Gives how many were asked for. */
export async function demandRetention(
  { pool, commands, programIds }: Core,
  tenantId: string,
  now: Date,
): Promise<number> {
  const tables = {
    trail: auditTrailTable,
    members: memberDirectoryTable,
    profile: organisationProfileTable,
    register: erasureRegisterTable,
  }
  const { rows } = await liveRows<{ person: string }>(
    pool,
    tenantId,
    tables,
    `select m.key as person from {members} m
     join (select subject_id, max(at) as at from {trail} where type = 'MemberRemoved' group by subject_id) t on t.subject_id::text = m.key
     cross join {profile} p
     where m.status = 'removed' and p.settings ->> 'retentionMonths' is not null
       and t.at < $1::timestamptz - make_interval(months => (p.settings ->> 'retentionMonths')::int)
       and not exists (select 1 from {register} r where r.key = m.key) limit $2`,
    [now.toISOString(), erasuresATurn],
  )
  for (const { person } of rows)
    await commands.execute({
      tenantId,
      category: 'organisation',
      streamId: tenantId,
      command: { type: 'DemandErasure', personId: person },
      actor: policyActor,
      commandId: programIds('retention', tenantId, person),
    })
  // Records of who looked are kept for a year.
  await asTenant(pool, tenantId, (client) =>
    client.query(`delete from access_record where tenant_id = $1 and day < $2::date - 366`, [
      tenantId,
      now.toISOString(),
    ]),
  )
  return rows.length
}

/** Asks live rows of views; `{name}` stands for the rows of a table. */
async function liveRows<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  tenantId: string,
  tables: Record<string, ViewTable>,
  sql: string,
  values: unknown[],
) {
  const text = Object.entries(tables).reduce(
    (query, [name, { name: view, version, sqlName }]) =>
      query.replaceAll(
        `{${name}}`,
        `(select v.* from ${sqlName} v join projection_checkpoint c on c.tenant_id = v.tenant_id and c.generation = v.generation
          and c.projection = '${view}@${version}' and c.status = 'live' where v.tenant_id = '${tenantId}')`,
      ),
    sql,
  )
  return asTenant(pool, tenantId, (client) => client.query<Row>(text, values))
}
