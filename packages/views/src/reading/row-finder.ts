import { snakeCase, type RowOf, type ViewTable } from '@switchback/projections/table'
import type pg from 'pg'
import { orderBy, Sql, type Order, type Where } from './conditions.js'
import type { RememberedRows } from './remembered-rows.js'

export type Keyed<Table> = RowOf<Table> & { key: string }

/** A view that questions may read. One of individuals that only aggregates are made of is none: it does not compile. */
type Shown<Table> = Table extends { individual: true } ? never : Table

/** There are more rows than one answer holds, and no part of them is shown as if it were all. */
export class TooManyRows extends Error {}

/**
 * Finds rows of the tenant's live views; of several conditions, those that meet any of them. Questions may be asked side by side.
 */
export interface RowFinder {
  /** `without` leaves large columns unread. Throws TooManyRows where there are more than 5,000 and no `take` says how many are wanted. */
  find: <Table extends ViewTable, Left extends keyof Table['columns'] & string = never>(
    table: Shown<Table>,
    where?: Where<Keyed<Table>> | Where<Keyed<Table>>[],
    options?: { order?: Order<Keyed<Table>>; take?: number; without?: readonly Left[] },
  ) => Promise<Omit<Keyed<Table>, Left>[]>
  /** Only the keys of rows, where the rows are large. Throws TooManyRows where there are more than 5,000. */
  keys: <Table extends ViewTable>(
    table: Shown<Table>,
    where?: Where<Keyed<Table>>,
    options?: { order?: Order<Keyed<Table>> },
  ) => Promise<string[]>
  get: <Table extends ViewTable>(table: Shown<Table>, key: string) => Promise<Keyed<Table> | null>
  /** The same as `get`, for large rows that seldom change: what was read once is remembered. Nobody may change it. */
  getRemembered: <Table extends ViewTable>(table: Shown<Table>, key: string) => Promise<Keyed<Table> | null>
  /** Runs SQL, where conditions are not enough: `{name}` is the live rows of this tenant in the table of that name. */
  sql: <Row>(
    tables: Record<string, ViewTable & { individual?: never }>,
    sql: string,
    values?: unknown[],
  ) => Promise<Row[]>
}

const rowsAtMost = 5_000

type Row = Record<string, unknown>
interface Options {
  order?: object
  take?: number
  without?: readonly string[]
}

/** The generation and position of each live view, by its id. */
export type Live = Map<string, { generation: number; position: number }>

/** Finds rows over a connection that is in a transaction of the tenant. */
export function finder(client: pg.ClientBase, tenantId: string, live: Live, remembered: RememberedRows): RowFinder {
  const generationOf = ({ name, version }: ViewTable) => live.get(`${name}@${version}`)?.generation ?? 0

  async function select(table: ViewTable, fields: string, where: object | object[], order?: object, take?: number) {
    const sql = new Sql()
    const own = `tenant_id = ${sql.take(tenantId)} and generation = ${sql.take(generationOf(table))}`
    const meeting = sql.meetsAny(table, Array.isArray(where) ? where : [where])
    const limit = sql.take(take ?? rowsAtMost + 1)
    const text = `select ${fields} from ${table.sqlName} where ${own} and ${meeting}${orderBy(table, order)} limit ${limit}`
    const { rows } = await client.query<Row>({ name: nameOf(text), text, values: sql.values })
    if (take === undefined && rows.length > rowsAtMost)
      throw new TooManyRows(`There are more than ${rowsAtMost} lines here, which is more than one page can show.`)
    return rows
  }

  async function get(table: ViewTable, key: string) {
    const [row] = await select(table, fieldsOf(table), { key }, {}, 1)
    return row ? readable(table, row) : null
  }

  const result: Record<keyof RowFinder, unknown> = {
    find: async (table: ViewTable, where: object = {}, { order, take, without }: Options = {}) =>
      (await select(table, fieldsOf(table, without), where, order, take)).map((row) => readable(table, row)),
    keys: async (table: ViewTable, where: object = {}, { order }: { order?: object } = {}) =>
      (await select(table, 'key', where, order)).map(({ key }) => key),
    get,
    getRemembered: async (table: ViewTable, key: string) => {
      // A row that was written again is another one, in another place or by another transaction.
      const [seen] = await select(
        table,
        `ctid::text || ' ' || xmin::text as place, ${bytesOf(table)} as bytes`,
        { key },
        {},
        1,
      )
      if (!seen) return null
      const name = `${tenantId}/${table.sqlName}/${generationOf(table)}/${key}/${seen.place as string}`
      return remembered.get(name, Number(seen.bytes), () => get(table, key))
    },
    sql: async (tables: Record<string, ViewTable>, sql: string, values: unknown[] = []) => {
      const all = [...values, tenantId]
      const text = Object.entries(tables).reduce((before, [name, table]) => {
        if (!before.includes(`{${name}}`)) return before
        const generation = all.push(generationOf(table))
        const rows = `(select * from ${table.sqlName} where tenant_id = $${values.length + 1} and generation = $${generation})`
        return before.replaceAll(`{${name}}`, rows)
      }, sql)
      return (await client.query<Row>(text, all)).rows
    },
  }
  return result as unknown as RowFinder
}

/** All columns but some, under the names that questions use. */
const fieldsOf = ({ columns }: ViewTable, without: readonly string[] = []) =>
  [
    'key',
    ...Object.keys(columns)
      .filter((name) => !without.includes(name))
      .map((name) => `${snakeCase(name)} as "${name}"`),
  ].join(', ')

/** How large a row is in memory, roughly: documents are kept compressed. */
const bytesOf = ({ columns }: ViewTable) =>
  Object.entries(columns)
    .filter(([, { sql }]) => sql === 'jsonb')
    .map(([name]) => `8 * pg_column_size(${snakeCase(name)})`)
    .join(' + ') || '1'

/** A row as questions see it: moments as ISO 8601 texts. */
function readable(table: ViewTable, row: Row): Row {
  for (const [name, { sql }] of Object.entries(table.columns))
    if (sql === 'timestamptz' && row[name] instanceof Date) row[name] = row[name].toISOString()
  return row
}

const names = new Map<string, string>()

/** The name under which a connection prepares a statement. There are as many as there are forms of questions in the program. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `read ${names.size + 1}`
  names.set(text, name)
  return name
}
