import type { ViewTable } from './table.js'

/**
 * SQL for the generation of a view that is live for a tenant; 0 where the view has read no event of the tenant yet. `tenant` is SQL
 * for the tenant's id, such as `$1`.
 */
export const liveGeneration = ({ name, version }: ViewTable, tenant: string) =>
  `coalesce((select generation from projection_checkpoint
    where tenant_id = ${tenant} and projection = '${name}@${version}' and status = 'live'), 0)`

/** SQL for the condition that a row of a view is one of a tenant's live rows. */
export const isLive = (table: ViewTable, tenant: string) =>
  `tenant_id = ${tenant} and generation = ${liveGeneration(table, tenant)}`

/**
 * Completes SQL over live rows of views: `{name}` becomes the live rows of the table of that name, and `{name.generation}` the
 * generation that they have.
 */
export const overLiveRows = (tables: Readonly<Record<string, ViewTable>>, sql: string, tenant: string) =>
  Object.entries(tables).reduce(
    (text, [name, table]) =>
      text
        .replaceAll(`{${name}}`, () => `(select * from ${table.sqlName} where ${isLive(table, tenant)})`)
        .replaceAll(`{${name}.generation}`, () => liveGeneration(table, tenant)),
    sql,
  )
