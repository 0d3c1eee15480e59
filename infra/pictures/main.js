// Takes pictures of every screen, of the real program with its demo data: narrow and wide, light and dark.
// usage: main.js FOLDER [NAME ...]; with names, only the screens whose name holds one of them.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBrowser } from '@switchback/testing/browser/browser'

const [folder = 'pictures', ...wanted] = process.argv.slice(2)
const password = 'only-for-pictures'
const data = mkdtempSync(join(tmpdir(), 'switchback-pictures-'))
const host = (name) => `${name}@demo.switchback.example`

const click =
  (name, role = 'link') =>
  (page) =>
    page.getByRole(role, { name }).first().click()
const phase = (title) => async (page) => {
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await page.getByRole('tab', { name: title, selected: true }).waitFor()
  const next = page.locator('section button[aria-expanded]')
  await next.first().waitFor()
}
const tool = (title, step) => async (page) => {
  await phase(title)(page)
  const heading = page.locator('section button[aria-expanded]', { hasText: step })
  if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click()
  await page.waitForTimeout(300)
}

const screens = [
  { name: 'sign-in', path: '/' },
  { name: 'client-home', as: 'dilara', path: '/home' },
  { name: 'client-home-finished', as: 'arun', path: '/home' },
  { name: 'client-questions', as: 'dilara', path: '/home', then: beginAssessment },
  { name: 'client-result', as: 'arun', path: '/home', then: click('My assessments') },
  { name: 'client-signs', as: 'arun', path: '/home', then: tool('Accept', 'Write down the signs') },
  { name: 'client-explore', as: 'arun', path: '/home', then: tool('Explore', 'Explore at least four') },
  {
    name: 'client-compare',
    as: 'arun',
    path: '/home',
    then: async (page) => {
      await tool('Explore', 'Explore at least four')(page)
      await page.getByText('Compare', { exact: true }).click()
    },
  },
  { name: 'client-learning-map', as: 'arun', path: '/home', then: tool('Dig deep', 'Fill your learning map') },
  { name: 'client-proof', as: 'arun', path: '/home', then: tool('Specialise', 'proof of work') },
  { name: 'client-applications', as: 'arun', path: '/home', then: tool('Specialise', 'Apply') },
  { name: 'client-priorities', as: 'arun', path: '/home', then: tool('Amplify', 'must-haves') },
  { name: 'client-risk', as: 'arun', path: '/home', then: tool('Amplify', 'Measure the risk') },
  { name: 'client-ladder', as: 'arun', path: '/home', then: tool('Amplify', 'value ladder') },
  { name: 'client-goals', as: 'arun', path: '/home', then: tool('Amplify', 'Map personal goals') },
  { name: 'client-returns', as: 'arun', path: '/home', then: tool('Amplify', 'Follow the money') },
  { name: 'client-story', as: 'arun', path: '/story' },
  { name: 'account', as: 'dilara', path: '/account' },
  { name: 'coach-caseload', as: 'amara', path: '/caseload' },
  {
    name: 'coach-bulk',
    as: 'amara',
    path: '/caseload',
    then: async (page) => {
      for (const box of (await page.getByRole('checkbox', { name: /^Choose/ }).all()).slice(0, 4)) await box.check()
      await page.getByRole('button', { name: /Approve gates/ }).click()
    },
  },
  { name: 'coach-client', as: 'amara', path: '/caseload', then: click(/Dagny Holm/) },
  {
    name: 'coach-workbook',
    as: 'amara',
    path: '/caseload',
    then: async (page) => {
      await click(/Dagny Holm/)(page)
      await page.getByRole('tab', { name: 'Workbook' }).click()
    },
  },
  {
    name: 'coach-history',
    as: 'amara',
    path: '/caseload',
    then: async (page) => {
      await click(/Dagny Holm/)(page)
      await page.getByRole('tab', { name: 'History' }).click()
    },
  },
  { name: 'coach-cohorts', as: 'amara', path: '/cohorts' },
  { name: 'coach-board', as: 'amara', path: '/cohorts', then: click(/Northwind/) },
  { name: 'coach-report', as: 'amara', path: '/report' },
  {
    name: 'coach-search',
    as: 'amara',
    path: '/caseload',
    then: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('A client, a cohort, a screen …').fill('da')
    },
  },
  { name: 'plans', as: 'amara', path: '/plans' },
  { name: 'plan', as: 'amara', path: '/plans', then: (page) => page.locator('article a').first().click() },
  { name: 'owner-members', as: 'nora', path: '/members' },
  {
    name: 'owner-import',
    as: 'nora',
    path: '/members/import',
    then: (page) =>
      page
        .getByLabel('Or paste the lines here')
        .fill(
          'name,email,role\nDilara Kaya,dilara@demo.switchback.example,client\nNew One,new@one.example,coach\n,no,x',
        ),
  },
  { name: 'owner-settings', as: 'nora', path: '/settings' },
  { name: 'owner-frameworks', as: 'nora', path: '/frameworks' },
  { name: 'owner-framework', as: 'nora', path: '/frameworks', then: click(/IT career/) },
  {
    name: 'owner-editor',
    as: 'nora',
    path: '/frameworks',
    then: async (page) => {
      await click(/IT career/)(page)
      await click('Edit the draft')(page)
    },
  },
  { name: 'sponsor-funnel', as: 'priya', path: '/funnel' },
].filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))

const server = spawn(process.execPath, ['apps/standalone/dist/main.js'], {
  env: { ...process.env, PORT: '0', SWITCHBACK_DATA: data, SWITCHBACK_DEMO_PASSWORD: password },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const address = await new Promise((resolve) => {
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
    const found = /ready at (\S+)/.exec(said)
    if (found) resolve(found[1])
  })
})

const browser = await openBrowser()
mkdirSync(folder, { recursive: true })
const sessions = new Map()
for (const { name, as, path, then } of screens)
  for (const [size, viewport] of [
    ['wide', { width: 1440, height: 900 }],
    ['narrow', { width: 390, height: 844 }],
  ])
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'en-GB',
        ...(as && { storageState: await sessionOf(as) }),
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`))
      await page.goto(`${address}${path}`)
      await page.waitForLoadState('load')
      await page.locator('h1').first().waitFor()
      if (then) await then(page)
      await page.waitForTimeout(500)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (overflow > 0) console.error(`${name} ${size}: ${overflow} px too wide`)
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: size === 'narrow' })
      await context.close()
    }
await browser.close()
server.kill('SIGINT')
await new Promise((resolve) => server.on('exit', resolve))
rmSync(data, { recursive: true, force: true })
console.log(`${screens.length * 4} pictures in ${folder}`)

async function sessionOf(person) {
  if (!sessions.has(person)) {
    const context = await browser.newContext()
    const answer = await context.request.post(`${address}/api/session`, { data: { email: host(person), password } })
    if (!answer.ok()) throw new Error(`${person} could not sign in: ${await answer.text()}`)
    sessions.set(person, await context.storageState())
    await context.close()
  }
  return sessions.get(person)
}

async function beginAssessment(page) {
  await page.getByRole('link', { name: 'Begin' }).click()
  const begin = page.getByRole('button', { name: 'Begin' })
  const question = page.locator('#question')
  await begin.or(question).first().waitFor()
  if (await begin.isVisible()) await begin.click()
  await question.waitFor()
  await page.keyboard.press('3')
}
