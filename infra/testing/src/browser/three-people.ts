import type { Browser, Page } from 'playwright-core'
import { openBrowser, person, signIn } from './browser.js'

const password = 'a long enough password'

/** Switchback as it runs, in whatever shape. */
export interface RunningSwitchback {
  address: string
  /** Where the first practice is made. */
  setUpLink: string
  /** What went wrong in its processes. */
  errors: string[]
  /** Every view folded again from the store: how many rows, and which differ. */
  verify: () => Promise<{ rows: number; differ: object[] }>
}

/** Invites somebody and gives the link to hand over. */
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

/** A coach, a client and a sponsor do their main jobs together, each in a browser of their own. */
export async function threePeople(running: RunningSwitchback) {
  const problems: string[] = []
  const browser = await openBrowser()
  try {
    await mainJobs(running, browser, problems)
  } finally {
    await browser.close()
  }
  expect(problems).toEqual([])
  expect(running.errors).toEqual([])
  const { rows, differ } = await running.verify()
  expect(rows).toBeGreaterThan(30)
  expect(differ).toEqual([])
}

async function mainJobs(running: RunningSwitchback, browser: Browser, problems: string[]) {
  const coach = await person(browser, running.setUpLink, problems)
  const client = await person(browser, running.address, problems)
  const sponsor = await person(browser, running.address, problems)

  // The coach founds the practice, names a sponsor, makes a cohort with the built-in plan, and invites.
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
  const sponsorLink = await invite(coach, 'Priya Raman', 'priya@northwind.example', 'sponsor')
  const clientLink = await invite(coach, 'Dilara Kaya', 'dilara@client.example', 'client')

  await accept(client, clientLink, { counted: true })
  await client.getByText('Your path begins soon').waitFor()

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

  // The client, without a reload, sees the first step; takes the ten questions by keyboard, with a reload in the middle.
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
  await client.getByRole('button', { name: 'Share with my coach' }).click()
  await client.getByRole('button', { name: 'Stop sharing' }).waitFor()

  // Strain reaches the coach without a reload.
  await coach.getByRole('link', { name: /Answers show strain/ }).waitFor()

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

  // The caseload shows it without a reload; the coach reads what was shared, and approves.
  await coach.getByRole('link', { name: /Gate waits/ }).waitFor()
  await coach.getByRole('link', { name: 'Dilara Kaya' }).click()
  await coach.getByRole('link', { name: 'Shared assessments' }).click()
  await coach.getByText('I had stopped hoping for more.').waitFor()
  await coach.goBack()
  await coach.getByRole('button', { name: 'Approve' }).click()
  await coach.getByRole('heading', { name: 'The gate of Explore' }).waitFor()
  await client.getByRole('heading', { name: 'Explore at least four areas' }).waitFor()

  // The sponsor sees nothing of anybody: figures come out after a period, and of five people or more.
  await accept(sponsor, sponsorLink)
  await sponsor.getByRole('heading', { name: 'Figures' }).waitFor()
  await sponsor.getByText('No figures yet').waitFor()
  expect(await sponsor.content()).not.toContain('Dilara')

  // Signing out ends the session.
  await client.getByRole('button', { name: /: account$/ }).click()
  await client.getByRole('menuitem', { name: 'Sign out' }).click()
  await signIn(client, 'dilara@client.example', password)
  await client.getByRole('heading', { name: 'My path' }).waitFor()
}
