import request from 'supertest'
import { SetUp } from '@switchback/http-api/identity/set-up'
import { foundOrganisation } from '@switchback/identity/found-practice'
import { expectProblem, get, practice, sessionIn } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
beforeEach(async () => {
  running = await startForTest()
}, 60_000)
afterEach(() => running.stop())

const password = 'a long enough password'
const entered = { organisation: 'Serpentine', name: 'Amara Okafor', email: 'amara@serpentine.example', password }
const token = () => running.setUpLink.split('#')[1]!
const setUp = (body: object) => request(running.address).post('/api/setup').send(body)
const needed = async () => (await request(running.address).get('/api/setup')).body.needed as boolean
const tenants = async () => {
  const { rows } = await running.database.admin.query('select distinct tenant_id from event')
  return rows.length
}

describe('the set-up of an empty installation', () => {
  it('is done once, by the holder of its link', async () => {
    expect(await needed()).toBe(true)
    expectProblem(await setUp(entered), 400, 'invalid-request')
    expectProblem(await setUp({ ...entered, token: 'guessed' }), 403, 'forbidden')
    expect(await tenants()).toBe(0)
    const owner = sessionIn(await setUp({ ...entered, token: token() }).expect(200))
    expect((await get(running, owner, 'session')).body.roles).toEqual(['owner', 'coach'])
    expect(await needed()).toBe(false)
    expectProblem(await setUp({ ...entered, token: token() }), 409, 'refused')
    expect(await new SetUp(running).link()).toBeNull()
  })
  it('makes one practice with one owner, however many send it at once', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four', 'five', 'six'].map((name) =>
        setUp({ ...entered, token: token(), name, email: `${name}@serpentine.example` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect(await tenants()).toBe(1)
    const { rows } = await running.database.admin.query(
      'select count(distinct account_id)::int as n from account_membership',
    )
    expect(rows[0].n).toBe(1)
    const winner = answers.find(({ status }) => status === 200)!
    expect(winner.body.roles).toEqual(['owner', 'coach'])
  })
  it('makes one practice where the same request is sent twice at once', async () => {
    const body = { ...entered, token: token() }
    const answers = await Promise.all([setUp(body), setUp(body)])
    expect(answers.map(({ status }) => status)).toContain(200)
    expect(await tenants()).toBe(1)
  })
  it('goes on where it was interrupted, after each of its steps', async () => {
    const { id } = await running.identity.setUp()
    await running.identity.newAccount({
      ...entered,
      madeBy: id,
      empty: null,
      tenantId: null,
      personId: null,
    })
    expect(await needed()).toBe(true)
    await foundOrganisation(running.commands, id, entered)
    expect(await needed()).toBe(true)
    // The answer to someone who sets up at the same time, after another's practice was founded and before it is finished.
    expectProblem(await setUp({ ...entered, token: token(), email: 'other@serpentine.example' }), 409, 'conflict')
    expectProblem(await setUp({ ...entered, token: token(), password: 'another long password' }), 401, 'wrong-password')
    const owner = sessionIn(await setUp({ ...entered, token: token() }).expect(200))
    expect((await get(running, owner, 'session')).body.roles).toEqual(['owner', 'coach'])
    expect(await needed()).toBe(false)
  })
  it('finishes what the owner needs to begin, where it was interrupted after the founding', async () => {
    const body = { ...entered, token: token() }
    await setUp(body).expect(200)
    await running.database.admin.query('update set_up set done_at = null')
    const again = new SetUp(running)
    expect(await again.needed()).toBe(true)
    const before = await events()
    await again.make(token(), entered, () => running.identity.checkPassword(entered.email, password))
    expect(await events()).toEqual(before)
    expect(before).toEqual(expect.arrayContaining(['FrameworkPublished', 'TemplatePublished', 'SettingsChanged']))
  })
  it('is not needed where people work already', async () => {
    await practice(running, 'Bendway', 'owner@bendway.example')
    expect(await needed()).toBe(false)
    expectProblem(await setUp({ ...entered, token: token() }), 409, 'refused')
  })
})

async function events(): Promise<string[]> {
  const { rows } = await running.database.admin.query<{ type: string }>('select type from event order by position')
  return rows.map(({ type }) => type)
}
