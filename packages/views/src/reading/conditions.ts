import { snakeCase, type ViewTable } from '@switchback/projections/table'

/** What a column must be: a value itself, null for an empty one, one of several, or a value in an order. */
export type Condition<Value> =
  Value | { anyOf: readonly (Value | null)[] } | { atMost: NonNullable<Value> } | { below: NonNullable<Value> }

/** What rows must meet, by column; a column that is left out may be anything. */
export type Where<Row> = { [Name in keyof Row]?: Condition<Row[Name]> }

/** Columns to sort by, the first first. */
export type Order<Row> = { [Name in keyof Row]?: 'ASC' | 'DESC' }

/** The SQL of some conditions, as one text for all values of the same form, and the values for its parameters. */
export class Sql {
  readonly values: unknown[] = []

  /** Adds a value; returns its placeholder. */
  take(value: unknown): string {
    return `$${this.values.push(value)}`
  }

  /** Rows that meet any of the conditions. */
  meetsAny(table: ViewTable, wheres: readonly object[]): string {
    const texts = wheres.map((where) => this.meets(table, where))
    return texts.length === 1 ? texts[0]! : `(${texts.map((text) => `(${text})`).join(' or ')})`
  }

  private meets(table: ViewTable, where: object): string {
    const texts = Object.entries(where).map(([name, condition]) => this.condition(table, name, condition))
    return texts.length > 0 ? texts.join(' and ') : 'true'
  }

  private condition(table: ViewTable, name: string, condition: unknown): string {
    const column = columnOf(table, name)
    if (condition === undefined) throw new Error(`A condition on ${name} has no value.`)
    if (condition === null) return `${column} is null`
    if (typeof condition !== 'object') return `${column} = ${this.take(condition)}`
    if ('anyOf' in condition) return `${column} = any(${this.take(condition.anyOf)})`
    if ('atMost' in condition) return `${column} <= ${this.take(condition.atMost)}`
    return `${column} < ${this.take((condition as { below: unknown }).below)}`
  }
}

/** `order by` with some columns, or nothing. */
export function orderBy(table: ViewTable, order: object = {}): string {
  const texts = Object.entries(order).map(
    ([name, direction]) => `${columnOf(table, name)} ${direction === 'DESC' ? 'desc' : 'asc'}`,
  )
  return texts.length > 0 ? ` order by ${texts.join(', ')}` : ''
}

/** The name in the database of a column of a view. Throws where the view has none of this name. */
function columnOf(table: ViewTable, name: string): string {
  if (name !== 'key' && !Object.hasOwn(table.columns, name)) throw new Error(`${table.name} has no ${name}.`)
  return snakeCase(name)
}
