import { person, signIn, type Page } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { inBrowser } from './support.js'

const scene = inBrowser()
let owner: Page
beforeAll(async () => {
  const practice = await foundPractice(scene.running)
  await practice.client('Dilara Kaya', 'dilara@client.example')
  owner = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(owner, practice.email, password)
}, 60_000)

it('an owner is asked before someone becomes an owner, reads what follows from it, and can take the role back', async () => {
  await owner.getByRole('link', { name: 'Members', exact: true }).first().click()
  await owner.getByRole('button', { name: 'Actions for Dilara Kaya' }).click()
  await owner.getByRole('menuitem', { name: /Add role: owner/ }).click()
  await owner.getByText(/Owners can invite and remove people/).waitFor()
  await owner.getByRole('button', { name: 'Add role: owner' }).click()
  await owner.getByText('Role added.').waitFor()
  await owner.getByRole('cell', { name: 'client, owner' }).waitFor()
  await owner.getByRole('button', { name: 'Actions for Dilara Kaya' }).click()
  await owner.getByRole('menuitem', { name: /Remove role: owner/ }).click()
  await owner.getByRole('button', { name: 'Remove role: owner' }).click()
  await owner.getByText('Role removed.').waitFor()
  await owner.getByRole('cell', { name: 'client', exact: true }).waitFor()
}, 60_000)

it('a plan refuses 400 weeks with a message, shows the weeks that are saved, and saves those that fit', async () => {
  await owner.getByRole('link', { name: 'Plans', exact: true }).first().click()
  await owner.getByRole('article').first().getByRole('link').click()
  const weeks = owner.getByRole('textbox', { name: /Weeks for/ }).first()
  const saved = await weeks.inputValue()
  for (const wrong of ['400', '']) {
    await weeks.fill(wrong)
    await weeks.blur()
    await owner.getByText(`Enter 1 to 200 weeks. The saved value is still ${saved}.`).waitFor()
    expect(await weeks.inputValue()).toBe(saved)
  }
  await weeks.fill('9')
  await weeks.blur()
  await owner.getByText('You have changes that aren’t published yet.').waitFor()
  await owner.reload()
  await weeks.waitFor()
  expect(await weeks.inputValue()).toBe('9')
  expect(scene.problems).toEqual([])
}, 60_000)
