import type { ViewTable } from './table.js'

type Row = Record<string, unknown>

/** What a batch changed, as listeners are notified of it. A notification of PostgreSQL has less than 8,000 bytes. */
export interface News {
  tenantId: string
  position: number
  /** Views whose changed rows name the people they concern. */
  views: string[]
  /** These people; null where there are too many to name, and the change concerns every reader. */
  persons: string[] | null
  /** Views whose change concerns every reader. */
  common: string[]
}

/** How many people a notification names. */
const mostPersons = 100

/** The people that some rows of a view concern. */
export function personsOf({ concerns }: ViewTable, rows: Iterable<Row | undefined>): string[] {
  if (concerns.length === 0) return []
  const persons = new Set<string>()
  for (const row of rows) for (const column of concerns) if (row?.[column]) persons.add(row[column] as string)
  return [...persons]
}

/** The notification of a batch, from what changed in each view and the people that its rows concerned before and after. */
export function newsOf(tenantId: string, position: number, changes: { table: ViewTable; persons: string[] }[]): News {
  const named = changes.filter(({ table }) => table.concerns.length > 0)
  const persons = [...new Set(named.flatMap((change) => change.persons))]
  return {
    tenantId,
    position,
    views: named.map(({ table }) => table.name),
    persons: persons.length <= mostPersons ? persons : null,
    common: changes.filter(({ table }) => table.concerns.length === 0).map(({ table }) => table.name),
  }
}

/** The views of a notification that concern a person. */
export const newsFor = (personId: string, { views, persons, common }: News): string[] =>
  persons === null || persons.includes(personId) ? [...views, ...common] : common
