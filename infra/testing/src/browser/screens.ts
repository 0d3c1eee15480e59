import type { Page } from 'playwright-core'

interface Screen {
  name: string
  /** Who is signed in, of the demo's people; no one before the sign-in. */
  as?: string
  path: string
  /** What is done before one looks. */
  then?: (page: Page) => Promise<unknown>
}

const click = (name: string | RegExp) => (page: Page) => page.getByRole('link', { name }).first().click()
const phase = (title: string) => async (page: Page) => {
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await page.getByRole('tab', { name: title, selected: true }).waitFor()
  const next = page.locator('section button[aria-expanded]')
  await next.first().waitFor()
}
const tool = (title: string, step: string) => async (page: Page) => {
  await phase(title)(page)
  const heading = page.locator('section button[aria-expanded]', { hasText: step })
  if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click()
  await page.locator('section button[aria-expanded="true"]', { hasText: step }).waitFor()
  await untilStill(page)
}

/** Waits until nothing on the page moves or changes its colour any more. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

/** Every screen with the demo data, as who sees it; axe looks at them and pictures are taken of them. */
export const screens: Screen[] = [
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
      await page
        .getByRole('checkbox', { name: /^Select/ })
        .first()
        .waitFor()
      for (const box of (await page.getByRole('checkbox', { name: /^Select/ }).all()).slice(0, 4)) await box.check()
      await page.getByRole('button', { name: /Sign off phases/ }).click()
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
      await page.getByPlaceholder('Find a client, cohort or page').fill('da')
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
      await click('Edit draft')(page)
    },
  },
  { name: 'coach-caseload-then', as: 'amara', path: '/caseload/then' },
  { name: 'owner-figures', as: 'nora', path: '/figures' },
  { name: 'owner-records', as: 'nora', path: '/records' },
  { name: 'sponsor-figures', as: 'priya', path: '/figures' },
]

async function beginAssessment(page: Page) {
  await page.getByRole('link', { name: 'Start assessment' }).click()
  const begin = page.getByRole('button', { name: 'Start assessment' })
  const question = page.locator('#question')
  await begin.or(question).first().waitFor()
  if (await begin.isVisible()) await begin.click()
  await question.waitFor()
  await page.keyboard.press('3')
}
