import { person, signIn, type Page } from '@switchback/testing/browser/browser'
import { demoPassword as password, inBrowser } from './support.js'

const scene = inBrowser({ demo: true })

/** How many clients wait for a reason, as its chip says; 0 where there is none. */
async function waiting(page: Page, reason: string): Promise<number> {
  const chip = page.locator('label', { hasText: new RegExp(`^${reason} \\d+$`) })
  return (await chip.count()) === 0 ? 0 : Number(/\d+$/.exec((await chip.textContent())!)![0])
}

const settled = (page: Page, reason: string, count: number) =>
  expectSoon(async () => expect(await waiting(page, reason)).toBe(count))

async function expectSoon(check: () => Promise<void>) {
  for (let tries = 0; ; tries += 1)
    try {
      return await check()
    } catch (error) {
      if (tries > 60) throw error
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
}

it('a coach’s morning: gates, evidence and a missed date, each seen with its reason and cleared', async () => {
  const coach = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(coach, 'amara@demo.switchback.example', password)
  await coach.getByRole('heading', { name: 'Who needs me today' }).waitFor()
  await coach.getByRole('listitem').first().waitFor()
  const gates = await waiting(coach, 'Gate waits')
  const evidence = await waiting(coach, 'Evidence waits')
  expect(Math.min(gates, evidence, await waiting(coach, 'Past the target date'))).toBeGreaterThan(0)

  // Gates, by keyboard: down and up again, approve, take it back, approve for good.
  await coach.keyboard.press('j')
  await coach.keyboard.press('k')
  await coach.keyboard.press('a')
  await settled(coach, 'Gate waits', gates - 1)
  await coach.getByRole('button', { name: 'Undo' }).click()
  await settled(coach, 'Gate waits', gates)
  await coach.keyboard.press('a')
  await settled(coach, 'Gate waits', gates - 1)

  // The rest of the gates at once: whom it is for and whom not is said first.
  for (const box of await coach.getByRole('checkbox', { name: /^Choose/ }).all()) await box.check()
  await coach.getByRole('button', { name: 'Approve gates …' }).click()
  const preview = coach.getByRole('dialog')
  await preview.getByText(`It will be done for ${gates - 1} clients:`).waitFor()
  await preview.getByText('no gate waits').first().waitFor()
  await preview.getByRole('button', { name: 'Approve gates' }).click()
  await settled(coach, 'Gate waits', 0)

  // Evidence: from its reason to the piece and what the gate asks beside it, accepted with a word.
  for (let left = evidence; left > 0; left -= 1) {
    await coach.getByRole('link', { name: 'Review' }).first().click()
    await coach.getByRole('heading', { name: 'What the gate asks' }).waitFor()
    await coach.getByLabel('Comment').first().fill('Well done.')
    await coach.getByRole('button', { name: 'Accept', exact: true }).first().click()
    await coach.getByText('Evidence accepted.').last().waitFor()
    await coach.getByRole('link', { name: 'Caseload' }).click()
    await settled(coach, 'Evidence waits', left - 1)
  }

  // A missed date: from its reason to the date, moved.
  await coach
    .getByRole('link', { name: /^Past the target date/ })
    .first()
    .waitFor()
  const late = await waiting(coach, 'Past the target date')
  await coach
    .getByRole('link', { name: /^Past the target date/ })
    .first()
    .click()
  const date = coach
    .locator('section', { hasText: 'past the target date' })
    .getByLabel(/^Target date of/)
    .first()
  await date.waitFor()
  const name = await coach.getByRole('heading', { level: 1 }).textContent()
  await date.fill('2030-01-31')
  await date.blur()
  await coach.getByText('Target date moved.').waitFor()
  await coach.getByRole('link', { name: 'Caseload' }).click()
  await settled(coach, 'Past the target date', late - 1)
  await coach.getByText('All', { exact: true }).click()
  await coach.getByRole('link', { name: name! }).first().waitFor()

  // A client as they were on a day in the past, and back.
  await coach.getByLabel('Search clients').fill('Arun')
  await coach.getByText('Nobody found').waitFor()
  await coach.keyboard.press('Control+k')
  await coach.getByPlaceholder('A client, a cohort, a screen …').fill('Arun')
  await coach.getByRole('button', { name: /^Arun Sen/ }).click()
  await coach.getByLabel('Day', { exact: true }).fill('2014-06-01')
  await coach.getByText('You look at the past: nothing can be changed here.').waitFor()
  await coach.getByText('As of 1 Jun 2014').waitFor()
  await coach.getByRole('button', { name: 'Back to today' }).click()
  await coach.getByText('You look at the past').waitFor({ state: 'hidden' })

  // Somebody is moved to the next phase on the board, by its menu, with the reason that this needs.
  await coach.getByRole('link', { name: 'Cohorts' }).click()
  await coach.getByRole('link', { name: 'Northwind, spring' }).click()
  await coach.getByRole('button', { name: 'Move Samir Patel' }).click()
  await coach.getByRole('menuitem', { name: 'Specialise' }).click()
  await coach.getByLabel('Why? It stays in the history.').fill('Shown in a talk that I heard.')
  await coach.getByRole('button', { name: 'Open the gate' }).click()
  await coach.getByRole('region', { name: 'Specialise', exact: true }).getByText('Samir Patel').waitFor()

  // What all of them did, as a table to take along.
  await coach.getByRole('link', { name: 'Engagement' }).click()
  await coach.getByRole('row', { name: /Samir Patel/ }).waitFor()
  const [file] = await Promise.all([coach.waitForEvent('download'), coach.getByRole('button', { name: 'CSV' }).click()])
  expect(file.suggestedFilename()).toMatch(/^engagement-.*\.csv$/)

  // An address that somebody was sent survives the sign-in.
  const address = coach.url()
  const elsewhere = await person(scene.browser, address, scene.problems)
  await signIn(elsewhere, 'amara@demo.switchback.example', password)
  await elsewhere.getByRole('heading', { name: 'Engagement' }).waitFor()

  expect(scene.problems).toEqual([])
  expect(scene.running.errors).toEqual([])
}, 180_000)
