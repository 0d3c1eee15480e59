import request from 'supertest'
import { person, signIn } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { inBrowser } from './support.js'

const scene = inBrowser()

it('an address that no screen has gets a page that leads on, and so does a screen of another role', async () => {
  const practice = await foundPractice(scene.running)
  await practice.client('Dilara Kaya', 'dilara@client.example')
  const client = await person(scene.browser, scene.running.address, [])
  await signIn(client, 'dilara@client.example', password)
  await client.getByRole('heading', { name: 'My path' }).waitFor()
  for (const [path, heading] of [
    ['/nowhere', 'We can’t find this page'],
    ['/settings', 'You can’t open this page'],
  ] as const) {
    await client.goto(`${scene.running.address}${path}`)
    await client.getByRole('heading', { name: heading }).waitFor()
    await client.getByRole('link', { name: 'Go to My path' }).click()
    await client.getByRole('heading', { name: 'My path' }).waitFor()
  }
}, 60_000)

it('a program gets a problem at such an address, and a person status 404 with the page', async () => {
  const at = request(scene.running.address)
  const { headers } = await at.get('/nowhere').expect(404)
  expect(headers['content-type']).toContain('application/problem+json')
  const page = await at.get('/nowhere').set('accept', 'text/html,*/*').expect(404)
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.headers['content-security-policy']).toBeTruthy()
  for (const path of ['/api/nowhere', '/assets/nowhere.js'])
    expect((await at.get(path).set('accept', 'text/html')).headers['content-type']).toContain('problem+json')
})
