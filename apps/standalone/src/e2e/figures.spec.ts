import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { releaseFigures } from '@switchback/jobs/release-figures'
import { demoPassword as password, startForTest, type Running } from './support.js'
import { until } from '@switchback/testing/until'

let running: Running
let tenantId: string
type Person = { cookie: string; 'x-csrf-token': string; personId: string }
const people: Record<string, Person> = {}

beforeAll(async () => {
  running = await startForTest({ demo: true })
  for (const name of ['nora', 'priya']) {
    const answer = await request(running.address)
      .post('/api/session')
      .send({ email: `${name}@demo.switchback.example`, password })
      .expect(200)
    tenantId = answer.body.tenant.tenantId
    people[name] = {
      cookie: String(answer.headers['set-cookie']![0]).split(';')[0]!,
      'x-csrf-token': answer.body.csrfToken,
      personId: answer.body.person.personId,
    }
  }
}, 120_000)
afterAll(() => running.stop())

const signed = ({ cookie, 'x-csrf-token': token }: Person) => ({ cookie, 'x-csrf-token': token })
const get = (name: string, path: string) => request(running.address).get(`/api/${path}`).set(signed(people[name]!))
const post = (name: string, path: string) =>
  request(running.address).post(`/api/${path}`).set(signed(people[name]!)).set('idempotency-key', randomUUID())
const figures = async (query = '') => (await get('nora', `figures${query}`).expect(200)).body

/** The view holds what was published, and was published by now. */
const untilFigures = (holds: (body: Awaited<ReturnType<typeof figures>>) => boolean, query = '') =>
  until(async () => {
    const body = await figures(query)
    return holds(body) && body
  })

describe('figures of an organisation', () => {
  it('are out for the closed periods of the demo, each of at least five people and with its definition of time', async () => {
    const body = await untilFigures(({ figures: found }) => found !== null)
    expect(body.periods.length).toBeGreaterThan(3)
    expect(body.periods).toEqual([...body.periods].sort().reverse())
    expect(body.figures.endsOn < new Date().toISOString().slice(0, 10)).toBe(true)
    const tables = Object.entries<{ n: number; blocks: { count: number | null }[] }>(body.figures.tables)
    expect(tables.length).toBeGreaterThan(20)
    for (const [, { n, blocks }] of tables) {
      expect(n).toBeGreaterThanOrEqual(5)
      for (const { count } of blocks) expect(count === null || count === 0 || count >= 5).toBe(true)
    }
  })

  it('are of at least ten people, and hold no means, no bounds of curves and no test between cohorts of so few', async () => {
    const { figures: found } = await figures()
    for (const table of Object.values<Record<string, unknown>>(found.tables)) {
      expect(table.n).toBeGreaterThanOrEqual(10)
      expect(Object.keys(table).filter((key) => !['n', 'blocks', 'curve', 'asOf'].includes(key))).toEqual([])
      const { curve } = table as { curve?: { steps: object[] } }
      for (const step of curve?.steps ?? []) expect(Object.keys(step)).toEqual(['days', 'share'])
    }
  })

  it('tell a sponsor nothing that counts the events of the organisation', async () => {
    const { figures: found } = (await get('priya', 'figures').expect(200)).body
    expect(found.asOfPosition).toBeNull()
    expect((await figures()).figures.asOfPosition).toBeGreaterThan(0)
  })

  it('come out once: asking again publishes nothing', async () => {
    const before = await figures()
    expect(await releaseFigures(running, tenantId)).toBe(0)
    expect((await figures()).periods).toEqual(before.periods)
  })

  it('stay as published when a threshold changes, and are told anew beside it when the owner asks', async () => {
    const published = (await figures()).figures
    await post('nora', `organisations/${tenantId}/change-settings`)
      .send({ settings: { stallDays: 3 } })
      .expect(200)
    const { reportingIdFor } = await import('@switchback/domain/reporting/reporting')
    const asked = await post('nora', `reporting/${reportingIdFor(tenantId, 'replay')}/request-replay`)
      .send({ reason: 'A new threshold.' })
      .expect(200)
    // The settings must have reached the views that the release reads.
    await get('nora', 'figures').set('switchback-after', String(asked.body.position)).expect(200)
    expect(await releaseFigures(running, tenantId)).toBeGreaterThan(0)
    const { figures: now } = await untilFigures(({ figures: found }) => found.restated !== null)
    expect(now.tables).toEqual(published.tables)
    expect(now.rules.stallDays).toBe(14)
    expect(now.restated).toMatchObject({ reason: 'A new threshold.', rules: { stallDays: 3 } })
    expect(await releaseFigures(running, tenantId)).toBe(0)
  })

  it('are equal in every view that is folded again', async () => {
    expect((await running.verify()).differ).toEqual([])
    expect(running.errors).toEqual([])
  })
})
