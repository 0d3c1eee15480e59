import { randomUUID } from 'node:crypto'
import { allQueries } from '@switchback/views/all-queries'
import type { Query } from '@switchback/views/reading/query'
import request from 'supertest'
import { demoPassword as password, startForTest, type Running } from './support.js'

const names = ['nora', 'amara', 'arun', 'dilara', 'priya']
let running: Running
const cookies = new Map<string, string>()
const csrf = new Map<string, string>()
const people = new Map<string, string>()
/** A query of each name that its asker may put, from which one field at a time goes wrong. */
const sound: Record<string, string> = {}
/** What a query of this name asks instead. */
const soundOf: Record<string, Record<string, string>> = {}

beforeAll(async () => {
  running = await startForTest({ demo: true })
  for (const name of names) {
    const email = `${name}@demo.switchback.example`
    const answer = await request(running.address).post('/api/session').send({ email, password }).expect(200)
    cookies.set(name, String(answer.headers['set-cookie']![0]).split(';')[0]!)
    csrf.set(name, answer.body.csrfToken)
    people.set(name, answer.body.person.personId)
  }
  sound.journeyId = (await get('arun', 'home')).body.journeys[0].journeyId
  const [going] = (await get('dilara', 'home')).body.journeys
  soundOf.evidence = { journeyId: going.journeyId }
  for (const title of ['One', 'Two', 'Three', 'Four']) await handIn(going, title)
  sound.cohortId = (await get('amara', 'cohorts')).body.items[0].cohortId
  sound.frameworkId = (await get('amara', 'frameworks')).body.items[0].frameworkId
  const ofCohort = { coachId: people.get('amara'), frameworkId: sound.frameworkId, startsOn: '2020-01-01' }
  for (const name of ['One', 'Two', 'Three'])
    await post('amara', `cohorts/${randomUUID()}/create-cohort`, { ...ofCohort, name })
  sound.from = '2026-01-01'
  sound.to = '2026-12-31'
}, 120_000)
afterAll(() => running.stop())

const get = (name: string, path: string) =>
  request(running.address).get(`/api/${path}`).set('cookie', cookies.get(name)!)

const post = (name: string, path: string, body: object) =>
  request(running.address)
    .post(`/api/${path}`)
    .set({ cookie: cookies.get(name)!, 'x-csrf-token': csrf.get(name)!, 'idempotency-key': randomUUID() })
    .send(body)
    .expect(200)

const handIn = (journey: { journeyId: string; phases: { steps: { stepId: string }[] }[] }, title: string) =>
  post('dilara', `journeys/${journey.journeyId}/submit-evidence`, {
    stepId: journey.phases[0]!.steps[0]!.stepId,
    kind: 'text',
    title,
    content: 'What I found out',
  })

/** As they come in an address: encoded where a caller would encode them, raw where a caller would not. */
const hostile = {
  'a null character': '%00',
  'a null character in the middle': 'a%00b',
  'half of a pair of surrogates': '%ED%A0%80',
  'an escape that is none': '%zz',
  'more than a number can hold': '1e309',
  'a number far too large': '99999999999999999999',
  'a number below nought': '-5',
  'no number': 'NaN',
  'a fraction': '1.5',
  infinity: 'Infinity',
  'the year nought': '0000-01-01',
  'a moment of the year nought': '0000-01-01T00:00:00Z',
  'a moment before years': '-271821-04-20T00:00:00Z',
  'a date far away': '9999-12-31',
  'a moment far away': '9999-12-31T23:59:59.999999999Z',
  'the thirtieth of February': '2026-02-30',
  'a name of every object': '__proto__',
  'a function of every object': 'constructor',
  'a quote': "' or 1=1 --",
  nothing: '',
  'a long text': 'x'.repeat(3_000),
}

const askers: Record<string, string> = {
  home: 'arun',
  evidence: 'dilara',
  figures: 'priya',
  erasures: 'nora',
  'audit-trail': 'nora',
}
const fieldsOf = (query: Query) => Object.keys(query.input.shape)

function addressOf({ name, path, input }: Query, wrong: string, values: readonly string[]) {
  const sounds = { ...sound, ...soundOf[name] }
  const at = path.replace(/:(\w+)/g, (_, field: string) => (field === wrong ? values[0]! : sounds[field]!))
  const given = Object.keys(input.shape).flatMap((field) => {
    if (path.includes(`:${field}`)) return []
    if (field === wrong) return values.map((value) => `${field}=${value}`)
    const value = field === 'at' ? '2016-01-01T00:00:00Z' : sounds[field]
    return value && !input.shape[field]!.safeParse(undefined).success ? [`${field}=${value}`] : []
  })
  return given.length === 0 ? at : `${at}?${given.join('&')}`
}

describe('no address makes the server fail', () => {
  const cases = allQueries.flatMap((query) => fieldsOf(query).map((field) => ({ name: query.name, field, query })))

  it.each(cases)('$name answers 200 or names the mistake, whatever $field is', async ({ query, field }) => {
    const asker = askers[query.name] ?? 'amara'
    const failed: string[] = []
    const twice = { 'the same field twice': ['1', '2'], 'a number and a null character': ['1', '%00'] }
    const one = Object.entries(hostile).map(([what, value]) => [what, [value]] as const)
    for (const [what, values] of [...one, ...Object.entries(twice)]) {
      const answer = await get(asker, addressOf(query, field, values))
      const problem = answer.headers['content-type']?.includes('application/problem+json')
      if (answer.status !== 200 && !(answer.status >= 400 && answer.status < 500 && problem))
        failed.push(`${what}: ${answer.status}`)
    }
    expect(failed).toEqual([])
  })

  it('a cursor that no page returned is a mistake in every list, and never the first page again', async () => {
    const paged = allQueries.filter((query) => fieldsOf(query).includes('cursor'))
    expect(paged.length).toBeGreaterThan(3)
    for (const query of paged)
      for (const cursor of ['-5', '7', '1e309', '%00', 'x', '__proto__', 'W10', 'bnVsbA', '', 'x'.repeat(500)]) {
        const answer = await get(askers[query.name] ?? 'amara', addressOf(query, 'cursor', [cursor]))
        expect([query.name, cursor, answer.status, answer.body.issues?.[0].path]).toEqual([
          query.name,
          cursor,
          400,
          'cursor',
        ])
      }
  })

  it.each(allQueries.filter((query) => 'cursor' in query.input.shape).map((query) => ({ name: query.name, query })))(
    'the pages of $name together are the whole list, each line once',
    async ({ query }) => {
      const asker = askers[query.name] ?? 'amara'
      const most = [200, 50].find((limit) => query.input.shape.limit!.safeParse(limit).success)
      const whole = (await get(asker, `${addressOf(query, '', [])}?limit=${most}`).expect(200)).body.items as unknown[]
      expect(whole.length).toBeGreaterThan(3)
      const read: unknown[] = []
      const limit = Math.ceil(whole.length / 3)
      for (let next: string | null = ''; next !== null;) {
        const page = await get(asker, `${addressOf(query, '', [])}?limit=${limit}${next && `&cursor=${next}`}`)
        expect(page.status).toBe(200)
        read.push(...page.body.items)
        next = read.length < whole.length ? page.body.next : null
      }
      expect(read.slice(0, whole.length)).toEqual(whole)
    },
  )

  it('a period that ends before it begins is a mistake', async () => {
    const answer = await get('amara', 'engagement?from=2026-03-02&to=2026-03-01')
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:switchback:problem:invalid-request'])
    await get('amara', 'engagement?from=2026-03-02&to=2026-03-02').expect(200)
  })
  it('a position that is not digits alone is a mistake, for an archive too', async () => {
    for (const path of ['home', 'own-record/archive'])
      for (const position of ['0x10', '1e3', '-1']) {
        const answer = await get('dilara', path).set('switchback-after', position)
        expect([path, position, answer.status]).toEqual([path, position, 400])
      }
  })
  it('nothing of that reached the log of errors', () => expect(running.errors).toEqual([]))
})
