import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { startForTest, type Running } from './support.js'

let running: Running
let tenantId: string
let ownerId: string
let headers: Record<string, string>

beforeAll(async () => {
  running = await startForTest()
  const answer = await request(running.address)
    .post('/api/setup')
    .send({
      token: running.setUpLink.split('#')[1],
      organisation: 'Practice',
      name: 'Olga',
      email: 'olga@practice.example',
      password: 'a long password',
    })
    .expect(200)
  headers = {
    cookie: String(answer.headers['set-cookie']![0]).split(';')[0]!,
    'x-csrf-token': answer.body.csrfToken,
  }
  tenantId = answer.body.tenant.tenantId
  ownerId = answer.body.person.personId
}, 120_000)
afterAll(() => running.stop())

const post = (path: string, key: string = randomUUID()) =>
  request(running.address)
    .post(`/api/${path}`)
    .set({ ...headers, 'idempotency-key': key })

describe('the key of a request', () => {
  it('is never the id of a command, even where it is a UUID', async () => {
    const key = randomUUID()
    const send = () => post(`organisations/${tenantId}/add-sponsor`, key).send({ name: 'Northwind' })
    const first = await send().expect(200)
    expect((await send().expect(200)).body).toMatchObject({ position: first.body.position, repeated: true })
    const [event] = await running.store.readTenant(tenantId, first.body.position - 1, 1)
    expect(event).toMatchObject({ type: 'SponsorAdded', actorId: ownerId })
    expect(event!.commandId).not.toBe(key)
  })
})
