import { expectProblem, get, post, practice, signIn } from './practices.js'
import { startForTest, type Running } from './support.js'

const commandsPerMinute = 12
let running: Running
beforeAll(async () => {
  running = await startForTest({ load: { commandsPerMinute } })
}, 60_000)
afterAll(() => running.stop())

it('a person who sends very many commands is refused with a time to wait; they still read, and others still send', async () => {
  const flood = await practice(running, 'Flood', 'flood@practice.example')
  const calm = await practice(running, 'Calm', 'calm@practice.example')
  const change = ({ tenantId, owner }: typeof flood) =>
    post(running, owner, `organisations/${tenantId}/change-reporting-consent`).send({ reportingConsent: true })
  const answers = []
  for (let at = 0; at < commandsPerMinute; at += 1) answers.push((await change(flood)).status)
  expect(answers).toEqual(Array(commandsPerMinute).fill(200))

  const refused = await change(flood)
  expectProblem(refused, 429, 'too-many-attempts')
  expect(refused.headers['retry-after']).toMatch(/^([1-9]|[1-5]\d|60)$/)
  await get(running, await signIn(running, 'flood@practice.example'), 'session').expect(200)
  await change(calm).expect(200)
})
