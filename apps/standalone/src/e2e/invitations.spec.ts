import request from 'supertest'
import { expectProblem, get, password, post, practice, sessionIn, signIn, type Practice } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
let bendway: Practice
let serpentine: Practice

beforeAll(async () => {
  running = await startForTest()
  bendway = await practice(running, 'Bendway', 'owner@bendway.example')
  serpentine = await practice(running, 'Serpentine', 'owner@serpentine.example')
}, 60_000)
afterAll(() => running.stop())

const accept = (body: object) => request(running.address).post('/api/invitations/accept').send(body)
const lookUp = (invitation: string) => request(running.address).post('/api/invitations/look-up').send({ invitation })

/** A client of Bendway, with an account. */
async function client(email: string) {
  const { invitation } = await bendway.invite('Client of Bendway', email)
  return sessionIn(await accept({ invitation, password, reportingConsent: false }).expect(200))
}

/** A client of Bendway who was removed a while ago. */
async function formerClient(email: string) {
  const gone = await client(email)
  await post(running, bendway.owner, `organisations/${bendway.tenantId}/remove-member`)
    .send({ personId: gone.personId })
    .expect(200)
  await running.database.admin.query(`update account set created_at = now() - interval '2 hours'`)
  return gone
}

describe('an invitation', () => {
  it('has its secret in the fragment of the link, and shows who it is for', async () => {
    const { path, invitation } = await bendway.invite('New Client', 'new@client.example')
    expect(path).toMatch(/^\/invitation#/)
    const { body } = await lookUp(invitation).expect(200)
    expect(body).toMatchObject({ organisation: 'Bendway', email: 'new@client.example', role: 'client', signedIn: 'no' })
  })
  it('makes an account for someone who has none', async () => {
    const { invitation, personId } = await bendway.invite('First Client', 'first@client.example')
    const accepted = await accept({ invitation, password, reportingConsent: true }).expect(200)
    expect(accepted.body).toMatchObject({ person: { personId }, roles: ['client'] })
    expect(await signIn(running, 'first@client.example')).toMatchObject({ personId })
  })
  it('never signs anyone in to an account that exists, not even with its right password', async () => {
    await client('member@client.example')
    const { invitation } = await serpentine.invite('Someone', 'member@client.example')
    for (const word of ['a guess of the password', password]) {
      const answer = await accept({ invitation, password: word, reportingConsent: false })
      expectProblem(answer, 409, 'sign-in-first')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })
  it('answers alike for an address with an account and for a caller who is signed in as another person', async () => {
    await client('alike@client.example')
    const known = await serpentine.invite('Someone', 'alike@client.example')
    const unknown = await serpentine.invite('Someone', 'unlike@client.example')
    const seen = []
    for (const { invitation } of [known, unknown]) {
      const answer = await post(running, serpentine.owner, 'invitations/accept').send({
        invitation,
        password,
        reportingConsent: false,
      })
      seen.push({ ...answer.body, instance: '' })
    }
    const anonymous = await accept({ invitation: known.invitation, password, reportingConsent: false })
    seen.push({ ...anonymous.body, instance: '' })
    expect(new Set(seen.map((body) => JSON.stringify(body))).size).toBe(1)
    const shown = await Promise.all([known, unknown].map(({ invitation }) => lookUp(invitation)))
    expect(shown.map(({ body }) => body.signedIn)).toEqual(['no', 'no'])
  })
  it('is accepted without a password by the one who is signed in with its address, who then is in both practices', async () => {
    const member = await client('both@client.example')
    const { invitation, personId } = await serpentine.invite('Both', 'both@client.example')
    const shown = await post(running, member, 'invitations/look-up').send({ invitation }).expect(200)
    expect(shown.body.signedIn).toBe('as-invited')
    const accepted = await post(running, member, 'invitations/accept')
      .send({ invitation, reportingConsent: false })
      .expect(200)
    expect(accepted.body.person.personId).toBe(personId)
    expect(accepted.body.tenants).toHaveLength(2)
    expectProblem(await get(running, member, 'session'), 401, 'not-signed-in')
  })
  it('needs the token of our page where a session is used', async () => {
    const member = await client('token@client.example')
    const { invitation } = await serpentine.invite('Token', 'token@client.example')
    const answer = await accept({ invitation, reportingConsent: false }).set('cookie', member.cookie)
    expectProblem(answer, 409, 'sign-in-first')
  })
  it('makes an account anew for someone who was removed everywhere: what was linked to the old one stays closed', async () => {
    const gone = await client('returns@client.example')
    await post(running, bendway.owner, `organisations/${bendway.tenantId}/remove-member`)
      .send({ personId: gone.personId, reason: 'Left the company' })
      .expect(200)
    const { invitation } = await serpentine.invite('Returns', 'returns@client.example')
    await running.database.admin.query(`update account set created_at = now() - interval '2 hours'`)
    const accepted = await accept({ invitation, password: 'another long password', reportingConsent: false }).expect(
      200,
    )
    expect(accepted.body.tenants).toHaveLength(1)
  })
  it('brings back a former member by the account that they had, and not by a password that a holder of the link chooses', async () => {
    const { personId } = await formerClient('comes-back@client.example')
    const { invitation } = await bendway.invite('Comes Back', 'comes-back@client.example')
    expect((await lookUp(invitation).expect(200)).body.comesBack).toBe(true)
    const taken = await accept({ invitation, password: 'chosen by the coach', reportingConsent: false })
    expectProblem(taken, 401, 'wrong-password')
    expect(taken.headers['set-cookie']).toBeUndefined()
    const back = await accept({ invitation, password, reportingConsent: false }).expect(200)
    expect(back.body.person.personId).toBe(personId)
  })
  it('does not bring back a former member by an account that another practice has made of theirs', async () => {
    await formerClient('taken-over@client.example')
    const there = await serpentine.invite('Taken Over', 'taken-over@client.example')
    const taker = sessionIn(
      await accept({ invitation: there.invitation, password: 'of the taker', reportingConsent: false }).expect(200),
    )
    const { invitation } = await bendway.invite('Taken Over', 'taken-over@client.example')
    const answers = [
      await post(running, taker, 'invitations/accept').send({ invitation, reportingConsent: false }),
      await accept({ invitation, password: 'of the taker', reportingConsent: false }),
    ]
    for (const answer of answers) {
      expectProblem(answer, 409, 'refused')
      expect(answer.body.code).toBe('FormerAccountGone')
    }
  })
  it('answers again where its answer was lost: the same request signs in', async () => {
    const { invitation, personId } = await bendway.invite('Lost Answer', 'lost@client.example')
    const body = { invitation, password, reportingConsent: false }
    await accept(body).expect(200)
    expect((await accept(body).expect(200)).body.person.personId).toBe(personId)
    const other = await accept({ ...body, password: 'not the password at all' })
    expectProblem(other, 409, 'refused')
    expect(other.body.code).toBe('InvitationUsed')
  })
  it('that was used long ago says to sign in, whatever password comes with it', async () => {
    const { invitation } = await bendway.invite('Long Ago', 'long-ago@client.example')
    const body = { invitation, password, reportingConsent: false }
    await accept(body).expect(200)
    await running.database.admin.query(`update account set created_at = now() - interval '2 hours'`)
    for (const answer of [await accept(body), await lookUp(invitation)]) {
      expectProblem(answer, 409, 'refused')
      expect(answer.body.detail).toContain('Sign in')
    }
  })
  it('is tried ten times a minute at most', async () => {
    const { invitation } = await serpentine.invite('Tried', 'owner@bendway.example')
    const statuses: number[] = []
    for (let tries = 0; tries < 11; tries += 1)
      statuses.push((await accept({ invitation, password, reportingConsent: false })).status)
    expect(statuses).toEqual([...Array<number>(10).fill(409), 429])
  })
  it('is not found under names that every object has', async () => {
    const uuid = bendway.tenantId
    for (const invitation of [`${uuid}.__proto__.x`, `${uuid}.constructor.x`, `${uuid}.toString.x`, uuid, '..', 'x'])
      expectProblem(await lookUp(invitation), 404, 'not-found')
    for (const name of ['__proto__', 'constructor'])
      expectProblem(await get(running, bendway.owner, `invitations/${name}/link`), 404, 'not-found')
  })
})

describe('a link that sets a new password', () => {
  const reset = (body: object) => request(running.address).post('/api/password-resets').send(body)

  it('works once, and ends every session of the account', async () => {
    const member = await client('forgot@client.example')
    const token = await running.identity.makePasswordReset('forgot@client.example')
    await reset({ reset: token, password: 'the new long password' }).expect(204)
    expectProblem(await get(running, member, 'session'), 401, 'not-signed-in')
    expect(await signIn(running, 'forgot@client.example', 'the new long password')).toMatchObject({
      personId: member.personId,
    })
    expectProblem(await reset({ reset: token, password: 'yet another password' }), 404, 'not-found')
  })
  it('expires, is replaced by a newer one, and is made for accounts alone', async () => {
    await client('slow@client.example')
    const first = await running.identity.makePasswordReset('slow@client.example')
    const second = await running.identity.makePasswordReset('slow@client.example')
    expectProblem(await reset({ reset: first, password }), 404, 'not-found')
    await running.database.admin.query(`update password_reset set expires_at = now() - interval '1 second'`)
    expectProblem(await reset({ reset: second, password }), 404, 'not-found')
    expect(await running.identity.makePasswordReset('nobody@client.example')).toBeNull()
  })
})
