import { randomBytes, randomUUID } from 'node:crypto'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { Keyring } from '@switchback/event-store/keyring'
import { projectionMigrations } from '@switchback/projections/migrations'
import { defineTable, integer, json, moment, nullable, tableStatements, text } from '@switchback/projections/table'
import type { Where } from './conditions.js'
import type { Keyed } from './row-finder.js'
import { TooManyRows, ViewReader, type RowFinder } from './view-reader.js'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'

const lettersTable = defineTable('letters', 1, {
  writer: nullable(text()),
  pages: integer(),
  sentAt: moment(),
  content: json<{ words: string }>(),
})

let database: TestDatabase
let reader: ViewReader
const tenantId = randomUUID()
const otherTenantId = randomUUID()

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations, projectionMigrations])
  await database.admin.query(tableStatements(lettersTable))
  for (const tenant of [tenantId, otherTenantId])
    await database.admin.query(
      `insert into letters_v1 (tenant_id, generation, key, writer, pages, sent_at, content)
       select $1, 0, lpad(n::text, 5, '0'), case when n % 3 > 0 then 'writer ' || n % 3 end, n,
         '2026-01-01T00:00:00Z'::timestamptz + make_interval(hours => n), '{"words":"first"}'
       from generate_series(1, 5_001) n`,
      [tenant],
    )
  reader = new ViewReader(database.applicationUrl, new Keyring(database.pool, randomBytes(32)), { poolSize: 2 })
})
afterAll(async () => {
  await reader.close()
  await database.drop()
})

const ask = <Result>(question: (rows: RowFinder) => Promise<Result>) =>
  reader.read({ tenantId, actor: { id: randomUUID(), roles: [] }, now: new Date() }, [lettersTable], question)

type Letters = Where<Keyed<typeof lettersTable>>
const keysWhere = async (where: Letters | Letters[]) =>
  (await ask((rows) => rows.find(lettersTable, where, { order: { key: 'ASC' }, take: 3 }))).map(({ key }) => key)

describe('rows of a view', () => {
  it('are found by equal values, empty ones, several, and values in an order', async () => {
    expect(await keysWhere({ writer: 'writer 2' })).toEqual(['00002', '00005', '00008'])
    expect(await keysWhere({ writer: null })).toEqual(['00003', '00006', '00009'])
    expect(await keysWhere({ key: { anyOf: ['00007', '00004'] } })).toEqual(['00004', '00007'])
    expect(await keysWhere({ pages: { below: 3 } })).toEqual(['00001', '00002'])
    expect(await keysWhere({ sentAt: { atMost: '2026-01-01T02:00:00.000Z' } })).toEqual(['00001', '00002'])
  })

  it('are found when they meet any of several conditions', async () => {
    expect(await keysWhere([{ pages: 4 }, { pages: { below: 3 }, writer: 'writer 2' }])).toEqual(['00002', '00004'])
  })

  it('have moments as ISO 8601 texts, and are in the order that is asked for', async () => {
    const rows = await ask((found) => found.find(lettersTable, {}, { order: { pages: 'DESC' }, take: 1 }))
    expect(rows).toEqual([
      {
        key: '05001',
        writer: null,
        pages: 5_001,
        sentAt: '2026-07-28T09:00:00.000Z',
        content: { words: 'first' },
      },
    ])
  })

  it('are not cut to a part when there are more than one result holds: the read fails', async () => {
    await expect(ask((rows) => rows.find(lettersTable))).rejects.toThrow(TooManyRows)
    await expect(ask((rows) => rows.keys(lettersTable))).rejects.toThrow(TooManyRows)
    expect(await ask((rows) => rows.keys(lettersTable, { pages: { atMost: 5_000 } }))).toHaveLength(5_000)
  })

  it('are read once under a name where they never change, and again where there was nothing to remember', async () => {
    let reads = 0
    const remembered = (name: string, key: string) =>
      ask((rows) =>
        rows.remembered(name, async () => {
          reads += 1
          return (await rows.get(lettersTable, key))?.content
        }),
      )
    expect(await remembered('the tenth', '00010')).toEqual({ words: 'first' })
    expect(await remembered('the tenth', '00010')).toEqual({ words: 'first' })
    expect(reads).toBe(1)
    expect(await remembered('none', 'none')).toBeUndefined()
    expect(await remembered('none', '00010')).toEqual({ words: 'first' })
    expect(reads).toBe(3)
  })

  it('are from one snapshot, however long a query takes', async () => {
    const seen = await ask(async (rows) => {
      const before = (await rows.get(lettersTable, '00020'))!.pages
      await database.admin.query(`update letters_v1 set pages = 7 where tenant_id = $1 and key = '00020'`, [tenantId])
      return [before, (await rows.get(lettersTable, '00020'))!.pages]
    })
    expect(seen).toEqual([20, 20])
    expect((await ask((rows) => rows.get(lettersTable, '00020')))!.pages).toBe(7)
  })

  it.each([true, false])(
    'are those of one tenant alone, whoever used the connection before (one statement: %s)',
    async (one) => {
      const tenants = [tenantId, otherTenantId, tenantId, otherTenantId, tenantId]
      const seen = await Promise.all(
        tenants.map((tenant) =>
          reader.read(
            { tenantId: tenant, actor: { id: randomUUID(), roles: [] }, now: new Date() },
            [lettersTable],
            (rows) =>
              rows.sql<{ tenant: string }>(
                {},
                'select distinct tenant_id as tenant from letters_v1 where $1::uuid is not null',
              ),
            { isOneStatement: one },
          ),
        ),
      )
      expect(seen).toEqual(tenants.map((tenant) => [{ tenant }]))
    },
  )

  it('are not read when the tenant’s id is not an id', async () => {
    for (const isOneStatement of [true, false])
      await expect(
        reader.read(
          { tenantId: 'none', actor: { id: randomUUID(), roles: [] }, now: new Date() },
          [lettersTable],
          (rows) => rows.sql({}, 'select key from letters_v1 where $1::text is not null'),
          { isOneStatement },
        ),
      ).rejects.toThrow()
  })
})
