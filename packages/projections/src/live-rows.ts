import type { ViewTable } from './table.js'

const idOf = ({ name, version }: ViewTable) => `${name}@${version}`

/**
 * SQL for the generation of a view that is live for a tenant; 0 where the view has read no event of the tenant yet. `tenant` is SQL
 * for the tenant's id, such as `$1`.
 */
const liveGeneration = (table: ViewTable, tenant: string) =>
  `coalesce((select generation from projection_checkpoint
    where tenant_id = ${tenant} and projection = '${idOf(table)}' and status = 'live'), 0)`

/** SQL for the condition that a row of a view is one of a tenant's live rows. */
export const isLive = (table: ViewTable, tenant: string) =>
  `tenant_id = ${tenant} and generation = ${liveGeneration(table, tenant)}`

/**
 * Completes SQL over live rows of views: `{name}` becomes the live rows of the table of that name, and `{name.generation}` the
 * generation that they have. The generations of all views are looked up once.
 */
export function overLiveRows(tables: Readonly<Record<string, ViewTable>>, sql: string, tenant: string): string {
  const ids = Object.values(tables).map(idOf)
  if (ids.length === 0) return sql
  const live = `live as materialized (select projection, generation from projection_checkpoint
    where tenant_id = ${tenant} and projection in (${ids.map((id) => `'${id}'`).join(', ')}) and status = 'live')`
  const withLive = /^\s*with\s/i.test(sql) ? sql.replace(/^\s*with\s/i, () => `with ${live}, `) : `with ${live} ${sql}`
  return Object.entries(tables).reduce((text, [name, table]) => {
    const generation = `coalesce((select generation from live where projection = '${idOf(table)}'), 0)`
    return text
      .replaceAll(
        `{${name}}`,
        () => `(select * from ${table.sqlName} where tenant_id = ${tenant} and generation = ${generation})`,
      )
      .replaceAll(`{${name}.generation}`, () => generation)
  }, withLive)
}
