import { processManagerActor } from '@switchback/command-handling/process-managers'
import { ExecuteCommand, type Commands } from '@switchback/command-handling/execute-command'
import type { ProgramIds } from '@switchback/command-handling/program-ids'
import { faultPoint } from '@switchback/event-store/fault-point'
import type { Keyring } from '@switchback/event-store/keyring'
import { dropRecordsBefore, hasRecordsBefore } from '@switchback/identity/old-access-records'
import { forgetPerson } from '@switchback/identity/forget-person'
import { overLiveRows } from '@switchback/projections/live-rows'
import { asTenant } from '@switchback/projections/tenancy'
import { auditTrailTable } from '@switchback/views/audit-trail/table'
import { erasureRegisterTable } from '@switchback/views/erasure-register/table'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import type { ViewTable } from '@switchback/projections/table'
import type pg from 'pg'
import { direct, type Outcomes } from './due.js'

interface Core {
  pool: pg.Pool
  keyring: Keyring
  commands: Commands
  programIds: ProgramIds
}

/** How many erasures one turn carries out of a tenant. */
const erasuresATurn = 100

/**
 * Carries out the erasures of a tenant that are due: notes what is to go, destroys the key, takes away what is kept outside the log,
 * and has it recorded, which purges the views. Each of the four can be done again, so that a crash in between leaves nothing half
 * done. An erasure is begun once `outcomes` confirms it; one that was begun goes on. One that fails is reported there, and the next
 * goes on. Returns how many were carried out.
 */
export async function eraseDue(
  core: Core,
  tenantId: string,
  now: Date,
  { confirm, failed }: Outcomes = direct,
): Promise<number> {
  const begun = await erasuresBegun(core.pool, tenantId)
  const { rows } = await liveRows<{ person: string; due: string }>(
    core.pool,
    tenantId,
    { register: erasureRegisterTable },
    `
    select key as person, due_at as due from {register} where status = 'requested' and due_at <= $1 order by due_at limit $2`,
    [now.toISOString(), erasuresATurn],
  )
  const due = rows.map(({ person }) => person)
  const confirmed = await confirm(
    'erasure',
    due.filter((person) => !begun.has(person)),
  )
  let done = 0
  for (const person of due)
    if (begun.has(person) || confirmed.includes(person)) {
      await erase(core, tenantId, person).then(
        () => (done += 1),
        (error: unknown) => failed(error, `erasing ${person}`),
      )
    }
  return done
}

/** Whose erasure was begun and is not recorded yet. What was noted of one that is recorded is taken away. */
async function erasuresBegun(pool: pg.Pool, tenantId: string): Promise<Set<string>> {
  const recorded = await liveRows<{ person: string }>(
    pool,
    tenantId,
    { register: erasureRegisterTable },
    `select key as person from {register} where status = 'carried-out'
       and key in (select person_id::text from erasure_begun where tenant_id = $1)`,
    [tenantId],
  )
  return asTenant(pool, tenantId, async (client) => {
    await client.query('delete from erasure_begun where tenant_id = $1 and person_id = any ($2::uuid[])', [
      tenantId,
      recorded.rows.map(({ person }) => person),
    ])
    const { rows } = await client.query<{ person: string }>(
      'select person_id as person from erasure_begun where tenant_id = $1',
      [tenantId],
    )
    return new Set(rows.map(({ person }) => person))
  })
}

async function erase({ pool, keyring, commands, programIds }: Core, tenantId: string, personId: string) {
  const { rows } = await pool.query<{ files: number; accounts: number }>('select * from begin_erasure($1, $2)', [
    tenantId,
    personId,
  ])
  faultPoint('erasure-begun')
  await keyring.destroy(tenantId, personId)
  faultPoint('key-destroyed')
  await forgetPerson(pool, tenantId, personId)
  faultPoint('person-forgotten')
  const { files, accounts } = rows[0]!
  await commands.execute(
    new ExecuteCommand({
      tenantId,
      category: 'organisation',
      streamId: tenantId,
      command: { type: 'ConfirmErasure', personId, files, accounts },
      actor: processManagerActor,
      commandId: programIds('erasure', tenantId, personId, files, accounts),
    }),
  )
}

/**
 * Has those erased who left longer ago than the tenant keeps records, and takes away old records of who looked, once `outcomes`
 * confirms it. Returns how many erasures were asked for.
 */
export async function demandRetention(
  { pool, commands, programIds }: Core,
  tenantId: string,
  now: Date,
  { confirm, failed }: Outcomes = direct,
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
  const due = await confirm(
    'retention',
    rows.map(({ person }) => person),
  )
  let demanded = 0
  for (const person of due)
    await commands
      .execute(
        new ExecuteCommand({
          tenantId,
          category: 'organisation',
          streamId: tenantId,
          command: { type: 'DemandErasure', personId: person },
          actor: processManagerActor,
          commandId: programIds('retention', tenantId, person),
        }),
      )
      .then(
        () => (demanded += 1),
        (error: unknown) => failed(error, `demanding the erasure of ${person}`),
      )
  await dropOldReaders(pool, tenantId, now, confirm)
  return demanded
}

/** Records of who looked are kept for a year. */
async function dropOldReaders(pool: pg.Pool, tenantId: string, now: Date, confirm: Outcomes['confirm']) {
  const day = new Date(now.getTime() - 366 * 86_400_000).toISOString().slice(0, 10)
  const records = await asTenant(pool, tenantId, (client) => hasRecordsBefore(client, tenantId, day))
  const confirmed = await confirm('readers', records ? ['older than a year'] : [])
  if (confirmed.length > 0) await asTenant(pool, tenantId, (client) => dropRecordsBefore(client, tenantId, day))
}

/** Asks live rows of views; `{name}` stands for the rows of a table. */
async function liveRows<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  tenantId: string,
  tables: Record<string, ViewTable>,
  sql: string,
  values: unknown[],
) {
  const text = overLiveRows(tables, sql, `'${tenantId}'`)
  return asTenant(pool, tenantId, (client) => client.query<Row>(text, values))
}
