import { person, signIn, type Page } from '@switchback/testing/browser/browser'
import { until } from '@switchback/testing/until'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { inBrowser } from './support.js'

const scene = inBrowser()
const email = 'dilara@client.example'
const words = 'I accept that my role will not grow, and'
let client: Page

const text = () => client.getByLabel('In your own words')
async function openStatement() {
  await client.goto(`${scene.running.address}/phases/accept`)
  const head = client.locator('section button[aria-expanded]', { hasText: 'Say what you accept' })
  await head.waitFor()
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  await text().waitFor()
}

beforeAll(async () => {
  const practice = await foundPractice(scene.running)
  await practice.cohort('Spring', [await practice.client('Dilara Kaya', email)])
  // A session that ended is answered with 401, which the page reports: that is what happens here.
  client = await person(scene.browser, scene.running.address, [])
  await signIn(client, email, password)
  await client.getByRole('heading', { name: 'My path' }).waitFor()
})

it('a sentence half written is there again after a reload, another page, and a session that ended', async () => {
  await openStatement()
  await text().fill(words)
  await openStatement()
  expect(await text().inputValue()).toBe(words)

  await client.getByRole('link', { name: 'My path', exact: true }).first().click()
  await client.getByRole('heading', { name: 'My path' }).waitFor()
  await openStatement()
  expect(await text().inputValue()).toBe(words)

  await client.context().clearCookies()
  await client.getByRole('button', { name: 'Save statement' }).click()
  await client.reload()
  await signIn(client, email, password)
  // The sign-in leads back to the phase.
  await client.locator('section button[aria-expanded]').first().waitFor()
  await openStatement()
  expect(await text().inputValue()).toBe(words)
}, 60_000)

it('once its author signs out, or it is saved, nothing of it is left on the device', async () => {
  const kept = () =>
    client.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('switchback.draft/')))
  expect(await kept()).toHaveLength(1)
  await client.getByRole('button', { name: /Account menu for/ }).click()
  await client.getByRole('menuitem', { name: 'Sign out' }).click()
  await client.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await kept()).toEqual([])

  await signIn(client, email, password)
  await client.getByRole('heading', { name: 'My path' }).waitFor()
  await openStatement()
  expect(await text().inputValue()).toBe('')
  await text().fill(`${words} I look for a new one.`)
  expect(await kept()).toHaveLength(1)
  await client.getByRole('button', { name: 'Save statement' }).click()
  await client.getByText('Statement saved.').waitFor()
  await until(async () => (await kept()).length === 0, 15_000)
}, 60_000)
