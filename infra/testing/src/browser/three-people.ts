import type { Browser, Page } from 'playwright-core'
import { openBrowser, person, signIn } from './browser.js'

const password = 'a long enough password'

/** Switchback as it runs, in one process or several. */
export interface RunningSwitchback {
  address: string
  /** Where the first practice is set up. */
  setUpLink: string
  /** What went wrong in its processes. */
  errors: string[]
  /** Rebuilds every view from the store and compares: how many rows there are, and which differ. */
  verify: () => Promise<{ rows: number; differ: object[] }>
}

/** What the tests share: three people, each in a browser of their own, and what goes wrong in their pages. */
interface Scene {
  browser: Browser
  coach: Page
  client: Page
  sponsor: Page
  problems: string[]
}

/**
 * Tests in which a coach, a client and a sponsor do their main jobs together. Each test continues where the one before it ended.
 * `running` is called once the suite's own beforeAll is over.
 */
export function threePeople(running: () => RunningSwitchback) {
  const scene = { problems: [] as string[] } as Scene
  const links = { client: '', sponsor: '' }
  beforeAll(async () => {
    const { address, setUpLink } = running()
    scene.browser = await openBrowser()
    scene.coach = await person(scene.browser, setUpLink, scene.problems, { isMoving: true })
    scene.client = await person(scene.browser, address, scene.problems, { isMoving: true })
    scene.sponsor = await person(scene.browser, address, scene.problems)
  }, 60_000)
  afterAll(() => scene.browser?.close())

  it('a coach sets up the practice, adds an employer, and invites a sponsor and a client', async () => {
    await setUpPractice(scene.coach)
    links.sponsor = await invite(scene.coach, 'Priya Raman', 'priya@northwind.example', 'sponsor')
    links.client = await invite(scene.coach, 'Dilara Kaya', 'dilara@client.example', 'client')
  })
  it('a client accepts the invitation, and their path begins once they are in a cohort', async () => {
    await accept(scene.client, links.client, { counted: true })
    await scene.client.getByText('Your path begins soon').waitFor()
  })
  it('a coach creates a cohort with the built-in plan and enrols the client', () => enrol(scene.coach))
  it('a client sees the first step without a reload and takes the ten questions with the keyboard', () =>
    answerTenQuestions(scene.client))
  it('a client shares the result, and the coach sees the strain without a reload', async () => {
    await scene.client.getByRole('button', { name: 'Share with my coach' }).click()
    await scene.client.getByRole('button', { name: 'Stop sharing' }).waitFor()
    await scene.coach.getByRole('link', { name: /Answers show strain/ }).waitFor()
  })
  it('a client completes the first phase and asks for its sign-off', () => completeFirstPhase(scene.client))
  it('a coach sees the request without a reload, reads what was shared, and signs the phase off', () =>
    signOffFirstPhase(scene.coach, scene.client))
  it('a sponsor who accepts the invitation sees no result and no name', async () => {
    await accept(scene.sponsor, links.sponsor)
    await scene.sponsor.getByRole('heading', { name: 'Figures' }).waitFor()
    await scene.sponsor.getByText('No figures yet').waitFor()
    expect(await scene.sponsor.content()).not.toContain('Dilara')
  })
  it('a client who signs out has to sign in again', async () => {
    const { client } = scene
    await client.getByRole('button', { name: /: account$/ }).click()
    await client.getByRole('menuitem', { name: 'Sign out' }).click()
    await signIn(client, 'dilara@client.example', password)
    await client.getByRole('heading', { name: 'My path' }).waitFor()
  })
  it('nothing went wrong in a page or a process, and every view has what its events say', async () => {
    expect(scene.problems).toEqual([])
    expect(running().errors).toEqual([])
    const { rows, differ } = await running().verify()
    expect(rows).toBeGreaterThan(30)
    expect(differ).toEqual([])
  })
}

async function setUpPractice(coach: Page) {
  await coach.getByLabel('Name of the practice').fill('Serpentine Coaching')
  await coach.getByLabel('Your name').fill('Amara Okafor')
  await coach.getByLabel('E-mail').fill('amara@serpentine.example')
  await coach.getByRole('textbox', { name: 'Password' }).fill(password)
  await coach.getByRole('button', { name: 'Found it' }).click()
  await coach.getByText('No clients yet').waitFor()
  await coach.getByRole('link', { name: 'Settings' }).click()
  await coach.getByRole('textbox', { name: 'Name', exact: true }).fill('Northwind')
  await coach.getByRole('button', { name: 'Add' }).click()
  await coach.getByRole('listitem').filter({ hasText: 'Northwind' }).waitFor()
}

/** Invites a person. Returns the link to pass on. */
async function invite(page: Page, name: string, email: string, role: string): Promise<string> {
  await page.getByRole('link', { name: 'Members' }).click()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Show the link' }).click()
  const link = await page.getByRole('dialog').locator('pre').textContent()
  await page.keyboard.press('Escape')
  return link!
}

async function accept(page: Page, link: string, { counted = false } = {}) {
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  if (counted) await page.getByLabel('Count me in anonymous figures').check()
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await page.getByRole('button', { name: /: account$/ }).waitFor()
}

async function enrol(coach: Page) {
  await coach.getByRole('link', { name: 'Cohorts' }).click()
  await coach.getByRole('button', { name: 'New cohort' }).first().click()
  const dialog = coach.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Spring')
  await dialog.getByLabel('Sponsor').selectOption({ label: 'Northwind' })
  await dialog.getByRole('button', { name: 'Make the cohort' }).click()
  await coach.getByText('Nobody enrolled yet').waitFor()
  await coach.getByRole('button', { name: 'Enrol clients' }).first().click()
  await coach.getByRole('dialog').getByRole('combobox', { name: 'Clients' }).click()
  await coach.getByRole('option', { name: 'Dilara Kaya' }).click()
  await coach.keyboard.press('Tab')
  await coach.getByRole('dialog').getByRole('button', { name: 'Enrol' }).click()
  await coach.getByRole('link', { name: 'Dilara Kaya' }).waitFor()
  await coach.getByRole('link', { name: 'Caseload' }).click()
  await coach.getByText('All quiet', { exact: true }).waitFor()
}

/** With a reload after the fifth question: what was answered is still there. */
async function answerTenQuestions(client: Page) {
  await client.getByRole('heading', { name: 'Take the ten questions' }).waitFor()
  await client.getByRole('link', { name: 'Begin' }).click()
  await client.getByRole('button', { name: 'Read a worked example first' }).click()
  await client.getByText('33 of 40').waitFor()
  await client.getByRole('button', { name: 'Begin' }).click()
  const ratings = [3, 3, 4, 4, 4, 3, 3, 3, 2, 4]
  for (const [at, rating] of ratings.entries()) {
    await client.getByText(`${at + 1} of 10`).waitFor()
    await client.keyboard.press(String(rating))
    await client.getByRole('radio', { checked: true }).waitFor()
    if (at === 4) {
      await client.getByLabel('In your own words (optional)').fill('I had stopped hoping for more.')
      await client.getByRole('button', { name: 'Next' }).click()
      await client.getByText('6 of 10').waitFor()
      await client.waitForLoadState('networkidle').catch(() => undefined)
      await client.reload()
      continue
    }
    await client.keyboard.press('Enter')
  }
  await client.getByRole('radio', { name: '5 of 5' }).focus()
  await client.keyboard.press('Space')
  await client.getByRole('button', { name: 'Finish and see the result' }).click()
  await client.getByRole('heading', { name: 'Acute' }).waitFor()
  await client.getByText('33 of 40').waitFor()
  await client.getByText('82.5 %').waitFor()
  await client.getByText('I had stopped hoping for more.').waitFor()
}

async function completeFirstPhase(client: Page) {
  await client.getByRole('link', { name: 'My path' }).click()
  await client.getByRole('heading', { name: 'Record your baseline' }).waitFor()
  await client.getByRole('link', { name: 'Do it' }).click()
  await client.getByLabel('Role').fill('Senior project manager')
  await client.getByLabel('Income band').fill('60-70 thousand a year')
  await client.getByRole('button', { name: 'Record it' }).click()
  await client.getByText('Done. One bend nearer.').waitFor()
  await client.getByRole('link', { name: 'My path', exact: true }).first().click()
  await client.getByRole('heading', { name: 'Say what you accept' }).waitFor()
  await client.getByRole('link', { name: 'Do it' }).click()
  await client.getByLabel('In your own words').fill('I accept that my role stands still.')
  await client.getByRole('button', { name: 'That is my statement' }).click()
  await client.getByText('Done. One bend nearer.').last().waitFor()
  await client.getByRole('link', { name: 'My path', exact: true }).first().click()
  await client.getByRole('heading', { name: 'Ask for the gate of Accept' }).waitFor()
  await client.getByRole('button', { name: 'Ask for the gate' }).first().click()
  await client.getByRole('heading', { name: 'Your coach looks at the gate of Accept' }).waitFor()
}

async function signOffFirstPhase(coach: Page, client: Page) {
  await coach.getByRole('link', { name: /Gate waits/ }).waitFor()
  await coach.getByRole('link', { name: 'Dilara Kaya' }).click()
  await coach.getByRole('link', { name: 'Shared assessments' }).click()
  await coach.getByText('I had stopped hoping for more.').waitFor()
  await coach.goBack()
  await coach.getByRole('button', { name: 'Approve' }).click()
  await coach.getByRole('heading', { name: 'The gate of Explore' }).waitFor()
  await client.getByRole('heading', { name: 'Explore at least four areas' }).waitFor()
}
