import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { until } from '@switchback/testing/until'
import { auditTrailTable } from '@switchback/views/audit-trail/table'
import request from 'supertest'
import { expectProblem, get, practice, type SignedIn } from './practices.js'
import { startForTest, type Running } from './support.js'

const load = { requests: 4, perPerson: 2, bodies: 6 }
let running: Running
let owner: SignedIn
let another: SignedIn

beforeAll(async () => {
  running = await startForTest({ load, limits: { statementMs: 60_000 } })
  owner = (await practice(running, 'Practice', 'owner@practice.example')).owner
  another = (await practice(running, 'Another', 'owner@another.example')).owner
}, 60_000)
afterAll(() => running.stop())

/** A request whose body never comes. */
async function unfinished(): Promise<Socket> {
  const { hostname, port } = new URL(running.address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    `POST /api/session HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
  )
  return socket
}

const ask = () => request(running.address).get('/api/setup')
const askAs = (person: SignedIn) => get(running, person, 'session')

/** Requests that wait for the database, two of each person; returns how to let them go on. */
async function waiting(...people: SignedIn[]) {
  const admin = await running.database.admin.connect()
  await admin.query(`begin; lock table ${auditTrailTable.sqlName} in access exclusive mode`)
  const answers = people.flatMap((person) => [1, 2].map(async () => get(running, person, 'audit-trail')))
  await until(async () => {
    const { rows } = await running.database.admin.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0]!.count >= answers.length
  })
  return async () => {
    await admin.query('rollback')
    admin.release()
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 200))
  }
}

describe('a process that works on as many requests as it can', () => {
  it('refuses more with a time to wait, and takes them again when others have ended', async () => {
    const goOn = await waiting(owner, another)
    const answer = await ask()
    expectProblem(answer, 503, 'busy')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    await goOn()
    await until(async () => (await ask()).status === 200)
  })

  it('refuses one person who has too many under way, and answers the others', async () => {
    const goOn = await waiting(owner)
    const answer = await askAs(owner)
    expectProblem(answer, 503, 'busy')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    await askAs(another).expect(200)
    await goOn()
    await until(async () => (await askAs(owner)).status === 200)
  })

  it('gives no place to a request whose body does not come', async () => {
    const sockets = []
    while (sockets.length < load.bodies) sockets.push(await unfinished())
    for (let turn = 0; turn < load.requests; turn += 1) await ask().expect(200)
    for (const socket of sockets) socket.destroy()
  })

  it('waits for so many bodies at a time, and cuts off the one that takes longest', async () => {
    const first = await unfinished()
    const isCut = once(first, 'close')
    const others = []
    while (others.length < load.bodies) others.push(await unfinished())
    await isCut
    await request(running.address).post('/api/session').send({ email: 'a@b.example', password: 'wrong' }).expect(401)
    for (const socket of others) socket.destroy()
  })
})
