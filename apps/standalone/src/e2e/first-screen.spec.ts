import { gzipSync } from 'node:zlib'
import { person, signIn } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { inBrowser } from './support.js'

const scene = inBrowser()

it('the client’s first screen needs less than 200 kB of JavaScript, gzipped, and moves nothing while it builds', async () => {
  const practice = await foundPractice(scene.running)
  await practice.cohort('Spring', [await practice.client('Dilara Kaya', 'dilara@client.example')])
  const client = await person(scene.browser, scene.running.address, [])
  await signIn(client, 'dilara@client.example', password)
  await client.getByRole('heading', { name: 'Take the ten questions' }).waitFor()

  // Signed in, and the browser as if it had never been here.
  const scripts: Promise<Buffer>[] = []
  client.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await client.addInitScript(() => {
    let shift = 0
    Reflect.set(globalThis, 'shift', shift)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shift += Number(entry.value)
      Reflect.set(globalThis, 'shift', shift)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await (await client.context().newCDPSession(client)).send('Network.clearBrowserCache')
  await client.goto(`${scene.running.address}/home`)
  await client.getByRole('heading', { name: 'Take the ten questions' }).waitFor()
  await client.waitForLoadState('networkidle').catch(() => undefined)
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(200_000)
  expect(await client.evaluate(() => Number(Reflect.get(globalThis, 'shift')))).toBeLessThan(0.1)
}, 60_000)

it('the screens speak the language and tell the time that somebody chose, wherever they sign in', async () => {
  const client = await person(scene.browser, scene.running.address, [])
  await signIn(client, 'dilara@client.example', password)
  await client.getByRole('button', { name: /Account menu for/ }).click()
  await client.getByRole('menuitem', { name: 'My account' }).click()
  await client.getByRole('combobox', { name: 'Language' }).selectOption('de')
  await client.getByRole('combobox', { name: 'Time zone' }).fill('Lisbon')
  await client.getByRole('option', { name: 'Europe/Lisbon' }).click()
  await client.getByRole('button', { name: 'Save' }).first().click()
  await client.getByRole('heading', { name: 'Mein Konto' }).waitFor()
  expect(await client.evaluate(() => document.documentElement.lang)).toBe('de')

  const elsewhere = await person(scene.browser, scene.running.address, [])
  await signIn(elsewhere, 'dilara@client.example', password)
  await elsewhere.getByText('Dein nächster Schritt').waitFor()
  await elsewhere.getByRole('link', { name: 'Meine Geschichte', exact: true }).waitFor()
}, 60_000)
