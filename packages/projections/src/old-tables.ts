import type pg from 'pg'
import { snakeCase, type ViewTable } from './table.js'

/**
 * Drops the tables of earlier versions of views, with their checkpoints, once they serve no one: when the version of this program is
 * live for every tenant and has reached what the earlier one had. Until then processes of the release before may read them. Takes a
 * connection that sees every tenant; returns the names of the tables it dropped.
 */
export async function dropOldTables(client: pg.ClientBase | pg.Pool, tables: readonly ViewTable[]): Promise<string[]> {
  const dropped: string[] = []
  for (const table of tables)
    for (const version of await earlierVersions(client, table)) {
      const [old, current] = [`${table.name}@${version}`, `${table.name}@${table.version}`]
      if (await isStillRead(client, old, current)) continue
      const name = tableName(table, version)
      await client.query(`drop table ${name}`)
      await client.query('delete from projection_checkpoint where projection = $1', [old])
      await client.query('delete from projection_skip where projection = $1', [old])
      dropped.push(name)
    }
  return dropped
}

const tableName = ({ name }: ViewTable, version: number) => `${snakeCase(name)}_v${version}`

async function earlierVersions(client: pg.ClientBase | pg.Pool, table: ViewTable): Promise<number[]> {
  const versions = Array.from({ length: table.version - 1 }, (_, at) => at + 1)
  const { rows } = await client.query<{ there: boolean }>(
    'select to_regclass(name) is not null as there from unnest($1::text[]) with ordinality n (name, at) order by at',
    [versions.map((version) => tableName(table, version))],
  )
  return versions.filter((_, at) => rows[at]?.there)
}

async function isStillRead(client: pg.ClientBase | pg.Pool, old: string, current: string): Promise<boolean> {
  const { rows } = await client.query<{ behind: boolean }>(
    `select exists (select 1 from projection_checkpoint o where o.projection = $1 and not exists (
       select 1 from projection_checkpoint c where c.tenant_id = o.tenant_id and c.projection = $2
         and c.status = 'live' and c.position >= o.position)) as behind`,
    [old, current],
  )
  return rows[0]?.behind !== false
}
