import { person, signIn, type Page } from '@switchback/testing/browser/browser'
import { until } from '@switchback/testing/until'
import { demoPassword as password, inBrowser } from './support.js'

const scene = inBrowser({ demo: true })
let coach: Page

/** How many clients wait for a reason, by the chip of the caseload; 0 if there is no such chip. */
async function waiting(reason: string): Promise<number> {
  // Read at one moment: a chip that is there may be gone a moment later.
  const chips = await coach.locator('label', { hasText: new RegExp(`^${reason} \\d+$`) }).allTextContents()
  return chips.length === 0 ? 0 : Number(/\d+$/.exec(chips[0]!)![0])
}

const untilWaiting = (reason: string, count: number) => until(async () => (await waiting(reason)) === count, 15_000)

async function openCaseload() {
  await coach.getByRole('link', { name: 'Today' }).click()
  await coach.getByRole('listitem').first().waitFor()
}

beforeAll(async () => {
  coach = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(coach, 'amara@demo.switchback.example', password)
  await coach.getByRole('heading', { name: 'Who needs me today' }).waitFor()
  await coach.getByRole('listitem').first().waitFor()
}, 60_000)

describe('in the morning, a coach', () => {
  it('sees who waits, with the reason for each', async () => {
    expect(await waiting('Waiting for sign-off')).toBeGreaterThan(1)
    expect(await waiting('Evidence to review')).toBeGreaterThan(0)
    expect(await waiting('Target date passed')).toBeGreaterThan(0)
  })

  it('signs a phase off with the keyboard, undoes it, and signs it off again', async () => {
    const before = await waiting('Waiting for sign-off')
    await coach.keyboard.press('j')
    await coach.keyboard.press('k')
    await coach.keyboard.press('a')
    await untilWaiting('Waiting for sign-off', before - 1)
    await coach.getByRole('button', { name: 'Undo' }).click()
    await untilWaiting('Waiting for sign-off', before)
    await coach.keyboard.press('a')
    await untilWaiting('Waiting for sign-off', before - 1)
  })

  it('signs off all phases that wait at once, after a look at which clients that concerns and which it does not', async () => {
    const before = await waiting('Waiting for sign-off')
    for (const box of await coach.getByRole('checkbox', { name: /^Select/ }).all()) await box.check()
    await coach.getByRole('button', { name: 'Sign off phases …' }).click()
    const preview = coach.getByRole('dialog')
    await preview.getByText(`Applies to ${before} clients:`).waitFor()
    await preview.getByText('nothing to sign off').first().waitFor()
    await preview.getByRole('button', { name: 'Sign off phases' }).click()
    await untilWaiting('Waiting for sign-off', 0)
  })

  it('goes from a reason to each piece of evidence and accepts it beside the requirements', async () => {
    await openCaseload()
    for (let left = await waiting('Evidence to review'); left > 0; left -= 1) {
      await coach.getByRole('link', { name: 'Review evidence' }).first().click()
      await coach.getByRole('heading', { name: 'Requirements for sign-off' }).waitFor()
      await coach.getByLabel('Comment on this evidence').first().fill('Well done.')
      await coach.getByRole('button', { name: 'Accept evidence', exact: true }).first().click()
      await coach.getByText('Evidence accepted.').last().waitFor()
      await coach.getByRole('link', { name: 'Today' }).click()
      await untilWaiting('Evidence to review', left - 1)
    }
  })

  it('goes from a missed date to the date itself and moves it', async () => {
    await openCaseload()
    const reason = coach.getByRole('link', { name: /^Target date passed/ }).first()
    await reason.waitFor()
    const late = await waiting('Target date passed')
    await reason.click()
    const overdue = coach.locator('section', { hasText: 'target date passed' })
    const date = overdue.getByLabel(/^Target date for/).first()
    await date.waitFor()
    const name = await coach.getByRole('heading', { level: 1 }).textContent()
    await date.fill('2030-01-31')
    await date.blur()
    await coach.getByText('Target date changed.').waitFor()
    await coach.getByRole('link', { name: 'Today' }).click()
    await untilWaiting('Target date passed', late - 1)
    await coach.getByText('All', { exact: true }).click()
    await coach.getByRole('link', { name: name! }).first().waitFor()
  })

  it('sees a client as they were on a day in the past, and returns to today', async () => {
    await openCaseload()
    await coach.getByLabel('Search clients').fill('Arun')
    await coach.getByText('No one found').waitFor()
    await coach.keyboard.press('Control+k')
    await coach.getByPlaceholder('Find a client, cohort or page').fill('Arun')
    await coach.getByRole('button', { name: /^Arun Sen/ }).click()
    await coach.getByLabel('Date', { exact: true }).fill('2014-06-01')
    await coach
      .getByText('You’re viewing an earlier day, so you can’t change anything. To make changes, go back to today.')
      .waitFor()
    await coach.getByText('As of 1 Jun 2014').waitFor()
    await coach.getByRole('button', { name: 'Back to today' }).click()
    await coach.getByText('You’re viewing an earlier day').waitFor({ state: 'hidden' })
  })

  it('moves a client to the next phase on the board, by its menu, with a reason', async () => {
    await coach.getByRole('link', { name: 'Cohorts' }).click()
    await coach.getByRole('link', { name: 'Northwind, spring' }).click()
    await coach.getByRole('button', { name: 'Move Samir Patel' }).click()
    await coach.getByRole('menuitem', { name: 'Specialise' }).click()
    await coach.getByLabel('Reason (kept in the history)').fill('Shown in a talk that I heard.')
    await coach.getByRole('button', { name: 'Move to next phase' }).click()
    await coach.getByRole('region', { name: 'Specialise', exact: true }).getByText('Samir Patel').waitFor()
  })

  it('downloads what all clients of a cohort did, and the address of that page survives a sign-in', async () => {
    await coach.getByRole('link', { name: 'Cohorts' }).click()
    await coach.getByRole('link', { name: 'Northwind, spring' }).click()
    await coach.getByRole('link', { name: 'Engagement' }).click()
    await coach.getByRole('row', { name: /Samir Patel/ }).waitFor()
    const download = coach.waitForEvent('download')
    await coach.getByRole('button', { name: 'Download CSV' }).click()
    expect((await download).suggestedFilename()).toMatch(/^engagement-.*\.csv$/)
    const elsewhere = await person(scene.browser, coach.url(), scene.problems)
    await signIn(elsewhere, 'amara@demo.switchback.example', password)
    await elsewhere.getByRole('heading', { name: 'Engagement' }).waitFor()
  })

  it('meets no error, in the pages or in the program', () => {
    expect(scene.problems).toEqual([])
    expect(scene.running.errors).toEqual([])
  })
})
