import request from 'supertest'
import {
  expectProblem,
  get,
  password,
  post,
  practice,
  sessionIn,
  signIn,
  type Practice,
  type SignedIn,
} from './practices.js'
import { until } from '@switchback/testing/until'
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

async function member(email: string, role = 'client'): Promise<SignedIn> {
  const { invitation } = await bendway.invite('Member', email, role)
  const answer = await request(running.address)
    .post('/api/invitations/accept')
    .send({ invitation, password, reportingConsent: false })
    .expect(200)
  return sessionIn(answer)
}

/** Opens a stream of changes; `ended` resolves when the server has ended it. */
async function stream({ cookie }: SignedIn) {
  const answer = await fetch(`${running.address}/api/changes`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  const reader = answer.body!.getReader()
  await reader.read()
  const ended = (async () => {
    while (!(await reader.read()).done);
    return 'ended'
  })()
  return { ended, close: () => reader.cancel() }
}

const asOwner = (command: string, body: object) =>
  post(running, bendway.owner, `organisations/${bendway.tenantId}/${command}`).send(body).expect(200)

describe('a stream of changes, or a session, ends', () => {
  it('when its reader signs out, and only theirs', async () => {
    const [first, second] = [await member('out@client.example'), await signIn(running, 'out@client.example')]
    const [one, other] = [await stream(first), await stream(second)]
    const { cookie, csrf } = first
    await request(running.address).delete('/api/session').set({ cookie, 'x-csrf-token': csrf }).expect(204)
    expect(await one.ended).toBe('ended')
    expect(await Promise.race([other.ended, get(running, second, 'session').then(({ status }) => status)])).toBe(200)
    await other.close()
  })
  it('when the password changes in another session', async () => {
    const [first, second] = [await member('word@client.example'), await signIn(running, 'word@client.example')]
    const { ended } = await stream(first)
    await post(running, second, 'session/password').send({ from: password, to: 'another long password' }).expect(204)
    expect(await ended).toBe('ended')
    expectProblem(await get(running, first, 'session'), 401, 'not-signed-in')
  })
  it('when its reader is removed, whose session ends as well', async () => {
    const removed = await member('removed@client.example')
    const { ended } = await stream(removed)
    await asOwner('remove-member', { personId: removed.personId, reason: 'Left the company' })
    expect(await ended).toBe('ended')
    await until(async () => (await hashes(removed.personId)).length === 0)
    expectProblem(await get(running, removed, 'session'), 401, 'not-signed-in')
    expectProblem(await get(running, removed, 'changes'), 401, 'not-signed-in')
  })
  it('at the next request where the one who was removed had no stream open', async () => {
    const removed = await member('quiet@client.example')
    await asOwner('remove-member', { personId: removed.personId, reason: 'Left the company' })
    expectProblem(await get(running, removed, 'session'), 401, 'not-signed-in')
    expect(await hashes(removed.personId)).toEqual([])
  })
  it('when its reader loses a role', async () => {
    const coach = await member('coach@bendway.example', 'coach')
    await asOwner('grant-role', { personId: coach.personId, role: 'client' })
    const again = await signIn(running, 'coach@bendway.example')
    const { ended } = await stream(again)
    await asOwner('revoke-role', { personId: coach.personId, role: 'coach' })
    expect(await ended).toBe('ended')
  })
  it('when its reader goes to another tenant', async () => {
    const both = await member('both@client.example')
    const { invitation } = await serpentine.invite('Both', 'both@client.example')
    const accepted = await post(running, both, 'invitations/accept')
      .send({ invitation, reportingConsent: false })
      .expect(200)
    const there = sessionIn(accepted)
    const { ended } = await stream(there)
    await post(running, there, 'session/tenant').send({ tenantId: bendway.tenantId }).expect(200)
    expect(await ended).toBe('ended')
  })
})

describe('a session ends', () => {
  it('when it is not used for a week', async () => {
    const idle = await member('idle@client.example')
    await running.database.admin.query(`update session set seen_at = now() - interval '8 days' where person_id = $1`, [
      idle.personId,
    ])
    // What a process remembers of a session it forgets within seconds; another process knows nothing of it.
    running.identity.forget((await hashes(idle.personId))[0]!)
    expectProblem(await get(running, idle, 'session'), 401, 'not-signed-in')
  })
  it('later where it is used: each hour of use is noted', async () => {
    const used = await member('used@client.example')
    await running.database.admin.query(`update session set seen_at = now() - interval '2 days' where person_id = $1`, [
      used.personId,
    ])
    running.identity.forget((await hashes(used.personId))[0]!)
    await get(running, used, 'session').expect(200)
    const { rows } = await running.database.admin.query(
      `select seen_at > now() - interval '1 minute' as noted from session where person_id = $1`,
      [used.personId],
    )
    expect(rows).toEqual([{ noted: true }])
  })
})

async function hashes(personId: string): Promise<string[]> {
  const { rows } = await running.database.admin.query<{ hash: string }>(
    `select encode(token_hash, 'hex') as hash from session where person_id = $1`,
    [personId],
  )
  return rows.map(({ hash }) => hash)
}
