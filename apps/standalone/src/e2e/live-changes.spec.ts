import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import { expectProblem, get, password, post, practice, sessionIn, type Practice, type SignedIn } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
let bendway: Practice
let clients: (SignedIn & { journeyId: string })[]

beforeAll(async () => {
  running = await startForTest()
  bendway = await practice(running, 'Bendway', 'owner@bendway.example')
  const { settings } = await running.organisations.get(bendway.tenantId)
  const frameworkId = settings.defaultFrameworkId!
  const cohortId = randomUUID()
  await asOwner(`cohorts/${cohortId}/create-cohort`, {
    name: 'Spring',
    coachId: bendway.owner.personId,
    frameworkId,
    startsOn: '2026-03-02',
    capacity: 5,
  })
  clients = []
  for (const name of ['one', 'other']) {
    const client = await join(`${name}@client.example`)
    await asOwner(`cohorts/${cohortId}/enrol-client`, { clientId: client.personId, cycle: 1 })
    clients.push({ ...client, journeyId: journeyIdFor(bendway.tenantId, client.personId, frameworkId, 1) })
  }
  for (const client of clients) await opened(client)
}, 60_000)
afterAll(() => running.stop())

const asOwner = (path: string, body: object) => post(running, bendway.owner, path).send(body).expect(200)

async function join(email: string): Promise<SignedIn> {
  const { invitation } = await bendway.invite('Member', email, 'client')
  const answer = await request(running.address)
    .post('/api/invitations/accept')
    .send({ invitation, password, reportingConsent: false })
    .expect(200)
  return sessionIn(answer)
}

/** Waits until the process manager has opened the journey. */
async function opened(client: SignedIn & { journeyId: string }) {
  while ((await get(running, client, `journeys/${client.journeyId}`)).status !== 200);
}

/** A stream of changes; `next` resolves with the queries that the next message names. */
async function stream({ cookie }: SignedIn) {
  const answer = await fetch(`${running.address}/api/changes`, { headers: { cookie } })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<string[]> => {
    for (;;) {
      const data = /data: (.*)\n\n/.exec(text)
      if (data) {
        text = text.slice(data.index + data[0].length)
        return (JSON.parse(data[1]!) as { queries: string[] }).queries
      }
      const { value, done } = await reader.read()
      if (done) throw new Error('The stream ended.')
      text += value
    }
  }
  return { next, close: () => reader.cancel() }
}

const recordBaseline = (client: SignedIn & { journeyId: string }) =>
  post(running, client, `journeys/${client.journeyId}/record-baseline`)
    .send({ role: 'Manager', incomeBand: '50', respect: 3, confidence: 3, control: 3, weeklyHours: 40 })
    .expect(200)

describe('live changes', () => {
  it('reach the client and the coach concerned with the queries to send again, and no other client', async () => {
    const [one, other] = clients as [(typeof clients)[0], (typeof clients)[0]]
    const streams = await Promise.all([stream(one), stream(other), stream(bendway.owner)])
    const [ofOne, ofOther, ofCoach] = streams
    await recordBaseline(one)
    const queries = await ofOne.next()
    expect(queries).toEqual(expect.arrayContaining(['/api/home', '/api/journeys/{journeyId}']))
    expect(queries).not.toContain('/api/caseload')
    expect(await ofCoach.next()).toEqual(expect.arrayContaining(['/api/caseload', '/api/journeys/{journeyId}']))

    // The first message that the other client gets is of their own change: the coach has heard of both by then.
    const first = ofOther.next().then(() => 'heard')
    await recordBaseline(other)
    await ofCoach.next()
    expect(await first).toBe('heard')
    await recordBaseline(one)
    await ofOne.next()
    const second = ofOther.next().then(
      () => 'heard',
      () => 'nothing',
    )
    await ofOther.close()
    expect(await second).toBe('nothing')
    await Promise.all([ofOne.close(), ofCoach.close()])
  })
})

describe('a query that waits for a position', () => {
  it('answers as soon as the views are there', async () => {
    const { headers } = await recordBaseline(clients[0]!)
    await get(running, clients[0]!, 'home')
      .set('switchback-after', headers['switchback-position'] as string)
      .expect(200)
  })
  it('is refused at once where no change has that position', async () => {
    const answer = await get(running, clients[0]!, 'home').set('switchback-after', '900719925474099')
    expectProblem(answer, 400, 'invalid-request')
  })
})
