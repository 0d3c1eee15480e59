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
    await scene.client.getByText('Your path starts soon').waitFor()
  })
  it('a coach creates a cohort with the built-in plan and enrols the client', () => enrol(scene.coach))
  it('a client sees the first step without a reload and takes the ten questions with the keyboard', () =>
    answerTenQuestions(scene.client))
  it('a client shares the result, and the coach sees the strain without a reload', async () => {
    await scene.client.getByRole('button', { name: 'Share with my coach' }).click()
    await scene.client.getByRole('button', { name: 'Stop sharing' }).waitFor()
    await scene.coach.getByRole('link', { name: /May be struggling/ }).waitFor()
  })
  it('a client completes the first phase and asks for its sign-off', () => completeFirstPhase(scene.client))
  it('a coach sees the request without a reload, reads what was shared, and signs the phase off', () =>
    signOffFirstPhase(scene.coach, scene.client))
  it('a sponsor who accepts the invitation sees no result and no name', async () => {
    await accept(scene.sponsor, links.sponsor)
    await scene.sponsor.getByRole('heading', { name: 'Results' }).waitFor()
    await scene.sponsor.getByText('No results yet').waitFor()
    expect(await scene.sponsor.content()).not.toContain('Dilara')
  })
  it('a client who signs out has to sign in again', async () => {
    const { client } = scene
    await client.getByRole('button', { name: /Account menu for/ }).click()
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
  await coach.getByLabel('Practice name').fill('Serpentine Coaching')
  await coach.getByLabel('Your name').fill('Amara Okafor')
  await coach.getByLabel('E-mail').fill('amara@serpentine.example')
  await coach.getByRole('textbox', { name: 'Password' }).fill(password)
  await coach.getByRole('button', { name: 'Create practice' }).click()
  await coach.getByText('No clients yet').waitFor()
  await coach.getByRole('link', { name: 'Settings' }).click()
  await coach.getByRole('textbox', { name: 'Name', exact: true }).fill('Northwind')
  await coach.getByRole('button', { name: 'Add sponsor' }).click()
  await coach.getByRole('listitem').filter({ hasText: 'Northwind' }).waitFor()
}

/** Invites a person. Returns the link to pass on. */
async function invite(page: Page, name: string, email: string, role: string): Promise<string> {
  await page.getByRole('link', { name: 'Members', exact: true }).click()
  await page.getByRole('button', { name: 'Invite member', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Invite member' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Show link' }).click()
  const link = await page.getByRole('dialog').locator('pre').textContent()
  await page.keyboard.press('Escape')
  return link!
}

async function accept(page: Page, link: string, { counted = false } = {}) {
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  if (counted) await page.getByLabel('Include me in anonymous group results').check()
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.getByRole('button', { name: /Account menu for/ }).waitFor()
}

async function enrol(coach: Page) {
  await coach.getByRole('link', { name: 'Cohorts' }).click()
  await coach.getByRole('button', { name: 'New cohort' }).first().click()
  const dialog = coach.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Spring')
  await dialog.getByLabel('Sponsor').selectOption({ label: 'Northwind' })
  await dialog.getByRole('button', { name: 'Create cohort' }).click()
  await coach.getByText('No clients yet').waitFor()
  await coach.getByRole('button', { name: 'Add clients' }).first().click()
  await coach.getByRole('dialog').getByRole('combobox', { name: 'Clients' }).click()
  await coach.getByRole('option', { name: 'Dilara Kaya' }).click()
  await coach.keyboard.press('Tab')
  await coach.getByRole('dialog').getByRole('button', { name: 'Add clients' }).click()
  await coach.getByRole('link', { name: 'Dilara Kaya' }).waitFor()
  await coach.getByRole('link', { name: 'Today' }).click()
  await coach.getByText('All caught up', { exact: true }).waitFor()
}

/** With a reload after the fifth question: what was answered is still there. */
async function answerTenQuestions(client: Page) {
  await client.getByRole('heading', { name: 'Take the ten questions' }).waitFor()
  await client.getByRole('link', { name: 'Start assessment' }).click()
  await client.getByRole('button', { name: 'Read an example first' }).click()
  await client.getByText('82.5 %').waitFor()
  await client.getByRole('button', { name: 'Start assessment' }).click()
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
  await client.getByRole('button', { name: 'Finish and see result' }).click()
  await client.getByRole('heading', { name: 'Acute' }).waitFor()
  await client.getByText('82.5 %').waitFor()
  await client.getByText('I had stopped hoping for more.').waitFor()
}

async function completeFirstPhase(client: Page) {
  await client.getByRole('link', { name: 'My path' }).click()
  await client.getByRole('heading', { name: 'Record your baseline' }).waitFor()
  await client.getByRole('link', { name: 'Go to this step' }).click()
  await client.getByLabel('Role').fill('Senior project manager')
  await client.getByLabel('Approximate income').fill('60-70 thousand a year')
  await client.getByRole('button', { name: 'Save answers' }).click()
  await client.getByText('Done. One step closer.').waitFor()
  await client.getByRole('link', { name: 'My path', exact: true }).first().click()
  await client.getByRole('heading', { name: 'Say what you accept' }).waitFor()
  await client.getByRole('link', { name: 'Go to this step' }).click()
  await client.getByLabel('In your own words').fill('I accept that my role stands still.')
  await client.getByRole('button', { name: 'Save statement' }).click()
  await client.getByText('Done. One step closer.').last().waitFor()
  await client.getByRole('link', { name: 'My path', exact: true }).first().click()
  await client.getByRole('heading', { name: 'Ask your coach to sign off Accept' }).waitFor()
  await client.getByRole('button', { name: 'Ask for sign-off' }).first().click()
  await client.getByRole('heading', { name: 'Your coach is reviewing Accept' }).waitFor()
}

async function signOffFirstPhase(coach: Page, client: Page) {
  await coach.getByRole('link', { name: /Waiting for sign-off/ }).waitFor()
  await coach.getByRole('link', { name: 'Dilara Kaya' }).click()
  await coach.getByRole('link', { name: 'Shared assessments' }).click()
  await coach.getByText('I had stopped hoping for more.').waitFor()
  await coach.goBack()
  await coach.getByRole('button', { name: 'Sign off', exact: true }).click()
  await coach.getByRole('heading', { name: 'Sign-off: Explore' }).waitFor()
  await client.getByRole('heading', { name: 'Explore at least four areas' }).waitFor()
}
