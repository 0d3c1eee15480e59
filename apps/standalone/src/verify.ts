import { allProjections } from '@switchback/views/all-projections'
import { compareWithStore } from '@switchback/projections/refold'
import pg from 'pg'
import { openInstallation } from './installation.js'
import { openCore } from '@switchback/process/core'

/** Folds every view of every tenant again from the store and compares it with the live one. */
async function main() {
  const installation = await openInstallation(process.env, () => {})
  const core = openCore(installation)
  const admin = new pg.Client({ connectionString: installation.adminUrl })
  await admin.connect()
  let rows = 0
  let differ = 0
  const tenants = await admin.query<{ tenant_id: string }>('select tenant_id from tenant_head order by tenant_id')
  await admin.end()
  for (const { tenant_id: tenantId } of tenants.rows) {
    const result = await compareWithStore(core.pool, core.store, allProjections, tenantId)
    rows += result.rows
    differ += result.differ.length
    for (const { projection, key } of result.differ)
      process.stdout.write(`differs: ${projection} ${key} of tenant ${tenantId}\n`)
  }
  process.stdout.write(`${rows} rows compared, ${differ} differ\n`)
  await core.pool.end()
  await installation.close()
  process.exit(differ === 0 ? 0 : 1)
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
})
