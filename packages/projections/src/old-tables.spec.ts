import { randomUUID } from 'node:crypto'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { projectionMigrations } from './migrations.js'
import { dropOldTables } from './old-tables.js'
import { defineTable, integer, tableStatements } from './table.js'

const versions = [1, 2, 3].map((version) => defineTable('old_letters', version, { pages: integer() }))
const [first, second, current] = versions as [(typeof versions)[0], (typeof versions)[0], (typeof versions)[0]]

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations, projectionMigrations])
  for (const table of versions) await database.admin.query(tableStatements(table))
})
afterAll(() => database.drop())

const checkpoint = (tenantId: string, { name, version }: { name: string; version: number }, position: number) =>
  database.admin.query(
    `insert into projection_checkpoint (tenant_id, projection, generation, position, status) values ($1, $2, 1, $3, 'live')
     on conflict (tenant_id, projection, generation) do update set position = excluded.position`,
    [tenantId, `${name}@${version}`, position],
  )
const isThere = async (name: string) =>
  (await database.admin.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name])).rows[0]?.there

describe('the tables of earlier versions of a view', () => {
  it('stay while the new version is behind them for some tenant, and are dropped once it is not', async () => {
    const tenants = [randomUUID(), randomUUID()]
    for (const tenantId of tenants) {
      await checkpoint(tenantId, second, 7)
      await checkpoint(tenantId, current, 7)
    }
    await checkpoint(tenants[1]!, current, 6)
    // No tenant has read the first version, so no one can miss it.
    expect(await dropOldTables(database.admin, [current])).toEqual([first.sqlName])
    expect(await isThere(second.sqlName)).toBe(true)

    await checkpoint(tenants[1]!, current, 8)
    expect(await dropOldTables(database.admin, [current])).toEqual([second.sqlName])
    expect(await isThere(second.sqlName)).toBe(false)
    expect(await isThere(current.sqlName)).toBe(true)
    const { rows } = await database.admin.query('select distinct projection from projection_checkpoint')
    expect(rows).toEqual([{ projection: `old_letters@${current.version}` }])
  })

  it('are not looked for again when they are gone', async () => {
    expect(await dropOldTables(database.admin, [current])).toEqual([])
  })
})
