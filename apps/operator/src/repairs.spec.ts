import { randomBytes, randomUUID } from 'node:crypto'
import { foundPractice } from '@switchback/identity/found-practice'
import { keepRefusal } from '@switchback/command-handling/process-manager-refusals'
import { skipEvent } from '@switchback/projections/checkpoints'
import { prepareDatabase, allMigrations } from '@switchback/installation/prepare-database'
import { startSwitchback } from '@switchback/installation/switchback'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { organisationProfileTable } from '@switchback/views/organisation-profile/table'
import type { TargetInstallation } from './target-installation.js'
import { rebuildView, UnknownView } from './rebuild-view.js'
import { listRefusedCommands } from './refused-commands.js'

let database: TestDatabase
let target: Pick<TargetInstallation, 'applicationUrl' | 'masterKey'>
let tenantId: string

beforeAll(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  target = { applicationUrl: database.applicationUrl, masterKey: randomBytes(32) }
  const running = await startSwitchback(target)
  const founded = await foundPractice(running.commands, running.identity, {
    organisation: 'Serpentine',
    name: 'Amara',
    email: 'amara@serpentine.example',
    password: 'a long enough password',
  })
  tenantId = founded.tenantId
  await running.stop()
}, 60_000)
afterAll(() => database.drop())

/** What a command says, and its exit code. */
async function said(work: (say: (line: string) => void) => Promise<number>) {
  const lines: string[] = []
  const code = await work((line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

describe('rebuild-view', () => {
  const rebuild = (view: string) => said((say) => rebuildView(target, tenantId, view, say))
  const { name, version, sqlName } = organisationProfileTable
  const id = `${name}@${version}`
  const profile = async () => {
    const { rows } = await database.admin.query<{ name: string }>(
      `select v.name from ${sqlName} v join projection_checkpoint c
         on c.tenant_id = v.tenant_id and c.generation = v.generation and c.status = 'live'
       where v.tenant_id = $1 and c.projection = '${id}'`,
      [tenantId],
    )
    return rows.map((row) => row.name)
  }

  it('makes the rows of a view again from the events', async () => {
    await rebuild(name)
    await database.admin.query(`update ${sqlName} set name = 'Damaged' where tenant_id = $1`, [tenantId])
    expect(await profile()).toEqual(['Damaged'])
    expect(await rebuild(id)).toMatchObject({ code: 0, text: expect.stringContaining('rebuilt') })
    expect(await profile()).toEqual(['Serpentine'])
  })

  it('names the views where there is none of that name', async () => {
    await expect(rebuild('no_such_view')).rejects.toThrow(UnknownView)
    await expect(rebuild('no_such_view')).rejects.toThrow(/organisation_profile/)
  })

  it('says which event stops it, keeps the view as it was, and goes on once the event is passed over', async () => {
    await rebuild('cohort_board')
    const { rows } = await database.admin.query<{ position: number }>(
      `update tenant_head set position = position + 1 where tenant_id = $1 returning position::int`,
      [tenantId],
    )
    const { position } = rows[0]!
    const cohort = {
      name: 'Planted',
      coachId: tenantId,
      sponsorId: null,
      frameworkId: tenantId,
      plan: null,
      startsOn: '2026-03-02',
      endsOn: null,
      capacity: 1e12,
    }
    await database.admin.query(
      `insert into event (tenant_id, position, stream_id, version, category, type, schema_version, occurred_at, recorded_at, actor_id,
         command_id, correlation_id, command_hash, data)
       values ($1, $2, $3, 1, 'cohort', 'CohortCreated', 1, now(), now(), $1, $3, $3, '', $4)`,
      [tenantId, position, randomUUID(), JSON.stringify(cohort)],
    )
    expect(await rebuild('cohort_board')).toMatchObject({
      code: 1,
      text: expect.stringContaining(`CohortCreated, position ${position}`),
    })
    await skipEvent(database.pool, tenantId, 'cohort_board@1', 'planted')
    expect(await rebuild('cohort_board')).toMatchObject({ code: 0, text: expect.stringContaining('rebuilt') })
  })
})

describe('refused-commands', () => {
  it('lists what the process manager could not carry out, by command and reason', async () => {
    expect(await said((say) => listRefusedCommands(target, say))).toEqual({ code: 0, text: '0 commands were refused' })
    await keepRefusal(database.pool, { tenantId, position: 3, number: 0, command: 'AssignPlan', reason: 'TypeError' })
    const { text } = await said((say) => listRefusedCommands(target, say))
    expect(text).toContain(`tenant ${tenantId}, position 3: AssignPlan was refused (TypeError)`)
    expect(text).toContain('1 commands were refused')
  })
})
