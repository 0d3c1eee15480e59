import { openBrowser, person, signIn } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { startForTest, type Running } from './support.js'

let running: Running
let browser: Awaited<ReturnType<typeof openBrowser>>
beforeAll(async () => {
  running = await startForTest({ web: true, front: { trustedProxies: [], insecureCookies: true } })
  browser = await openBrowser(['practice.lan'])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await running?.stop()
})

it('a practice that is reached over plain http in its own network can write', async () => {
  const practice = await foundPractice(running)
  const problems: string[] = []
  const owner = await person(browser, running.address.replace('127.0.0.1', 'practice.lan'), problems)
  await signIn(owner, practice.email, password)
  await owner.getByRole('link', { name: 'Cohorts', exact: true }).first().click()
  expect(await owner.evaluate(() => globalThis.isSecureContext)).toBe(false)
  await owner.getByRole('button', { name: 'New cohort' }).first().click()
  await owner.getByLabel('Name').fill('Autumn')
  await owner.getByRole('button', { name: /Make the cohort|Create cohort/ }).click()
  await owner.getByRole('heading', { name: 'Autumn' }).waitFor()
  expect(problems).toEqual([])
}, 60_000)
