import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { SetUp } from '@switchback/http-api/identity/set-up'
import type { LoadLimits } from '@switchback/http-api/http/load-limits'
import type { ApiOptions } from '@switchback/http-api/options'
import type { DatabaseLimits } from '@switchback/database/limits'
import type { Front } from '@switchback/runtime/front-settings'
import { compareWithStore } from '@switchback/projections/replay'
import { openBrowser, type Browser } from '@switchback/testing/browser/browser'
import { testDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
import { loadDemo } from '@switchback/demo/demo'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { startSwitchback } from '@switchback/installation/switchback'

interface TestOptions {
  web?: boolean
  /** Puts something between the program and its database; takes and returns the address. */
  through?: (url: string) => string | Promise<string>
  load?: Partial<LoadLimits>
  limits?: Partial<DatabaseLimits>
  front?: Front
  /** Takes what the API logs. */
  logger?: ApiOptions['logger']
}

/** The whole program on a database of its own. `stop` compares every view with the store first. */
export async function startForTest(options: TestOptions = {}) {
  const { web = false, through = (url: string) => url, limits, load, front, logger } = options
  const database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const errors: string[] = []
  const switchback = await startSwitchback({
    applicationUrl: await through(database.applicationUrl),
    masterKey: randomBytes(32),
    ...(limits && { limits }),
    // The specs run in the process that they test: their own work may hold up its event loop.
    load: { eventLoopDelayMs: 0, ...load },
    onError: (error, where) => errors.push(`${where}: ${(error as Error).message}`),
    ...(front && { front }),
    ...(logger && { logger }),
    ...(web && { webFolder: fileURLToPath(new URL('../../../web/dist', import.meta.url)) }),
  })
  const { port } = await switchback.api.listen(0, '127.0.0.1')
  return {
    ...switchback,
    database,
    errors,
    address: `http://127.0.0.1:${port}`,
    setUpLink: `http://127.0.0.1:${port}${await new SetUp(switchback.commands, switchback.identity).link()}`,
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

/**
 * For a suite in a browser: the whole program with its screens, with the demo where a password for it is given, and Chromium; both
 * are there while its tests run. What goes wrong in pages is gathered in `problems`.
 */
export function inBrowser({ demo }: { demo?: string } = {}) {
  const scene = { problems: [] as string[] } as { running: Running; browser: Browser; problems: string[] }
  beforeAll(async () => {
    scene.running = await startForTest({ web: true })
    if (demo) await loadDemo(scene.running, demo, () => {})
    scene.browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await scene.browser?.close()
    await scene.running?.stop()
  })
  return scene
}
