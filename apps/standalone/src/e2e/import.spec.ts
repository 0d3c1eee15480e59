import { readFile } from 'node:fs/promises'
import { person, signIn } from '@switchback/testing/browser/browser'
import { foundPractice, password } from '@switchback/testing/browser/practice'
import { until } from '@switchback/testing/until'
import { inBrowser } from './support.js'

const scene = inBrowser()

/** Fifty clients, five of whom cannot be invited: no name, no address, no such address, twice, no such role. */
function fiftyLines(): string {
  const good = Array.from({ length: 45 }, (_, at) => `Client ${at + 1},client${at + 1}@import.example,client`)
  const bad = [
    ',nameless@import.example,client',
    'No Address,,client',
    'Bad Address,not-an-address,client',
    'Again,client1@import.example,client',
    'King,king@import.example,king',
  ]
  return ['name,email,role', ...good.slice(0, 20), ...bad, ...good.slice(20)].join('\n')
}

it('fifty clients are imported, five lines are reported first and left out', async () => {
  const practice = await foundPractice(scene.running)
  const coach = await person(scene.browser, scene.running.address, scene.problems)
  await signIn(coach, practice.email, password)
  await coach.getByRole('link', { name: 'Members' }).click()
  await coach.getByRole('link', { name: 'Import members' }).click()
  await coach.locator('input[type=file]').setInputFiles({
    name: 'clients.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(fiftyLines()),
  })

  // The report, before anything has happened.
  await coach.getByText('45 of 50 lines can be invited, 5 can’t.').waitFor()
  for (const [line, why] of [
    [22, 'The name is missing.'],
    [23, 'The e-mail address is missing.'],
    [24, 'This isn’t a valid e-mail address.'],
    [25, 'This e-mail address is in the file twice.'],
    [26, 'The role must be owner, coach, client or sponsor.'],
  ] as const)
    await coach.getByRole('row', { name: new RegExp(`^${line} .*${why}`) }).waitFor()
  const before = await practice.owner.get<{ items: unknown[] }>('members?limit=200')
  expect(before.items).toHaveLength(1)

  await coach.getByRole('button', { name: 'Invite 45 people' }).click()
  await coach.getByText('45 people are invited.').waitFor({ timeout: 30_000 })
  // The owner has not sent the last invitation, so nothing makes their query wait until the view has it.
  const invited = async () => {
    const { items } = await practice.owner.get<{ items: { status: string }[] }>('members?limit=200')
    return items.filter(({ status }) => status === 'invited').length
  }
  await until(async () => (await invited()) >= 45)
  expect(await invited()).toBe(45)

  // The links to hand over, as a file; each works.
  const [file] = await Promise.all([
    coach.waitForEvent('download'),
    coach.getByRole('button', { name: 'Save links' }).click(),
  ])
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(46)
  const link = /https?:\S+?(?=,)/.exec(lines[1]!)![0]
  const client = await person(scene.browser, link, scene.problems)
  await client.getByRole('heading', { name: 'Welcome, Client 1' }).waitFor()

  // The same file once more invites nobody twice.
  await coach.getByRole('link', { name: 'Members' }).first().click()
  await coach.getByRole('link', { name: 'Import members' }).click()
  await coach.getByLabel('Or paste the lines here').fill(fiftyLines())
  await coach.getByText('0 of 50 lines can be invited, 50 can’t.').waitFor()

  expect(scene.problems).toEqual([])
  expect(scene.running.errors).toEqual([])
}, 120_000)
