import { operatorLimits } from '@switchback/database/limits'
import { withConnection } from '@switchback/database/pool'
import { tenantIds } from '@switchback/event-store/tenants'
import { openCore, type CoreOptions } from '@switchback/runtime/compose'
import { compareWithStore } from '@switchback/projections/replay'
import { allProjections } from '@switchback/views/all-projections'

/** Rebuilds every view of every tenant from the store and compares it with the live one. Returns whether nothing differs. */
export async function verifyViews(
  { adminUrl, ...options }: CoreOptions & { adminUrl: string },
  say: (line: string) => void,
): Promise<boolean> {
  const core = openCore({ ...options, limits: operatorLimits })
  const tenants = await withConnection(adminUrl, tenantIds)
  let rows = 0
  let differ = 0
  for (const tenantId of tenants) {
    const result = await compareWithStore(core.pool, core.store, allProjections, tenantId)
    rows += result.rows
    differ += result.differ.length
    for (const { projection, key } of result.differ) say(`differs: ${projection} ${key} of tenant ${tenantId}`)
  }
  say(`${rows} rows compared, ${differ} differ`)
  await core.pool.end()
  return differ === 0
}
