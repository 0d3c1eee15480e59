import request from 'supertest'
import { expectProblem, practice, signIn } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
beforeAll(async () => {
  running = await startForTest()
}, 60_000)
afterAll(() => running.stop())

it('of several who accept one invitation at once with different passwords one has the account, and its password stays', async () => {
  const { invite } = await practice(running, 'Bendway', 'owner@bendway.example')
  for (let round = 0; round < 3; round += 1) {
    const email = `client-${round}@bendway.example`
    const { invitation, personId } = await invite('Client', email)
    const words = [1, 2, 3, 4, 5].map((at) => `a long password, number ${at}`)
    const answers = await Promise.all(
      words.map((password) =>
        request(running.address)
          .post('/api/invitations/accept')
          .send({ invitation, password, reportingConsent: false }),
      ),
    )
    const winners = words.filter((_, at) => answers[at]!.status === 200)
    expect(winners).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectProblem(answer, 409, 'refused')
      expect(answer.body.code).toBe('InvitationUsed')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(await signIn(running, email, winners[0])).toMatchObject({ personId })
  }
})

it('an account that an invitation made before it was interrupted is finished by who has its password, and by no one else', async () => {
  const { tenantId, invite } = await practice(running, 'Serpentine', 'owner@serpentine.example')
  const email = 'client@serpentine.example'
  const { invitation, invitationId, personId } = await invite('Client', email)
  const first = 'the password of the first'
  await running.identity.newAccount({ email, password: first, madeBy: invitationId, empty: null, tenantId, personId })
  const accept = (password: string) =>
    request(running.address).post('/api/invitations/accept').send({ invitation, password, reportingConsent: false })
  const other = await accept('the password of another')
  expectProblem(other, 409, 'refused')
  expect(other.body.code).toBe('InvitationUsed')
  expect((await accept(first)).body.person).toMatchObject({ personId })
  expect(await signIn(running, email, first)).toMatchObject({ personId })
})
