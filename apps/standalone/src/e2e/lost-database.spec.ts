import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { until } from '@switchback/testing/until'
import { Proxy } from '@switchback/testing/proxy'
import { practice, type SignedIn } from './practices.js'
import { startForTest, type Running } from './support.js'

const callers = 4

let proxy: Proxy
let running: Running
let owner: SignedIn
let listeners: number

/** What was answered, and every name that was acknowledged with its position. */
const statuses = new Map<number, number>()
const acknowledged = new Map<string, number>()
let isWorking = true
let work: Promise<unknown>

const seen = (status: number) => statuses.get(status) ?? 0
const note = (status: number) => statuses.set(status, seen(status) + 1)

async function listenersNow() {
  const { rows } = await running.database.admin.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and query like 'listen %'
     or query = 'select 1' and datname = current_database()`,
  )
  return rows[0]!.count
}

/** Sends one command until it is acknowledged, as a client that has a key does. */
async function acknowledge(name: string) {
  const key = randomUUID()
  for (;;) {
    const answer = await request(running.address)
      .post(`/api/organisations/${owner.tenantId}/add-sponsor`)
      .set({ cookie: owner.cookie, 'x-csrf-token': owner.csrf, 'idempotency-key': key })
      .send({ name })
    note(answer.status)
    if (answer.status === 503) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    if (answer.status < 500) return acknowledged.set(name, answer.body.position)
  }
}

async function read() {
  const answer = await request(running.address).get('/api/members?limit=200').set('cookie', owner.cookie)
  note(answer.status)
}

const keepSending = async (caller: number) => {
  for (let turn = 0; isWorking; turn += 1) await acknowledge(`Sponsor ${caller}-${turn}`)
}
const keepReading = async () => {
  while (isWorking) await read()
}

/** The program acknowledges commands and answers questions again, by itself. */
async function untilBack() {
  const before = acknowledged.size
  await until(() => acknowledged.size >= before + 2 * callers)
  await until(async () => (await listenersNow()) === listeners)
}

beforeAll(async () => {
  running = await startForTest({
    through: async (url) => (proxy = await Proxy.before(url)).through(url),
    limits: { connectMs: 1_000, statementMs: 1_000 },
  })
  owner = (await practice(running, 'Practice', 'olga@practice.example')).owner
  listeners = await listenersNow()
  work = Promise.all([keepReading(), ...Array.from({ length: callers }, (_, caller) => keepSending(caller))])
}, 120_000)
afterAll(() => proxy.close())

test('every connection is ended under load: the program goes on', async () => {
  await until(() => acknowledged.size >= callers)
  for (let round = 0; round < 3; round += 1) {
    await running.database.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'switchback_app'`,
    )
    await untilBack()
  }
})

test('the database refuses: people read 503 soon, few connections are tried, and the program is back by itself', async () => {
  const before = seen(503)
  const begun = proxy.attempts.length
  proxy.refuse()
  await until(() => seen(503) >= before + 50)
  await until(() => proxy.attempts.length - begun >= 8)
  const tried = proxy.attempts.slice(begun)
  const inTenSeconds = tried.map((from) => tried.filter((at) => at >= from && at < from + 10_000).length)
  proxy.pass()
  expect(Math.max(...inTenSeconds)).toBeLessThanOrEqual(20)
  await untilBack()
})

test('a screen that listened before a break is sent back, so that it reads what it may have missed', async () => {
  const stream = await fetch(`${running.address}/api/changes`, { headers: { cookie: owner.cookie } })
  expect(stream.status).toBe(200)
  proxy.cut()
  // The text is whole only when the stream has ended.
  expect(await stream.text()).toContain('retry')
  await untilBack()
})

test('connections get neither an answer nor an end: commands are acknowledged again over others', async () => {
  proxy.stick()
  const before = acknowledged.size
  await until(() => acknowledged.size >= before + 2 * callers)
  proxy.cutStuck()
  await untilBack()
})

test('every command that was acknowledged is kept exactly once, and every view is as its events', async () => {
  isWorking = false
  await work
  expect([...statuses.keys()].sort()).toEqual([200, 503])
  const events = await running.store.readTenant(owner.tenantId, 0, 10_000)
  const kept = events
    .filter(({ type }) => type === 'SponsorAdded')
    .map(({ data, position }) => [nameIn(data), position])
  expect(kept.sort()).toEqual([...acknowledged].sort())
  await until(async () => {
    const behind = await running.pool.query('select tenants_behind($1)', [['policies@1', 'member_directory@1']])
    return behind.rowCount === 0
  })
  expect((await running.verify()).differ).toEqual([])
}, 120_000)

test('the program stops, although no connection gets an answer', async () => {
  proxy.stick()
  await running.stop()
  expect(running.pool.totalCount).toBe(0)
})

const nameIn = (data: unknown) => (data as { name: string }).name
