import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { compareWithStore } from '@switchback/projections/refold'
import { testDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
import { chromium, type Browser, type Page } from 'playwright-core'
import { allMigrations, prepareDatabase } from '../schema.js'
import { startSwitchback } from '../switchback.js'

/** The whole program on a database of its own. `stop` compares every view with the store first. */
export async function startForTest({ web = false } = {}) {
  const database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const errors: string[] = []
  const switchback = await startSwitchback({
    applicationUrl: database.applicationUrl,
    masterKey: randomBytes(32),
    onError: (error, where) => errors.push(`${where}: ${(error as Error).message}`),
    ...(web && { webFolder: fileURLToPath(new URL('../../../web/dist', import.meta.url)) }),
  })
  const { port } = await switchback.api.listen(0, '127.0.0.1')
  return {
    ...switchback,
    database,
    errors,
    address: `http://127.0.0.1:${port}`,
    /** Every view folded again from the store: how many rows, and which differ. */
    async verify() {
      const { rows } = await database.admin.query<{ tenant_id: string }>('select tenant_id from tenant_head')
      const results = await Promise.all(
        rows.map(({ tenant_id: tenantId }) =>
          compareWithStore(switchback.pool, switchback.store, allProjections, tenantId),
        ),
      )
      return {
        rows: results.reduce((sum, result) => sum + result.rows, 0),
        differ: results.flatMap(({ differ }) => differ),
      }
    },
    async stop() {
      await switchback.stop()
      await database.drop()
    },
  }
}
export type Running = Awaited<ReturnType<typeof startForTest>>

export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** A person at a browser of their own. What goes wrong in their page is gathered. */
export async function person(browser: Browser, address: string, problems: string[]): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(address)
  return page
}

export async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
