import { isDatabaseAway } from './failures.js'
import { Listening } from './listening.js'
import { borrow, openPool, withConnection } from './pool.js'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { Proxy } from '@switchback/testing/proxy'
import { until } from '@switchback/testing/until'

let database: TestDatabase
let proxy: Proxy
let url: string
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  database = await testDatabase([])
})
beforeEach(async () => {
  proxy = await Proxy.before(database.applicationUrl)
  url = proxy.through(database.applicationUrl)
})
afterEach(async () => {
  proxy.pass()
  for (const close of closing.splice(0).reverse()) await close()
  await proxy.close()
})
afterAll(() => database.drop())

const limits = { connectMs: 1_000, statementMs: 500 }

function pool(max = 4) {
  const opened = openPool({ connectionString: url, max, limits })
  closing.push(() => opened.end())
  return opened
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}

const listeners = async (channel: string) => {
  const { rows } = await database.admin.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and query = $1`,
    [`listen ${channel}`],
  )
  return rows[0]!.count
}

test('a pooled connection that breaks between two statements fails only its own work, and is closed', async () => {
  const opened = pool(1)
  const failure = await failureOf(
    borrow(opened, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      const ended = new Promise((resolve) => client.once('end', resolve))
      await database.admin.query('select pg_terminate_backend($1)', [rows[0]!.pid])
      await ended
      await client.query('select 1')
    }),
  )
  expect(isDatabaseAway(failure)).toBe(true)
  expect(opened.totalCount).toBe(0)
  expect((await borrow(opened, (client) => client.query('select 1 as one'))).rows).toEqual([{ one: 1 }])
})

test('a single connection that breaks between two statements fails only its own work', async () => {
  const failure = await failureOf(
    withConnection(url, async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      const ended = new Promise((resolve) => client.once('end', resolve))
      await database.admin.query('select pg_terminate_backend($1)', [rows[0]!.pid])
      await ended
      await client.query('select 1')
    }),
  )
  expect(isDatabaseAway(failure)).toBe(true)
})

test('an error of the work itself leaves the connection in the pool', async () => {
  const opened = pool(1)
  const failure = await failureOf(borrow(opened, (client) => client.query('select 1 / 0')))
  expect(isDatabaseAway(failure)).toBe(false)
  expect(opened.idleCount).toBe(1)
})

test('a statement on a connection that does not answer times out, and the pool uses another connection', async () => {
  const opened = pool(1)
  await opened.query('select 1')
  proxy.stick()
  const failure = await failureOf(borrow(opened, (client) => client.query('select 1')))
  expect((failure as Error).message).toBe('Query read timeout')
  expect((await opened.query('select 2 as two')).rows).toEqual([{ two: 2 }])
})

test('a pool can be closed although its connections do not answer', async () => {
  const opened = openPool({ connectionString: url, max: 2, limits })
  await Promise.all([opened.query('select pg_sleep(0.1)'), opened.query('select pg_sleep(0.1)')])
  proxy.stick()
  await opened.end()
  expect(opened.totalCount).toBe(0)
})

test('many callers of a refusing database make few attempts to connect, and recover by themselves when it is back', async () => {
  const opened = pool(10)
  await opened.query('select 1')
  proxy.refuse()
  const begun = proxy.attempts.length
  const outageEnds = performance.now() + 3_000
  const failures: unknown[] = []
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      while (performance.now() < outageEnds) {
        failures.push(await failureOf(opened.query('select 1')))
        await new Promise((resolve) => setImmediate(resolve))
      }
    }),
  )
  expect(failures.length).toBeGreaterThan(100)
  expect(failures.every(isDatabaseAway)).toBe(true)
  expect(proxy.attempts.length - begun).toBeLessThanOrEqual(10)
  proxy.pass()
  await until(async () => (await failureOf(opened.query('select 1'))) === undefined)
})

test('the operator gets one line without a password if the database is not there', async () => {
  proxy.refuse()
  const failure = await failureOf(withConnection(url, (client) => client.query('select 1')))
  expect((failure as Error).message).toMatch(
    /^The database at 127\.0\.0\.1:\d+ cannot be reached or was lost \(.+\)\.$/,
  )
})

test('a listener makes few attempts while the database refuses, and has exactly one connection afterwards', async () => {
  const heard: string[] = []
  let back = 0
  const listening = new Listening({
    connectionString: url,
    channels: ['connections_one'],
    onNotification: (channel, payload) => heard.push(`${channel} ${payload}`),
    onBack: () => (back += 1),
  })
  closing.push(() => listening.stop())
  await listening.start()
  proxy.refuse()
  const begun = proxy.attempts.length
  await until(() => proxy.attempts.length - begun >= 4)
  const [first, ...later] = proxy.attempts.slice(begun)
  expect(later.at(-1)! - first!).toBeGreaterThan(1_500)
  proxy.pass()
  await until(() => listening.isListening)
  expect(back).toBe(1)
  expect(await listeners('connections_one')).toBe(1)
  await database.admin.query(`select pg_notify('connections_one', 'news')`)
  await until(() => heard.length > 0)
  expect(heard).toEqual(['connections_one news'])
})

test('a listener notices a connection that does not answer, and opens another one', async () => {
  const heard: string[] = []
  let back = 0
  const listening = new Listening({
    connectionString: url,
    channels: ['connections_two'],
    onNotification: (_, payload) => heard.push(payload),
    onBack: () => (back += 1),
    heartbeatMs: 200,
  })
  closing.push(() => listening.stop())
  await listening.start()
  proxy.stick()
  await until(() => back === 1)
  await database.admin.query(`select pg_notify('connections_two', 'news')`)
  await until(() => heard.length > 0)
  expect(heard).toEqual(['news'])
})

test('a listener can be stopped although its connection does not answer', async () => {
  const listening = new Listening({ connectionString: url, channels: ['three'], onNotification: () => undefined })
  await listening.start()
  proxy.stick()
  await listening.stop()
  expect(listening.isListening).toBe(false)
})

test('a listener that could never connect reports the reason', async () => {
  proxy.refuse()
  const listening = new Listening({ connectionString: url, channels: ['four'], onNotification: () => undefined })
  expect(isDatabaseAway(await failureOf(listening.start()))).toBe(true)
})
