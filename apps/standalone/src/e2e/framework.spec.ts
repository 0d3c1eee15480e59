import { readFile } from 'node:fs/promises'
import { person, signIn } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { inBrowser } from './support.js'

const scene = inBrowser()

it('a framework is copied, changed, published, changed again with its differences shown, exported, and assigned', async () => {
  const practice = await foundPractice(scene.running)
  const clientId = await practice.client('Dilara Kaya', 'dilara@client.example')
  const coach = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(coach, practice.email, password)

  await coach.getByRole('link', { name: 'Frameworks' }).click()
  await coach.getByRole('link', { name: 'IT career transition' }).click()
  await coach.getByRole('button', { name: 'Copy framework' }).click()
  const copy = coach.getByRole('dialog')
  await copy.getByLabel('Name').fill('Law to legal tech')
  await copy.getByLabel('Profession').fill('Law')
  await copy.getByRole('button', { name: 'Copy framework' }).click()
  await coach.getByRole('heading', { name: 'Draft: Law to legal tech' }).waitFor()

  // Changed: a phase's name, a step that is new, one that is gone, a gate.
  await coach.getByRole('button', { name: 'Edit Explore', exact: true }).click()
  await coach.getByRole('dialog').getByLabel('Title').fill('Look around')
  await coach.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  const phase = coach.getByRole('region', { name: 'Look around' })
  await phase.getByRole('button', { name: 'Remove Set up a place to learn' }).click()
  await phase.getByText('Set up a place to learn').waitFor({ state: 'hidden' })
  const first = coach.getByRole('region', { name: 'Accept' })
  await first.getByRole('button', { name: 'Add step' }).click()
  const step = coach.getByRole('dialog')
  await step.getByLabel('Title').fill('Sit in on a trial')
  await step.getByLabel('Why?').fill('You see what you leave.')
  await step.getByLabel('How?').fill('Any day, any court.')
  await step.getByRole('checkbox', { name: 'Required for sign-off' }).check()
  await step.getByRole('button', { name: 'Save' }).click()
  await first.getByText('Sit in on a trial').waitFor()
  await first.getByRole('button', { name: /^Sign-off:/ }).click()
  const gate = coach.getByRole('dialog')
  await gate.getByRole('button', { name: 'Add requirement' }).click()
  await gate.getByRole('textbox', { name: 'Requirement 4' }).fill('Two signs noticed')
  await gate.getByLabel('What counts').last().selectOption('sign')
  await gate.getByLabel('Minimum number').last().fill('2')
  await gate.getByRole('button', { name: 'Save' }).click()
  await first.getByRole('button', { name: 'Sign-off: 4 requirements' }).waitFor()
  await first.getByRole('button', { name: 'Move Sit in on a trial up' }).click()
  await coach.getByRole('button', { name: 'Name and purpose' }).click()
  await coach.getByRole('dialog').getByLabel('What is it for?').fill('For lawyers who want to build things.')
  await coach.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await coach.getByRole('dialog').waitFor({ state: 'hidden' })
  await coach.getByRole('button', { name: 'Publish framework…' }).click()
  await coach.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await coach.getByText('Version 1 is published.').waitFor()

  // Changed once more: what differs is shown before it is published, and between the versions afterwards.
  await first.getByRole('button', { name: 'Edit Sit in on a trial' }).click()
  await coach.getByRole('dialog').getByLabel('Title').fill('Sit in on two trials')
  await coach.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await coach.getByRole('button', { name: 'Publish framework…' }).click()
  const dialog = coach.getByRole('dialog')
  await dialog.getByRole('listitem').getByText('Sit in on a trial', { exact: true }).waitFor()
  expect(await dialog.getByRole('listitem').count()).toBe(1)
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await coach.getByText('Version 2 is published.').waitFor()
  await coach.getByRole('link', { name: 'Frameworks' }).click()
  await coach.getByRole('link', { name: 'Law to legal tech' }).click()
  await coach.getByRole('button', { name: 'Changes since version 1' }).click()
  await coach.getByRole('listitem').getByText('Sit in on two trials', { exact: true }).first().waitFor()

  // As a file, out and in again.
  const [file] = await Promise.all([
    coach.waitForEvent('download'),
    coach.getByRole('button', { name: 'Export framework' }).click(),
  ])
  const content = JSON.parse(await readFile(await file.path(), 'utf8')) as { name: string; phases: { title: string }[] }
  expect(content.phases.map(({ title }) => title)).toContain('Look around')
  await coach.getByRole('link', { name: 'Frameworks' }).click()
  await coach.locator('input[type=file]').setInputFiles({
    name: 'nursing.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...content, name: 'From a file' })),
  })
  await coach.getByRole('heading', { name: 'Draft: From a file' }).waitFor()

  // A plan of it with a shorter first phase, published, assigned to a cohort, seen by its client.
  await coach.getByRole('link', { name: 'Plans' }).click()
  await coach.getByRole('button', { name: 'New plan' }).click()
  const plan = coach.getByRole('dialog')
  await plan.getByLabel('Name').fill('Legal tech, one year')
  await plan.getByLabel('Framework').selectOption({ label: 'Law to legal tech, version 2' })
  await plan.getByRole('button', { name: 'Create plan' }).click()
  await coach.getByRole('heading', { name: 'Legal tech, one year' }).waitFor()
  const weeks = coach.getByLabel('Weeks for Accept')
  await weeks.fill('2')
  await weeks.blur()
  await coach.getByRole('checkbox', { name: 'Talk to one person at home' }).click()
  await coach.getByRole('button', { name: 'Publish' }).click()
  await coach.getByText('Version 1 is published.').waitFor()
  await coach.getByRole('link', { name: 'Cohorts' }).click()
  await coach.getByRole('button', { name: 'New cohort' }).first().click()
  const cohort = coach.getByRole('dialog')
  await cohort.getByLabel('Name').fill('Lawyers')
  await cohort.getByLabel('Plan').selectOption({ label: 'Legal tech, one year' })
  await cohort.getByRole('button', { name: 'Create cohort' }).click()
  await coach.getByText('No clients yet').waitFor()
  await practice.owner.post(`cohorts/${coach.url().split('/').at(-1)}/enrol-client`, { clientId })
  await coach.getByRole('link', { name: 'Dilara Kaya' }).waitFor()

  const client = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(client, 'dilara@client.example', password)
  await client.getByRole('link', { name: 'Sit in on two trials' }).waitFor()
  await client.getByText('Look around').first().waitFor()
  expect(await client.getByText('Talk to one person at home').count()).toBe(0)

  expect(scene.problems).toEqual([])
  expect(scene.running.errors).toEqual([])
}, 120_000)
