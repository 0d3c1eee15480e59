import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundPractice } from '@switchback/identity/found-practice'
import { prepareDatabase, allMigrations } from '@switchback/installation/prepare-database'
import { startSwitchback } from '@switchback/installation/switchback'
import { chainOfTexts } from '@switchback/testing/chain-of-texts'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { audit, auditCheckpoint } from './audit.js'
import type { TargetInstallation } from './target-installation.js'

let database: TestDatabase
let target: TargetInstallation
let tenantId: string

beforeEach(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const masterKey = randomBytes(32)
  const { adminUrl, applicationUrl } = database
  target = { adminUrl, applicationUrl, masterKey, folder: null, close: async () => {} }
  const running = await startSwitchback({ applicationUrl, masterKey })
  const founded = await foundPractice(running.commands, running.identity, {
    organisation: 'Serpentine',
    name: 'Amara',
    email: 'amara@serpentine.example',
    password: 'a long enough password',
  })
  tenantId = founded.tenantId
  await running.stop()
})
afterEach(() => database.drop())

/** What the command says, and its exit code. */
async function audited(checkpoints?: string) {
  const said: string[] = []
  const code = await audit(target, (line) => said.push(line), checkpoints)
  return { code, said: said.join('\n') }
}
/** With the rights of a superuser, past every rule that the tables have. */
const tamper = (sql: string) => database.admin.query(sql.replaceAll('TENANT', `'${tenantId}'`))

describe('audit verify', () => {
  it('finds nothing where no one has touched the log', async () => {
    expect(await audited()).toEqual({ code: 0, said: '1 tenants and 0 checkpoints looked at, 0 broken' })
  })

  it('reads a log that began before events had digests, and what was appended to it since', async () => {
    await tamper(chainOfTexts(tenantId))
    expect((await audited()).code).toBe(0)
    const running = await startSwitchback(target)
    const event = { type: 'OrganisationMoved', data: { fingerprints: [] }, occurredAt: '1969-12-31T23:59:59.5+02:00' }
    // Ids and moments are in forms that the database writes otherwise.
    const [newest] = await running.store.readStream(tenantId, tenantId, { backward: true, limit: 1 })
    try {
      await running.store.append({
        ...{
          tenantId,
          commandId: randomUUID().toUpperCase(),
          bodyHash: randomBytes(32),
          actorId: randomUUID().toUpperCase(),
        },
        streams: [
          { streamId: tenantId.toUpperCase(), category: 'organisation', expected: newest!.version, events: [event] },
        ],
      })
    } finally {
      await running.stop()
    }
    const { rows } = await database.admin.query('select distinct form from event_link order by 1')
    expect(rows).toEqual([{ form: 1 }, { form: 2 }])
    expect((await audited()).code).toBe(0)

    await tamper(
      `update event set occurred_at = occurred_at + interval '1 ms' where tenant_id = TENANT and type = 'OrganisationMoved'`,
    )
    expect((await audited()).said).toContain('changed')
  })

  it.each([
    [
      'a changed event',
      `update event set data = (replace(data::text, 'Serpentine', 'Serpentina'))::json where tenant_id = TENANT and position = 1`,
      'changed',
    ],
    [
      'a changed moment',
      `update event set recorded_at = recorded_at - interval '1 day' where tenant_id = TENANT and position = 3`,
      'changed',
    ],
    [
      'a changed actor',
      `update event set actor_id = gen_random_uuid() where tenant_id = TENANT and position = 2`,
      'changed',
    ],
    ['a missing event', `delete from event where tenant_id = TENANT and position = 4`, 'missing'],
    [
      'events that changed places',
      `update event set position = 1000 - position where tenant_id = TENANT and position in (3, 4);
      update event set position = 1000 - (case position when 997 then 996 else 997 end) where tenant_id = TENANT and position > 900`,
      'put elsewhere',
    ],
    [
      'a tenant that was set back',
      `delete from event_link where tenant_id = TENANT and last_position > 3;
      delete from event where tenant_id = TENANT and position > 3`,
      'links of the chain are missing',
    ],
    [
      'an event that was added',
      `insert into event select tenant_id, position + 1, stream_id, version + 1, category, type, schema_version, occurred_at, recorded_at, actor_id, gen_random_uuid(), correlation_id, causation_id, subject_id, null, data
      from event where tenant_id = TENANT order by position desc limit 1`,
      'added',
    ],
    [
      'a link that was rewritten',
      `update event_link set hash = sha256('x') where tenant_id = TENANT and last_position = (select min(last_position) from event_link where tenant_id = TENANT)`,
      'changed',
    ],
  ])('finds %s', async (_, sql, what) => {
    await tamper(sql)
    const { code, said } = await audited()
    expect(code).toBe(1)
    expect(said).toContain(`broken: tenant ${tenantId}`)
    expect(said).toContain(what)
  })

  it.each(['in texts', 'in digests'])('finds a change of any column of an event whose link is %s', async (form) => {
    if (form === 'in texts') await tamper(chainOfTexts(tenantId))
    const { rows } = await database.admin.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = 'event'::regclass and attnum > 0 and attname not in ('tenant_id', 'position')`,
    )
    const changes: Record<string, (name: string) => string> = {
      uuid: () => 'gen_random_uuid()',
      integer: (name) => `${name} + 100`,
      text: (name) => `${name} || '-'`,
      bytea: () => `sha256('another')`,
      json: () => `'{}'`,
      'timestamp with time zone': (name) => `${name} + interval '1 microsecond'`,
    }
    await tamper('create table kept as select * from event')
    for (const { name, type } of rows) {
      await tamper(`update event set ${name} = ${changes[type]!(name)} where tenant_id = TENANT and position = 1`)
      expect([name, (await audited()).code]).toEqual([name, 1])
      await tamper(
        `update event e set ${name} = k.${name} from kept k where (k.tenant_id, k.position) = (e.tenant_id, e.position)`,
      )
    }
    expect([rows.length, (await audited()).code]).toEqual([14, 0])
  })

  it('finds a chain that was rewritten whole, by a checkpoint that was kept elsewhere', async () => {
    const kept: string[] = []
    await auditCheckpoint(target, (line) => kept.push(line))
    const file = join(await mkdtemp(join(tmpdir(), 'switchback-checkpoints-')), 'kept.jsonl')
    await writeFile(file, kept.join('\n'))
    expect((await audited(file)).code).toBe(0)

    // Whoever can do everything changes an event and works the whole chain out again.
    await tamper(`update event set data = (replace(data::text, 'Serpentine', 'Serpentina'))::json where tenant_id = TENANT and position = 1;
${chainOfTexts(tenantId)}`)
    expect((await audited()).code).toBe(0)
    const { code, said } = await audited(file)
    expect(code).toBe(1)
    expect(said).toContain('rewritten')

    await writeFile(file, kept.join('\n').replace(/"position":\d+/, '"position":1'))
    expect((await audited(file)).said).toContain('not signed by this installation')
  })
})
