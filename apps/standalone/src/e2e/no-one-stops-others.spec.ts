import { randomUUID } from 'node:crypto'
import { skipEvent } from '@switchback/projections/checkpoints'
import { allProjections } from '@switchback/views/all-projections'
import request from 'supertest'
import { startForTest, type Running } from './support.js'
import { until } from '@switchback/testing/until'

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

/** Plants an event at the end of the tenant's log, past every check of the program. Returns its position. */
async function plant(type: string, data: string): Promise<number> {
  const position = (await running.store.head(tenantId)) + 1
  await running.database.admin.query(
    `with moved as (update tenant_head set position = $2 where tenant_id = $1)
     insert into event (tenant_id, position, stream_id, version, category, type, schema_version, occurred_at, recorded_at, actor_id,
       command_id, correlation_id, command_hash, data)
     select $1, $2, $3, 1, 'cohort', $4, 1, now(), now(), $5, $3, $3, '', $6::json`,
    [tenantId, position, randomUUID(), type, ownerId, data],
  )
  return position
}

/** Waits until each view of the tenant is at a position or set aside; returns those that are set aside. */
const reached = (position: number): Promise<string[]> =>
  until(async () => {
    const { rows } = await running.database.admin.query<{ projection: string; at: number; aside: boolean }>(
      `select projection, position::int as at, coalesce(failure ->> 'setAside', '') = 'true' as aside
       from projection_checkpoint where tenant_id = $1 and projection = any($2)`,
      [tenantId, allProjections.map(({ id }) => id)],
    )
    const isThere = rows.every(({ at, aside }) => aside || at >= position)
    return isThere && rows.filter(({ aside }) => aside).map(({ projection }) => projection)
  })

const cohort = (fields: object) => ({
  name: 'Planted',
  coachId: ownerId,
  sponsorId: null,
  frameworkId: randomUUID(),
  plan: null,
  startsOn: '2026-03-02',
  endsOn: null,
  capacity: 5,
  ...fields,
})

describe('half of a surrogate pair', () => {
  it('is refused in a text', async () => {
    const answer = await post(`organisations/${tenantId}/add-sponsor`)
      .set('content-type', 'application/json')
      .send('{"name": "half \\ud800"}')
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:switchback:problem:invalid-request'])
  })

  it('stops no view where the log holds it already', async () => {
    await plant('CohortCreated', JSON.stringify(cohort({ name: 'half \ud800 null \0' })))
    const after = await post(`organisations/${tenantId}/add-sponsor`).send({ name: 'After' }).expect(200)
    expect(await reached(after.body.position)).toEqual([])
    const board = await request(running.address).get('/api/cohorts').set(headers).expect(200)
    expect(board.body.items.map(({ name }: { name: string }) => name)).toContain('half \ufffd null \ufffd')
  })
})

describe('an event that the rows of a view cannot keep', () => {
  it('stops that view alone, until an operator lets it pass over the event', async () => {
    await plant('CohortCreated', JSON.stringify(cohort({ capacity: 1e12 })))
    const after = await post(`organisations/${tenantId}/add-sponsor`).send({ name: 'Later' }).expect(200)
    const aside = await reached(after.body.position)
    expect(aside).toEqual(['cohort_board@1'])
    const profile = await request(running.address)
      .get('/api/organisation')
      .set({ ...headers, 'switchback-after': String(after.body.position) })
      .expect(200)
    expect(JSON.stringify(profile.body)).toContain('Later')
    await skipEvent(running.pool, tenantId, aside[0]!, 'planted')
    expect(await reached(after.body.position)).toEqual([])
  })
})
