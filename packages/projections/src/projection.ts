import type { AssessmentEvent } from '@switchback/domain/assessment/events'
import type { CohortEvent } from '@switchback/domain/cohort/events'
import type { AnyRecorded, Recorded } from '@switchback/domain/kernel/events'
import type { FrameworkEvent } from '@switchback/domain/framework/events'
import type { JourneyEvent } from '@switchback/domain/journey/events'
import type { OrganisationEvent } from '@switchback/domain/organisation/events'
import type { PlanTemplateEvent } from '@switchback/domain/plan-template/events'
import type { ReportingEvent } from '@switchback/domain/reporting/events'
import type { RowOf, ViewTable } from './table.js'

/** Every event of the domain, as it stands in the store. Personal fields are sealed texts here. */
export type DomainEvent = Recorded<
  AssessmentEvent | CohortEvent | FrameworkEvent | JourneyEvent | OrganisationEvent | PlanTemplateEvent | ReportingEvent
>
export type EventNamed<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>

/** What an event does to a row: the row after it, or null to take the row away. */
type Change<Row, Event> = (row: Row | undefined, event: Event, key: string) => Row | null | undefined

export interface Projection<Table extends ViewTable = ViewTable> {
  /** Name and version of the view: `coach_caseload@1`. */
  id: string
  table: Table
  /** The column that names whom a row is about, or `key`: their rows are taken away when they are erased. */
  person?: string
  keys: (event: AnyRecorded) => string[]
  on: Record<string, Change<Record<string, unknown>, AnyRecorded>>
}

/**
 * Declares what each event does to the rows of a view. `key` names the row that an event is about (its stream, unless told;
 * several for several rows); the functions in `on` are pure. `undefined` leaves the row as it was.
 */
export function defineProjection<Table extends ViewTable, Types extends DomainEvent['type']>(definition: {
  table: Table
  person?: (keyof Table['columns'] & string) | 'key'
  key?: (event: EventNamed<NoInfer<Types>>) => string | string[]
  on: { [Type in Types]: Change<RowOf<Table>, EventNamed<Type>> }
}): Projection<Table> {
  const { table, person, key = ({ streamId }: EventNamed<Types>) => streamId, on } = definition
  return {
    id: `${table.name}@${table.version}`,
    table,
    ...(person !== undefined && { person }),
    keys: (event) => [key(event as unknown as EventNamed<Types>)].flat(),
    on: on as unknown as Projection['on'],
  }
}

type Rows = Map<string, Record<string, unknown>>

/** An event that a projection could not take. */
export class ProjectionFailed extends Error {
  constructor(
    readonly event: AnyRecorded,
    override readonly cause: unknown,
    /** Keys of the rows that earlier events changed. */
    readonly changed: Set<string>,
  ) {
    super(`${event.type} at position ${event.position}: ${(cause as Error).message}`)
  }
}

/**
 * Folds events into rows, in memory. Gives the keys of the rows that changed. On an event that throws, it stops before it
 * (ProjectionFailed), with all earlier events folded.
 */
export function fold(projection: Projection, rows: Rows, events: readonly AnyRecorded[]): Set<string> {
  const changed = new Set<string>()
  for (const event of events) {
    if (event.type === erased) for (const key of takeAway(projection, rows, event)) changed.add(key)
    const change = projection.on[event.type]
    if (!change) continue
    try {
      const results = projection.keys(event).map((key) => [key, change(rows.get(key), event, key)] as const)
      for (const [key, row] of results) {
        if (row === undefined) continue
        changed.add(key)
        if (row === null) rows.delete(key)
        else rows.set(key, row)
      }
    } catch (error) {
      throw new ProjectionFailed(event, error, changed)
    }
  }
  return changed
}

const erased = 'ErasureCarriedOut' satisfies DomainEvent['type']

/** Takes away every row about a person who was erased; gives their keys. */
function takeAway({ person }: Projection, rows: Rows, { data }: AnyRecorded): string[] {
  if (person === undefined) return []
  const gone = [...rows].filter(([key, row]) => (person === 'key' ? key : row[person]) === data.personId)
  for (const [key] of gone) rows.delete(key)
  return gone.map(([key]) => key)
}

/** The persons whose erasure is among events. */
export const erasedPersons = (events: readonly AnyRecorded[]): string[] =>
  // The content of an event that cannot be read is not touched where no one needs it.
  events.flatMap((event) => (event.type === erased ? [event.data.personId as string] : []))

/** The keys of the rows that events will touch, to load them at once. */
export function touchedKeys(projection: Projection, events: readonly AnyRecorded[]): string[] {
  const keys = new Set<string>()
  for (const event of events) {
    if (!projection.on[event.type]) continue
    try {
      for (const key of projection.keys(event)) keys.add(key)
    } catch {
      // The fold meets the same event again and reports it with its position.
    }
  }
  return [...keys]
}
