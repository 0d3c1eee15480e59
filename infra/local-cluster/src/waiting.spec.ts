import { randomBytes, randomUUID } from 'node:crypto'
import { freePort } from '@switchback/local-servers/postgresql/cluster'
import { prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { until } from '@switchback/testing/until'
import { Member, type Role } from './member.js'

const roles: Role[] = ['api', 'relay', 'projector']
const password = 'for-tests-only'
let database: TestDatabase
const members: Member[] = []

beforeEach(async () => {
  database = await testDatabase([])
})
afterEach(async () => {
  await Promise.all(members.splice(0).map((member) => member.stop()))
  await database.drop()
})

/** A process of the distributed shape on a cluster that is away, with everything that it says. */
async function start(role: Role, changes: Record<string, string> = {}) {
  const said: string[] = []
  const environment = {
    DATABASE_URL: database.applicationUrl,
    SWITCHBACK_MASTER_KEY: randomBytes(32).toString('hex'),
    KAFKA_BROKERS: `127.0.0.1:${await freePort()}`,
    PORT: String(await freePort()),
    OPERATIONS_PORT: '0',
    LOG_LEVEL: 'error',
    ...changes,
  }
  const member = new Member({ role, environment, onLine: (line) => said.push(line) })
  members.push(member)
  member.start()
  return { member, said, port: environment.PORT }
}

async function readiness({ operations }: Member) {
  const answer = await fetch(`${operations}/health/ready`)
  return { status: answer.status, missing: ((await answer.json()) as { missing: string[] }).missing.join('; ') }
}

/** Waits until a process says that it is not ready for such a reason; it runs all the while. */
async function untilWaiting(member: Member, reason: RegExp) {
  await until(() => member.operations !== null)
  await until(async () => reason.test((await readiness(member)).missing))
  expect((await readiness(member)).status).toBe(503)
  expect((await fetch(`${member.operations}/health/live`)).status).toBe(200)
}

it.each(roles)('the %s refuses the database of a newer program in one line', async (role) => {
  await prepareDatabase(database.adminUrl, password)
  await database.admin.query(`insert into migration (name, checksum) values ('999-from-the-future.sql', 'x')`)
  const { said } = await start(role)
  await until(() => said.length > 0)
  expect(JSON.parse(said[0]!)).toMatchObject({
    level: 60,
    msg: `The ${role} cannot start. The database was written by a newer Switchback (999-from-the-future.sql). Update the program.`,
  })
})

it('the API answers 503 while the database is not prepared, and works by itself once it is', async () => {
  const { member, port } = await start('api')
  await untilWaiting(member, /npm run switchback -- prepare/)
  const { pid } = member
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`)
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.json()).toMatchObject({ type: 'urn:switchback:problem:unavailable', status: 503 })

  await prepareDatabase(database.adminUrl, password)
  await until(async () => (await readiness(member)).status === 200)
  expect((await fetch(`http://127.0.0.1:${port}/api/ready`)).status).toBe(200)
  expect(member.pid).toBe(pid)
})

it('a database that is away is waited for, and the API says so', async () => {
  const { member, port } = await start('api', {
    DATABASE_URL: `postgres://switchback_app:${password}@127.0.0.1:${await freePort()}/${randomUUID()}`,
  })
  await untilWaiting(member, /the database cannot be reached/)
  expect((await fetch(`http://127.0.0.1:${port}/api/session`)).status).toBe(503)
})

it.each(['relay', 'projector'] as const)(
  'the %s waits for its tables, then for Kafka, and claims nothing before it has reached Kafka',
  async (role) => {
    const { member } = await start(role)
    await untilWaiting(member, /npm run switchback -- prepare/)
    const { pid } = member
    await prepareDatabase(database.adminUrl, password)
    await untilWaiting(member, /Kafka cannot be used/)
    expect(member.pid).toBe(pid)
    expect((await database.admin.query('select log from log_in_use')).rows).toEqual([])
  },
)
