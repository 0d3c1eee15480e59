import { randomUUID } from 'node:crypto'
import { openApiDocument } from '@switchback/http-api/openapi/document'
import { itCareerTransition } from '@switchback/frameworks/it-career/framework'
import { allQueries } from '@switchback/views/all-queries'
import request, { type Response } from 'supertest'
import { demoPassword as password, startForTest, type Running } from './support.js'

let running: Running
const people = new Map<string, Person>()

beforeAll(async () => {
  running = await startForTest({ demo: true })
  for (const name of ['nora', 'amara', 'jonas', 'arun', 'dilara', 'priya']) people.set(name, await signIn(name))
}, 120_000)
afterAll(() => running.stop())

interface Person {
  cookie: string
  csrf: string
  tenantId: string
  personId: string
}

async function signIn(name: string): Promise<Person> {
  const answer = await request(running.address)
    .post('/api/session')
    .send({ email: `${name}@demo.switchback.example`, password })
    .expect(200)
  const { csrfToken, tenant, person } = answer.body
  return { cookie: cookieOf(answer), csrf: csrfToken, tenantId: tenant.tenantId, personId: person.personId }
}

const cookieOf = (answer: Response) => String(answer.headers['set-cookie']![0]).split(';')[0]!
const get = (name: string, path: string) =>
  request(running.address).get(`/api/${path}`).set('cookie', people.get(name)!.cookie)
const post = (name: string, path: string, key: string = randomUUID()) =>
  request(running.address)
    .post(`/api/${path}`)
    .set({ cookie: people.get(name)!.cookie, 'x-csrf-token': people.get(name)!.csrf, 'idempotency-key': key })

/** The journey of the client who is at the start. */
const dilarasJourney = async () => (await get('dilara', 'home')).body.journeys[0].journeyId as string
const positions = async () => {
  const { rows } = await running.database.admin.query('select sum(position)::int as sum from tenant_head')
  return rows[0].sum as number
}

function expectProblem(answer: Response, status: number, type: string) {
  expect([answer.status, answer.body.type]).toEqual([status, `urn:switchback:problem:${type}`])
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body.detail).toMatch(/\S/)
}

describe('signing in', () => {
  it('sets a cookie that scripts and other sites cannot use', async () => {
    const answer = await request(running.address)
      .post('/api/session')
      .send({ email: 'arun@demo.switchback.example', password })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
  })
  it('refuses a wrong password and an unknown address alike', async () => {
    for (const email of ['arun@demo.switchback.example', 'nobody@demo.switchback.example']) {
      const answer = await request(running.address).post('/api/session').send({ email, password: 'wrong' })
      expectProblem(answer, 401, 'wrong-password')
    }
  })
  it('is limited: the eleventh try within a minute waits', async () => {
    const email = `${randomUUID()}@demo.switchback.example`
    const attempts = []
    for (let at = 0; at < 11; at += 1)
      attempts.push(await request(running.address).post('/api/session').send({ email, password: 'wrong' }))
    expectProblem(attempts[10]!, 429, 'too-many-attempts')
    expect(Number(attempts[10]!.headers['retry-after'])).toBeGreaterThan(0)
  })
  it('ends with the sign-out', async () => {
    const jonas = await signIn('jonas')
    const headers = { cookie: jonas.cookie, 'x-csrf-token': jonas.csrf }
    await request(running.address).delete('/api/session').set(headers).expect(204)
    expectProblem(await request(running.address).get('/api/session').set(headers), 401, 'not-signed-in')
  })
  it('goes from one tenant to another where one belongs, and nowhere else', async () => {
    people.set('jonas', await signIn('jonas'))
    const { tenants, tenant } = (await get('jonas', 'session')).body
    expect(tenants).toHaveLength(2)
    const other = tenants.find(({ tenantId }: { tenantId: string }) => tenantId !== tenant.tenantId)
    const there = await post('jonas', 'session/tenant').send({ tenantId: other.tenantId }).expect(200)
    expect(there.body.tenant).toMatchObject(other)
    await post('jonas', 'session/tenant').send({ tenantId: tenant.tenantId }).expect(200)
    expectProblem(await post('arun', 'session/tenant').send({ tenantId: other.tenantId }), 404, 'not-found')
  })
})

describe('bad input is answered with a problem, and nothing is stored', () => {
  let before: number
  beforeEach(async () => (before = await positions()))
  afterEach(async () => expect(await positions()).toBe(before))

  it('malformed JSON, no JSON, no object', async () => {
    const journey = await dilarasJourney()
    const send = (body: string, type = 'application/json') =>
      post('dilara', `journeys/${journey}/start-step`).set('content-type', type).send(body)
    expectProblem(await send('{"stepId":'), 400, 'invalid-request')
    expectProblem(await send('<step/>', 'application/xml'), 415, 'not-json')
    expectProblem(await send('["tick-signs"]'), 400, 'invalid-request')
    expectProblem(await send('{"__proto__": {"x": 1}}'), 400, 'invalid-request')
  })
  it('wrong types, unknown fields, texts over the limit, null characters', async () => {
    const journey = await dilarasJourney()
    const bodies = [
      { stepId: 7 },
      { stepId: 'tick-signs', more: true },
      { stepId: 'tick-signs', reflection: 'x'.repeat(4_001) },
      { stepId: 'tick-signs', reflection: 'a\0b' },
      { stepId: 'tick-signs', minutes: 1.5 },
      {},
    ]
    for (const body of bodies) {
      const answer = await post('dilara', `journeys/${journey}/complete-step`).send(body)
      expectProblem(answer, 400, 'invalid-request')
      expect(answer.body.issues.length).toBeGreaterThan(0)
    }
  })
  it('a body over 1 MB', async () => {
    const journey = await dilarasJourney()
    expectProblem(
      await post('dilara', `journeys/${journey}/make-statement`).send({ text: 'x'.repeat(1_000_001) }),
      413,
      'too-large',
    )
  })
  it('ids of another tenant, of another kind, of nothing', async () => {
    const { rows } = await running.database.admin.query(
      `select tenant_id, stream_id from event where category = 'journey' and tenant_id <> $1 limit 1`,
      [people.get('amara')!.tenantId],
    )
    const body = { phaseId: 'accept' }
    for (const id of [rows[0].stream_id, people.get('amara')!.personId, randomUUID()]) {
      const answer = await post('amara', `journeys/${id}/approve-gate`).send(body)
      expect([403, 404]).toContain(answer.status)
      expectProblem(await get('amara', `journeys/${id}`), 404, 'not-found')
    }
    expectProblem(
      await post('nora', `organisations/${rows[0].tenant_id}/add-sponsor`).send({ name: 'X' }),
      404,
      'not-found',
    )
    expectProblem(await post('amara', `journeys/not-an-id/approve-gate`).send(body), 404, 'not-found')
    expectProblem(await post('amara', `journeys/${randomUUID()}/levitate`).send(body), 404, 'not-found')
    expectProblem(await get('amara', 'nowhere'), 404, 'not-found')
  })
  it('no idempotency key, and one that was used for something else', async () => {
    const journey = await dilarasJourney()
    const { cookie, csrf } = people.get('dilara')!
    const bare = request(running.address)
      .post(`/api/journeys/${journey}/start-step`)
      .set({ cookie, 'x-csrf-token': csrf })
    expectProblem(await bare.send({ stepId: 'tick-signs' }), 400, 'idempotency-key-missing')
  })
  it('a version that is no longer the newest', async () => {
    const journey = await dilarasJourney()
    const { rows } = await running.database.admin.query(
      'select max(version) as version from event where stream_id = $1',
      [journey],
    )
    const send = (seen: string) =>
      post('dilara', `journeys/${journey}/start-step`).set('if-match', seen).send({ stepId: 'tick-signs' })
    for (const seen of [`"${rows[0].version - 1}"`, `"${rows[0].version + 1}"`, '0']) {
      const answer = await send(seen)
      expectProblem(answer, 412, 'stale-version')
      expect(answer.headers.etag).toBe(`"${rows[0].version}"`)
    }
    for (const seen of ['latest', '"-1"', '*']) expectProblem(await send(seen), 400, 'invalid-request')
  })
  it('a coach who brings in an owner', async () => {
    const { tenantId } = people.get('amara')!
    const owner = { name: 'Mallory', email: 'mallory@x.example', role: 'owner' }
    const answer = await post('amara', `organisations/${tenantId}/invite-member`).send(owner)
    expectProblem(answer, 403, 'forbidden')
    expect(answer.body.code).toBe('NotYourRoleToGive')
  })
  it('a step of another plan, a gate too early, a client approving themselves, a coach of others', async () => {
    const journey = await dilarasJourney()
    expectProblem(
      await post('dilara', `journeys/${journey}/start-step`).send({ stepId: 'shadow-two' }),
      404,
      'not-found',
    )
    const early = await post('dilara', `journeys/${journey}/request-gate`).send({ phaseId: 'accept' })
    expectProblem(early, 409, 'refused')
    expect(early.body).toMatchObject({
      code: 'GateNotReady',
      facts: { openSteps: ['take-assessment', 'record-baseline', 'state-acceptance'] },
    })
    const own = await post('dilara', `journeys/${journey}/approve-gate`).send({ phaseId: 'accept' })
    expectProblem(own, 403, 'forbidden')
    expect(own.body.code).toBe('OwnGate')
    expectProblem(await post('amara', `journeys/${journey}/approve-gate`).send({ phaseId: 'accept' }), 403, 'forbidden')
    expectProblem(await post('priya', `journeys/${journey}/approve-gate`).send({ phaseId: 'accept' }), 403, 'forbidden')
  })
  it('a request from another site, or without the token of our page', async () => {
    const journey = await dilarasJourney()
    const path = `journeys/${journey}/start-step`
    const body = { stepId: 'tick-signs' }
    expectProblem(await post('dilara', path).set('x-csrf-token', 'guessed').send(body), 403, 'csrf-token-missing')
    expectProblem(
      await post('dilara', path).set('origin', 'https://elsewhere.example').send(body),
      403,
      'csrf-token-missing',
    )
    expectProblem(await post('dilara', path).set('sec-fetch-site', 'cross-site').send(body), 403, 'csrf-token-missing')
    expectProblem(await post('dilara', path).set('origin', 'null').send(body), 403, 'csrf-token-missing')
    expectProblem(await request(running.address).post(`/api/${path}`).send(body), 401, 'not-signed-in')
  })
  it('queries with what they do not know', async () => {
    expectProblem(await get('amara', 'caseload?limit=0'), 400, 'invalid-request')
    expectProblem(await get('amara', 'caseload?colour=red'), 400, 'invalid-request')
    expectProblem(await get('amara', 'journeys/nothing'), 400, 'invalid-request')
    expectProblem(await get('amara', 'caseload').set('switchback-after', 'soon'), 400, 'invalid-request')
  })
  it('moments in the future, and a framework too large for one event', async () => {
    const journey = await dilarasJourney()
    expectProblem(
      await post('dilara', `journeys/${journey}/start-step`).send({
        stepId: 'tick-signs',
        occurredAt: '2999-01-01T00:00:00Z',
      }),
      400,
      'invalid-request',
    )
    for (const occurredAt of [5, null, {}, ['2020'], 'yesterday', '1949-12-31T00:00:00Z'])
      expectProblem(
        await post('dilara', `journeys/${journey}/start-step`).send({ stepId: 'tick-signs', occurredAt }),
        400,
        'invalid-request',
      )
    const steps = Array.from({ length: 61 }, (_, at) => ({ ...itCareerTransition.phases[0]!.steps[1]!, id: `s${at}` }))
    const content = { ...itCareerTransition, phases: [{ ...itCareerTransition.phases[0]!, steps }] }
    expectProblem(
      await post('amara', `frameworks/${randomUUID()}/import-framework`).send({ content }),
      400,
      'invalid-request',
    )
  })
})

describe('a command', () => {
  it('that names the version it saw is carried out while that is the newest', async () => {
    const journey = await dilarasJourney()
    const first = await post('dilara', `journeys/${journey}/start-step`).send({ stepId: 'talk-at-home' }).expect(200)
    expect(first.headers.etag).toBe(`"${first.body.version}"`)
    const key = randomUUID()
    const send = () =>
      post('dilara', `journeys/${journey}/complete-step`, key)
        .set('if-match', first.headers.etag!)
        .send({ stepId: 'talk-at-home' })
    expect((await send().expect(200)).body.version).toBe(first.body.version + 1)
    // A retry is answered as the first time, though the version that it saw is no longer the newest.
    expect((await send().expect(200)).body.repeated).toBe(true)
  })
  it('answers with its position; a query after it shows it; the same key again changes nothing', async () => {
    const journey = await dilarasJourney()
    const key = randomUUID()
    const first = await post('dilara', `journeys/${journey}/complete-step`, key)
      .send({ stepId: 'tick-signs', minutes: 20 })
      .expect(200)
    expect(first.headers['switchback-position']).toBe(String(first.body.position))
    const home = await get('dilara', 'home').set('switchback-after', String(first.body.position)).expect(200)
    const step = home.body.journeys[0].phases[0].steps.find(({ stepId }: { stepId: string }) => stepId === 'tick-signs')
    expect(step.state).toBe('done')
    const again = await post('dilara', `journeys/${journey}/complete-step`, key)
      .send({ stepId: 'tick-signs', minutes: 20 })
      .expect(200)
    expect(again.body).toMatchObject({ position: first.body.position, repeated: true })
    expectProblem(
      await post('dilara', `journeys/${journey}/complete-step`, key).send({ stepId: 'talk-at-home' }),
      409,
      'key-reused',
    )
  })
  it('a position that the views do not reach is answered in time, with when to ask again', async () => {
    const client = await running.database.admin.connect()
    try {
      // Checkpoints can be read, and no view can move on.
      await client.query('begin; lock table projection_checkpoint in share row exclusive mode')
      const journeyId = await dilarasJourney()
      const { body } = await post('dilara', `journeys/${journeyId}/record-connection`)
        .send({ who: 'The head of a training company' })
        .expect(200)
      const answer = await get('dilara', 'home').set('switchback-after', String(body.position))
      expectProblem(answer, 504, 'view-behind')
      expect(answer.headers['retry-after']).toBe('1')
    } finally {
      await client.query('rollback')
      client.release()
    }
  }, 20_000)
})

describe('what is seen', () => {
  it('every query answers in the form it documents, for those who may ask', async () => {
    const cohorts = (await get('amara', 'cohorts')).body.items
    const frameworks = (await get('amara', 'frameworks')).body.items
    const arun = (await get('arun', 'home')).body.journeys[0]
    const places: Record<string, string> = {
      ':journeyId': arun.journeyId,
      ':cohortId': cohorts[0].cohortId,
      ':frameworkId': frameworks[0].frameworkId,
    }
    const asker: Record<string, string> = { home: 'arun', figures: 'priya', erasures: 'nora', 'audit-trail': 'nora' }
    const asked: Record<string, string> = {
      'journey-as-of': '?at=2016-01-01T00:00:00Z',
      'caseload-as-of': '?at=2016-01-01T00:00:00Z',
      engagement: '?from=2026-01-01&to=2026-12-31',
    }
    for (const query of allQueries) {
      const path = query.path.replace(/:\w+/g, (name) => places[name]!)
      const answer = await get(asker[query.name] ?? 'amara', `${path}${asked[query.name] ?? ''}`)
      expect([query.name, answer.status]).toEqual([query.name, 200])
      const checked = query.output.safeParse(answer.body)
      expect([query.name, checked.error]).toEqual([query.name, undefined])
    }
  })
  it('the story of the demo: five phases in true dates, 33 of 40, acute, strain, and the distance covered', async () => {
    const { journeys } = (await get('arun', 'home')).body
    expect(journeys[0]).toMatchObject({ status: 'completed', loopDueOn: '2026-06-01' })
    expect(journeys[0].openedAt.slice(0, 4)).toBe('2013')
    expect(journeys[0].phases.map(({ state }: { state: string }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ])
    const { items } = (await get('arun', `journeys/${journeys[0].journeyId}/assessments`)).body
    expect(items[1]).toMatchObject({ score: 33, maximum: 40, percent: 82.5, band: 'acute', flags: ['wellbeing'] })
    expect(items[0].sinceLast.percent).toBeLessThan(0)
    expect(journeys[0].pictures.map(({ at }: { at: string }) => at)).toEqual(['baseline', 'end'])
  })
  it('a coach reads answers only once they are shared', async () => {
    const caseload = (await get('jonas', 'caseload?limit=200')).body.items
    const dilara = caseload.find(({ clientName }: { clientName: string }) => clientName === 'Dilara Kaya')
    const started = randomUUID()
    await post('dilara', `assessments/${started}/start-assessment`).send({ journeyId: dilara.journeyId }).expect(200)
    const answered = await post('dilara', `assessments/${started}/answer-question`)
      .send({ questionId: 'role-risk', rating: 2, words: 'mine alone' })
      .expect(200)
    const own = await get('dilara', `journeys/${dilara.journeyId}/assessments`).set(
      'switchback-after',
      String(answered.body.position),
    )
    expect(JSON.stringify(own.body)).toContain('mine alone')
    const seen = await get('jonas', `journeys/${dilara.journeyId}/assessments`).set(
      'switchback-after',
      String(answered.body.position),
    )
    expect(seen.body.items).toEqual([])
    expectProblem(await get('amara', `journeys/${dilara.journeyId}/assessments`), 404, 'not-found')
  })
  it('a sponsor sees figures of their own organisation and its cohorts, and no name anywhere', async () => {
    const figures = await get('priya', 'figures').expect(200)
    expect(figures.body.groups.map(({ name }: { name: string }) => name)).toEqual([
      'Northwind Systems',
      'Northwind, spring',
    ])
    const others = (await get('nora', 'figures').expect(200)).body.groups as { id: string }[]
    for (const { id } of others.filter(
      (each) => !figures.body.groups.some((own: { id: string }) => own.id === each.id),
    ))
      expectProblem(await get('priya', `figures?group=${id}`), 404, 'not-found')
    for (const path of ['caseload', 'members', 'cohorts', 'home', 'frameworks'])
      expectProblem(await get('priya', path), 404, 'not-found')
    const names = (await get('nora', 'members?limit=200')).body.items.map(({ name }: { name: string }) => name)
    for (const name of names) expect(JSON.stringify(figures.body)).not.toContain(name)
  })
  it('an owner sees that people are there, and nothing of their way', async () => {
    const journey = await dilarasJourney()
    expectProblem(await get('nora', `journeys/${journey}`), 404, 'not-found')
    expectProblem(await get('nora', `journeys/${journey}/timeline`), 404, 'not-found')
    await get('nora', 'members').expect(200)
  })
  it('pages go on where the one before ended', async () => {
    const first = (await get('amara', 'caseload?limit=10')).body
    const second = (await get('amara', `caseload?limit=10&cursor=${first.next}`)).body
    const keys = [...first.items, ...second.items].map(({ journeyId }: { journeyId: string }) => journeyId)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBe(first.total)
  })
  it('a page does not go on where the list is narrowed to something else', async () => {
    const { next } = (await get('amara', 'caseload?limit=2')).body
    const answer = await get('amara', `caseload?limit=2&show=needing&cursor=${next}`)
    expectProblem(answer, 400, 'invalid-request')
    expect(answer.body.issues).toEqual([
      { path: 'cursor', message: 'This cursor belongs to other filters. Begin at the first page again.' },
    ])
  })
  it('the document names every route that is there', () => {
    const document = openApiDocument() as { openapi: string; paths: Record<string, object> }
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths).length).toBeGreaterThan(80)
    for (const { path } of allQueries)
      expect(document.paths).toHaveProperty([`/api/${path.replace(/:(\w+)/g, '{$1}')}`])
  })
  it('after all of this every view equals a fold from the beginning', async () => {
    const { rows, differ } = await running.verify()
    expect(rows).toBeGreaterThan(1_000)
    expect(differ).toEqual([])
    expect(running.errors).toEqual([])
  })
})
