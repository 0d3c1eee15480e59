import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { compareWithStore } from '@switchback/projections/refold'
import { testDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
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
