import type pg from 'pg'
import type { Projection } from './projection.js'
import { snakeCase } from './table.js'

type Row = Record<string, unknown>

/** Reads rows of a view by key, as a projection sees them: moments as ISO 8601 texts, names in camel case. */
export async function loadRows(
  client: pg.ClientBase | pg.Pool,
  projection: Pick<Projection, 'table'>,
  tenantId: string,
  generation: number,
  keys?: string[],
): Promise<Map<string, Row>> {
  const { sqlName, columns } = projection.table
  const names = Object.keys(columns)
  const { rows } = await client.query<[key: string, ...values: unknown[]]>({
    name: `load ${sqlName} ${keys ? 'some' : 'all'}`,
    text: `select key, ${names.map(snakeCase).join(', ')} from ${sqlName} where tenant_id = $1 and generation = $2${keys ? ' and key = any($3)' : ''}`,
    values: keys ? [tenantId, generation, keys] : [tenantId, generation],
    rowMode: 'array',
  })
  return new Map(
    rows.map(([key, ...values]) => [
      key,
      Object.fromEntries(names.map((name, at) => [name, fromDatabase(values[at])])),
    ]),
  )
}

/** The keys of a view's rows about certain people. */
export async function keysAbout(
  client: pg.ClientBase,
  { table, person }: Projection,
  tenantId: string,
  generation: number,
  personIds: string[],
): Promise<string[]> {
  if (person === undefined || personIds.length === 0) return []
  const { rows } = await client.query<{ key: string }>(
    `select key from ${table.sqlName} where tenant_id = $1 and generation = $2 and ${snakeCase(person)}::text = any($3)`,
    [tenantId, generation, personIds],
  )
  return rows.map(({ key }) => key)
}

const fromDatabase = (value: unknown) => (value instanceof Date ? value.toISOString() : value)

/** Writes changed rows of a view in one statement, and deletes those that are gone in another. */
export async function saveRows(
  client: pg.ClientBase,
  projection: Projection,
  tenantId: string,
  generation: number,
  rows: Map<string, Row>,
  changed: Set<string>,
): Promise<void> {
  const { sqlName, columns } = projection.table
  const names = Object.keys(columns)
  const kept: Row[] = []
  const gone: string[] = []
  // In the order of keys, so that two workers of the same rows cannot wait for each other in a circle.
  for (const key of [...changed].sort()) {
    const row = rows.get(key)
    if (!row) gone.push(key)
    else {
      const written: Row = { tenant_id: tenantId, generation, key }
      for (const name of names) written[snakeCase(name)] = row[name] ?? null
      kept.push(written)
    }
  }
  if (kept.length > 0) {
    const fields = names.map(snakeCase)
    await client.query({
      name: `save ${sqlName}`,
      text: `insert into ${sqlName} (tenant_id, generation, key, ${fields.join(', ')})
        select tenant_id, generation, key, ${fields.join(', ')} from jsonb_populate_recordset(null::${sqlName}, $1)
        on conflict (tenant_id, generation, key) do update set ${fields.map((field) => `${field} = excluded.${field}`).join(', ')}`,
      values: [JSON.stringify(kept)],
    })
  }
  if (gone.length > 0)
    await client.query(`delete from ${sqlName} where tenant_id = $1 and generation = $2 and key = any($3)`, [
      tenantId,
      generation,
      gone,
    ])
}
