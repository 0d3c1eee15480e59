import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { SetUp } from '@switchback/http-api/identity/set-up'
import type { LoadLimits } from '@switchback/http-api/http/load-limits'
import type { ApiOptions } from '@switchback/http-api/options'
import type { DatabaseLimits } from '@switchback/database/limits'
import type { Front } from '@switchback/runtime/front-settings'
import { compareWithStore } from '@switchback/projections/replay'
import { openBrowser, type Browser } from '@switchback/testing/browser/browser'
import { copiedDatabase, testDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
import { loadDemoInto } from '@switchback/demo/beside'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { startSwitchback } from '@switchback/installation/switchback'

/** The password of everyone in the demo. */
export const demoPassword = 'a password for the demo'
/** The key of the demo's database, which is loaded once and then copied. */
const demoKey = Buffer.alloc(32, 'a master key for the demo')

interface TestOptions {
  web?: boolean
  /** With the demo data; everyone in it signs in with `demoPassword`. */
  demo?: boolean
  /** Puts something between the program and its database; takes and returns the address. */
  through?: (url: string) => string | Promise<string>
  load?: Partial<LoadLimits>
  limits?: Partial<DatabaseLimits>
  front?: Front
  /** Takes what the API logs. */
  logger?: ApiOptions['logger']
}

/** Starts the whole program on a database of its own. `stop` drops the database. */
export async function startForTest(options: TestOptions = {}) {
  const { web = false, demo = false, through = (url: string) => url, limits, load, front, logger } = options
  const database = await (demo ? databaseWithDemo() : emptyDatabase())
  const errors: string[] = []
  const switchback = await startSwitchback({
    applicationUrl: await through(database.applicationUrl),
    masterKey: demo ? demoKey : randomBytes(32),
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
    setUpLink: `http://127.0.0.1:${port}${await new SetUp(switchback).link()}`,
    /** Rebuilds every view from the store and compares: how many rows there are, and which differ. */
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

async function emptyDatabase() {
  const database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  return database
}

const databaseWithDemo = () =>
  copiedDatabase('demo_of_standalone', allMigrations, async ({ adminUrl, applicationUrl }) => {
    await prepareDatabase(adminUrl, 'for-tests-only')
    await loadDemoInto({ applicationUrl, masterKey: demoKey, password: demoPassword, onProgress: () => {} })
  })

export type Running = Awaited<ReturnType<typeof startForTest>>

/**
 * For a suite in a browser: the whole program with its screens, with the demo data if the suite wants it, and Chromium. Both run while
 * the suite's tests run. `problems` collects what goes wrong in pages.
 */
export function inBrowser({ demo = false }: { demo?: boolean } = {}) {
  const scene = { problems: [] as string[] } as { running: Running; browser: Browser; problems: string[] }
  beforeAll(async () => {
    scene.running = await startForTest({ web: true, demo })
    scene.browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await scene.browser?.close()
    await scene.running?.stop()
  })
  return scene
}
