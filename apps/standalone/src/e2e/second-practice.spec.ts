import { person, signIn } from '@switchback/testing/browser/browser'
import { practice } from './practices.js'
import { inBrowser } from './support.js'

const scene = inBrowser()
const email = 'dilara@client.example'
const password = 'the first long password'
const newPassword = 'the second long password'

it('a client joins a second practice with the account they have, and sets a new password by a link', async () => {
  const { running, browser, problems } = scene
  const bendway = await practice(running, 'Bendway', 'owner@bendway.example')
  const serpentine = await practice(running, 'Serpentine', 'owner@serpentine.example')
  const first = await bendway.invite('Dilara Kaya', email)
  const second = await serpentine.invite('Dilara Kaya', email)
  const client = await person(browser, `${running.address}${first.path}`, problems)
  const account = client.getByRole('button', { name: /Account menu for/ })

  await client.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await client.getByRole('button', { name: 'Accept invitation' }).click()
  await account.waitFor()
  await account.click()
  await client.getByRole('menuitem', { name: 'Sign out' }).click()
  await client.getByRole('heading', { name: 'Sign in' }).waitFor()

  // A password for a new account is refused, in words that say what to do.
  await client.goto(`${running.address}${second.path}`)
  await client.getByRole('textbox', { name: 'Choose a password' }).fill(password)
  await client.getByRole('button', { name: 'Accept invitation' }).click()
  await client.getByRole('alert').filter({ hasText: 'Sign in with the address of this invitation' }).waitFor()
  await client.getByRole('button', { name: 'I already have an account' }).click()
  await client.getByRole('textbox', { name: 'Your password' }).fill(password)
  await client.getByRole('button', { name: 'Sign in' }).click()
  await client.getByRole('button', { name: 'Accept invitation' }).click()
  await account.waitFor()
  const { rows } = await running.database.admin.query('select 1 from account_membership where person_id = any ($1)', [
    [first.personId, second.personId],
  ])
  expect(rows).toHaveLength(2)

  const secret = await running.identity.makePasswordReset(email)
  const elsewhere = await person(browser, `${running.address}/reset-password#${secret}`, problems)
  await elsewhere.getByRole('textbox', { name: 'New password' }).fill(newPassword)
  await elsewhere.getByRole('button', { name: 'Change password' }).click()
  await elsewhere.getByRole('link', { name: 'Go to sign-in' }).click()
  await signIn(elsewhere, email, newPassword)
  await elsewhere.getByRole('button', { name: /Account menu for/ }).waitFor()
  // The other browser is signed out, without a reload.
  await client.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(problems).toEqual([])
}, 180_000)
