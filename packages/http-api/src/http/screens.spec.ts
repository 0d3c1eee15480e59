import { readFileSync } from 'node:fs'
import { isScreen } from './screens.js'

it('every route of the web app is a screen', () => {
  const app = readFileSync(new URL('../../../../apps/web/src/app/App.tsx', import.meta.url), 'utf8')
  const routes = [...app.matchAll(/<Route path="(\/[^"]*)"/g)].map(([, path]) => path!.replace(/:\w+/g, 'x'))
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter((route) => !isScreen(route))).toEqual([])
})

it('what is no screen is not answered with one', () => {
  for (const url of ['/metrics', '/robots.txt', '/wp-login.php', '/health', '/index.php?x=/home', '/homepage', '/.env'])
    expect([url, isScreen(url)]).toEqual([url, false])
  for (const url of ['/', '/?next=1', '/home', '/clients/0f3', '/invitation/a.b.c'])
    expect([url, isScreen(url)]).toEqual([url, true])
})
