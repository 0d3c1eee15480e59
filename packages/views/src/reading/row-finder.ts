import { isLive, overLiveRows } from '@switchback/projections/live-rows'
import { snakeCase, type RowOf, type ViewTable } from '@switchback/projections/table'
import type pg from 'pg'
import { orderBy, Sql, type Order, type Where } from './conditions.js'
import type { Remembered } from './remembered.js'

export type Keyed<Table> = RowOf<Table> & { key: string }

/** A view that queries may read. A view of individuals, kept for aggregates alone, does not compile here. */
type Shown<Table> = Table extends { individual: true } ? never : Table

/** There are more rows than one result holds, and no part of them is shown as if it were all. */
export class TooManyRows extends Error {}

interface FindOptions<Table, Left> {
  order?: Order<Keyed<Table>>
  take?: number
  without?: readonly Left[]
}

const rowsAtMost = 5_000

/**
 * Finds rows of the tenant's live views over a connection that is in a transaction of the tenant. Moments are ISO 8601 texts. Statements
 * that do not wait for each other are sent together.
 */
export class RowFinder {
  constructor(
    private readonly client: pg.ClientBase,
    private readonly tenantId: string,
    private readonly contents: Remembered,
  ) {}

  /**
   * Rows that meet a condition, or any of several. `without` leaves large columns unread. Throws TooManyRows where there are more than
   * 5,000 and no `take` says how many are wanted.
   */
  find<Table extends ViewTable, Left extends keyof Table['columns'] & string = never>(
    table: Shown<Table>,
    where: Where<Keyed<Table>> | Where<Keyed<Table>>[] = {},
    { order, take, without }: FindOptions<Table, Left> = {},
  ): Promise<Omit<Keyed<Table>, Left>[]> {
    return this.select<Omit<Keyed<Table>, Left>>(table, columnsOf(table, without), where, order, take)
  }

  /** Only the keys of rows, where the rows are large. Throws TooManyRows where there are more than 5,000. */
  async keys<Table extends ViewTable>(
    table: Shown<Table>,
    where: Where<Keyed<Table>> = {},
    { order }: { order?: Order<Keyed<Table>> } = {},
  ): Promise<string[]> {
    return (await this.select<{ key: string }>(table, 'key', where, order)).map(({ key }) => key)
  }

  /** The row with this key, or null. */
  async get<Table extends ViewTable>(table: Shown<Table>, key: string): Promise<Keyed<Table> | null> {
    const [row] = await this.select<Keyed<Table>>(table, columnsOf(table), { key }, {}, 1)
    return row ?? null
  }

  /**
   * Runs SQL, where conditions are not enough. `{name}` is the live rows of this tenant in the table of that name, and
   * `{name.generation}` the generation that they have.
   */
  async sql<Found extends pg.QueryResultRow>(
    tables: Record<string, ViewTable & { individual?: never }>,
    sql: string,
    values: unknown[] = [],
  ): Promise<Found[]> {
    const text = completed(tables, sql, values.length + 1)
    const { rows } = await this.client.query<Found>({ name: nameOf(text), text, values: [...values, this.tenantId] })
    return rows
  }

  /**
   * What never changes in this tenant under a name: read once, then remembered by this process. No one may change the value. A read
   * that finds nothing, undefined, is not remembered.
   */
  remembered<Value extends object>(name: string, read: () => Promise<Value | undefined>): Promise<Value | undefined> {
    return this.contents.get(`${this.tenantId}/${name}`, read)
  }

  private async select<Found extends pg.QueryResultRow>(
    table: ViewTable,
    columns: string,
    where: object | object[],
    order?: object,
    take?: number,
  ): Promise<Found[]> {
    const sql = new Sql()
    const live = isLive(table, sql.take(this.tenantId))
    const conditions = sql.meetsAny(table, Array.isArray(where) ? where : [where])
    const limit = sql.take(take ?? rowsAtMost + 1)
    const text = `select ${columns} from ${table.sqlName} where ${live} and ${conditions}${orderBy(table, order)} limit ${limit}`
    const { rows } = await this.client.query<Found>({ name: nameOf(text), text, values: sql.values })
    if (take === undefined && rows.length > rowsAtMost)
      throw new TooManyRows(`There are more than ${rowsAtMost} lines here, which is more than one page can show.`)
    return rows
  }
}

const columns = new Map<ViewTable, string>()

/** All columns of a view but some, as queries name them; `alias` is what the SQL around calls the view. */
export function columnsOf(table: ViewTable, without: readonly string[] = [], alias?: string): string {
  const isUsual = without.length === 0 && alias === undefined
  const known = isUsual && columns.get(table)
  if (known) return known
  const prefix = alias === undefined ? '' : `${alias}.`
  const list = [
    `${prefix}key`,
    ...Object.keys(table.columns)
      .filter((name) => !without.includes(name))
      .map((name) => `${prefix}${snakeCase(name)} as "${name}"`),
  ].join(', ')
  if (isUsual) columns.set(table, list)
  return list
}

const completions = new Map<string, Map<string, string>>()

/** The SQL of a query over live rows, completed once for the tables that it is written with. */
function completed(tables: Record<string, ViewTable>, sql: string, tenantAt: number): string {
  let form = ''
  for (const name in tables) form += `${tables[name]?.sqlName} `
  const known = completions.get(sql)?.get(form)
  if (known) return known
  const text = overLiveRows(tables, sql, `$${tenantAt}`)
  completions.set(sql, (completions.get(sql) ?? new Map<string, string>()).set(form, text))
  return text
}

const names = new Map<string, string>()

/** The name under which a connection prepares a statement. There are as many as there are forms of statements in the program. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `read ${names.size + 1}`
  names.set(text, name)
  return name
}
