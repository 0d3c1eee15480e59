import { readFileSync } from 'node:fs'

/** What someone is to the thing in the address: the columns of the table. */
export const columns = [
  'anonymous',
  'self',
  'other client',
  'own coach',
  'cohort coach',
  'other coach',
  'owner',
  'sponsor',
] as const
export type Column = (typeof columns)[number]

/** `own`: about themselves only; about others the rules say no. */
export type Cell = 'yes' | 'own' | '401' | '403' | '404'
const cells: readonly string[] = ['yes', 'own', '401', '403', '404'] satisfies Cell[]

/** A relation holds to one thing only: to a thing that does not exist, people are what they are without it. */
export const withoutRelation: Partial<Record<Column, Column>> = {
  self: 'other client',
  'own coach': 'other coach',
  'cohort coach': 'other coach',
}

/**
 * The reviewed table of docs/access.md: for each operation, such as `GET /api/home`, what each kind of caller gets. Throws Error
 * where a line is not whole or comes twice.
 */
export function reviewedTable(): Map<string, Readonly<Record<Column, Cell>>> {
  const page = readFileSync(new URL('../../../../../docs/access.md', import.meta.url), 'utf8')
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const at = rows.findIndex(([, first]) => first === 'Operation')
  if (rows[at]?.slice(2, -1).join() !== columns.join()) throw new Error(`The columns are not ${columns.join(', ')}.`)
  const table = new Map<string, Readonly<Record<Column, Cell>>>()
  for (const row of rows.slice(at + 2)) {
    if (row.length === 1) break
    const [operation, ...found] = row.slice(1, -1)
    const name = operation!.replaceAll('`', '')
    if (found.length !== columns.length || !found.every((cell) => cells.includes(cell)))
      throw new Error(`The line of ${name} has other cells than ${cells.join(', ')}.`)
    if (table.has(name)) throw new Error(`${name} has two lines.`)
    table.set(name, Object.fromEntries(columns.map((column, index) => [column, found[index]])) as Record<Column, Cell>)
  }
  return table
}
