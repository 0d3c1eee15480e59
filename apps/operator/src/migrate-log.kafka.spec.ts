import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { foundPractice } from '@switchback/identity/found-practice'
import { startKafka, type KafkaCluster } from '@switchback/local-servers/kafka/cluster'
import { OtherLog } from '@switchback/event-feed/log-in-use'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { fromMessage } from '@switchback/event-feed/kafka/message'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { eventsTopic } from '@switchback/event-feed/kafka/topic'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { startSwitchback } from '@switchback/installation/switchback'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const masterKey = randomBytes(32)
let folder: string
let cluster: KafkaCluster
let database: TestDatabase

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-moving-'))
  cluster = await startKafka({ folder, brokers: 1 })
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
}, 120_000)
afterAll(async () => {
  await database?.drop()
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the operator's command says, and its exit code. */
function operator(...args: string[]): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: database.applicationUrl,
    DATABASE_ADMIN_URL: database.adminUrl,
    SWITCHBACK_MASTER_KEY: masterKey.toString('hex'),
    KAFKA_BROKERS: cluster.addresses.join(),
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${out}${err}` }),
    )
  })
}

async function withSwitchback(work: (running: Awaited<ReturnType<typeof startSwitchback>>) => Promise<unknown>) {
  const running = await startSwitchback({ applicationUrl: database.applicationUrl, masterKey })
  await work(running)
  await running.stop()
}

const found = (running: Awaited<ReturnType<typeof startSwitchback>>) =>
  foundPractice(running.commands, running.identity, {
    organisation: 'Bendway',
    name: 'Nora',
    email: `${randomUUID()}@moving.example`,
    password: 'a long enough password',
  })

const eventsInStore = async () =>
  (await database.admin.query<{ events: number }>('select count(*)::int as events from event')).rows[0]!.events

it('moves from the embedded log to Kafka and back without losing an event, and each log refuses what runs on the other', async () => {
  await withSwitchback(found)
  await withSwitchback(found)
  const before = await eventsInStore()

  const there = await operator('migrate-log', '--to', 'kafka')
  expect(there).toMatchObject({ code: 0 })
  expect(there.said).toContain(`${before} events of 2 tenants in the store, ${before} of them in the topic.`)
  expect(there.said).toContain('This installation runs on Kafka now.')
  const inTopic = new Set<string>()
  await readTopic(await openKafka({ brokers: cluster.addresses }), eventsTopic, (message) => {
    const { tenant_id: tenantId, position } = fromMessage(message)
    inTopic.add(`${tenantId}/${position}`)
  })
  expect(inTopic.size).toBe(before)
  await expect(startSwitchback({ applicationUrl: database.applicationUrl, masterKey })).rejects.toThrow(OtherLog)

  const back = await operator('migrate-log', '--to', 'embedded')
  expect(back).toMatchObject({ code: 0 })
  await withSwitchback(found)
  const after = await eventsInStore()
  expect(after).toBeGreaterThan(before)
  expect(await operator('verify')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^\d+ rows compared, 0 differ$/m) as string,
  })

  // A topic that was emptied meanwhile is filled again, whatever the marks say.
  const admin = (await openKafka({ brokers: cluster.addresses })).admin()
  await admin.connect()
  await admin.deleteTopics({ topics: [eventsTopic] })
  await admin.disconnect()
  const again = await operator('migrate-log', '--to', 'kafka')
  expect(again).toMatchObject({ code: 0 })
  expect(again.said).toContain(`${after} events of 3 tenants in the store, ${after} of them in the topic.`)
}, 180_000)

it('events that cannot be published are listed, and do not keep an installation from moving', async () => {
  expect((await operator('not-published')).said).toContain('Every event can be published.')
  const admin = (await openKafka({ brokers: cluster.addresses })).admin()
  await admin.connect()
  await admin.deleteTopics({ topics: [eventsTopic] })
  await admin.disconnect()
  // The relay set the first two events of each tenant aside, and went on from there.
  await database.admin.query('update relay_mark set position = 2')
  await database.admin.query(
    `insert into event_not_published select tenant_id, $1, position, type, 'larger than the max message size'
     from event where position <= 2`,
    [eventsTopic],
  )
  const moved = await operator('migrate-log', '--to', 'kafka')
  expect(moved).toMatchObject({ code: 0 })
  const all = await eventsInStore()
  expect(moved.said).toContain(`${all} events of 3 tenants in the store, ${all - 6} of them in the topic.`)
  const listed = (await operator('not-published')).said
  expect(listed).toMatch(/position 2 .*larger than the max message size/)
  expect(listed).toContain('6 events are read from the store instead.')
  await database.admin.query('delete from event_not_published')
  await database.admin.query('update relay_mark set position = 0')
  expect(await operator('migrate-log', '--to', 'kafka')).toMatchObject({ code: 0 })
}, 120_000)

it('a topic of another installation is refused, and nothing is switched', async () => {
  await database.admin.query('delete from relay_mark')
  const { rows } = await database.admin.query<{ tenant_id: string; position: string }>(
    'select tenant_id, position from tenant_head order by tenant_id limit 1',
  )
  // As after a restore from an older backup: the topic knows more than the store.
  await database.admin.query('update tenant_head set position = position - 1 where tenant_id = $1', [
    rows[0]!.tenant_id,
  ])
  const refused = await operator('migrate-log', '--to', 'embedded')
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('The topic has 1 events that this store has not')
  await database.admin.query('update tenant_head set position = position + 1 where tenant_id = $1', [
    rows[0]!.tenant_id,
  ])
  expect((await database.admin.query('select log from log_in_use')).rows).toEqual([{ log: 'kafka' }])
})

it('says what it can do, and what it was not told', async () => {
  expect(await operator()).toMatchObject({ code: 1, said: expect.stringContaining('migrate-log --to kafka') as string })
  expect(await operator('migrate-log')).toMatchObject({
    code: 1,
    said: 'Say where to: --to kafka, or --to embedded.\n',
  })
  expect(await operator('dance')).toMatchObject({ code: 1, said: 'There is no command dance.\n' })
})
