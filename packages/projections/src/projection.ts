import type { AssessmentEvent } from '@switchback/domain/assessment/events'
import type { CohortEvent } from '@switchback/domain/cohort/events'
import type { AnyRecorded, Recorded } from '@switchback/domain/kernel/events'
import type { FrameworkEvent } from '@switchback/domain/framework/events'
import type { JourneyEvent } from '@switchback/domain/journey/events'
import type { OrganisationEvent } from '@switchback/domain/organisation/events'
import type { PlanTemplateEvent } from '@switchback/domain/plan-template/events'
import type { ReportingEvent } from '@switchback/domain/reporting/events'
import type { RowOf, ViewTable } from './table.js'

/** Every event of the domain, as it is in the store: personal texts are encrypted. */
export type DomainEvent = Recorded<
  AssessmentEvent | CohortEvent | FrameworkEvent | JourneyEvent | OrganisationEvent | PlanTemplateEvent | ReportingEvent
>
export type EventNamed<Type extends DomainEvent['type']> = Extract<DomainEvent, { type: Type }>

/** What a fold needs of an event. One that is folded again from a view may lack what the view does not keep. */
export type FoldedEvent = Pick<AnyRecorded, 'type' | 'data' | 'streamId' | 'version' | 'occurredAt' | 'actorId'> &
  Partial<AnyRecorded>

type Row = Record<string, unknown>

/** What the engine knows of a projection: methods, since each is called with the rows and events that it is written for. */
interface Untyped {
  keys(event: FoldedEvent): string[]
  change(row: Row | undefined, event: FoldedEvent, key: string): Row | null | undefined
}

export interface Projection<Table extends ViewTable = ViewTable> {
  /** Name and version of the view: `coach_caseload@1`. */
  id: string
  table: Table
  /** The column that names the person whom a row is about, or `key`: their rows are deleted when they are erased. */
  person?: string
  /** The keys of the rows that an event is about. */
  keys: Untyped['keys']
  /** What each type of event does to such a row. */
  on: Readonly<Record<string, Untyped['change']>>
}

/** The first row of a key, or a row that replaces the one before. */
type Creation<Row, Event> = (event: Event, before: Row | undefined) => Row
/** The row after an event; null deletes it, undefined leaves it as it is. */
type Change<Row, Event> = (row: Row, event: Event) => Row | null | undefined

interface Definition<
  Table extends ViewTable,
  Created extends DomainEvent['type'],
  Changed extends DomainEvent['type'],
  Other extends DomainEvent['type'],
> {
  table: Table
  person?: (keyof Table['columns'] & string) | 'key'
  /** The row that an event is about, or several; by default the one of its stream. */
  key?(event: EventNamed<NoInfer<Created | Changed | Other>>): string | string[]
  /** The events that a row begins with. */
  creates: { [Type in Created]: Creation<RowOf<Table>, EventNamed<Type>> }
  /** The events that change a row. */
  on?: { [Type in Changed]: Change<RowOf<Table>, EventNamed<Type>> }
  /** One change for all of `events` that are named neither in `creates` nor in `on`. */
  otherwise?: { events: readonly Other[]; change: Change<RowOf<Table>, EventNamed<NoInfer<Other>>> }
  /** What becomes of a change whose row is not there: by default it fails the view. */
  withoutRow?: 'fail' | 'ignore'
}

/** Declares what each event does to the rows of a view, by pure functions. */
export function defineProjection<
  Table extends ViewTable,
  Created extends DomainEvent['type'],
  Changed extends DomainEvent['type'] = never,
  Other extends DomainEvent['type'] = never,
>(definition: Definition<Table, Created, Changed, Other>): Projection<Table> {
  const { table, person, creates, on, otherwise, withoutRow = 'fail' } = definition
  const { key = ({ streamId }: { streamId: string }) => streamId }: Pick<typeof definition, 'key'> = definition
  const others = Object.fromEntries((otherwise?.events ?? []).map((type) => [type, otherwise?.change]))
  return {
    id: `${table.name}@${table.version}`,
    table,
    ...(person !== undefined && { person }),
    keys: (event: EventNamed<Created | Changed | Other>) => [key(event)].flat(),
    on: {
      ...mapped({ ...others, ...on }, (change) => ofRow(change, withoutRow)),
      ...mapped(creates, (create) => (row, event) => create(event, row)),
    },
  }
}

/** The functions of a definition as the engine calls them: each with events of its own type, which the compiler no longer follows. */
const mapped = (functions: object = {}, use: (own: (...args: unknown[]) => Row) => Untyped['change']) =>
  Object.fromEntries(Object.entries(functions).map(([type, own]) => [type, use(own)]))

/** A change that is called when its row is there. */
const ofRow =
  (
    change: (row: Row, event: FoldedEvent) => Row | null | undefined,
    withoutRow: 'fail' | 'ignore',
  ): Untyped['change'] =>
  (row, event, key) => {
    if (row) return change(row, event)
    if (withoutRow === 'fail') throw new Error(`There is no row ${key} that it could change.`)
    return undefined
  }

type Rows = Map<string, Row>

/** An event that a projection could not take. */
export class ProjectionFailed extends Error {
  constructor(
    /** Its place among the events of the fold. */
    readonly at: number,
    event: FoldedEvent,
    override readonly cause: unknown,
    /** Keys of the rows that earlier events changed. */
    readonly changed: Set<string>,
  ) {
    super(`${event.type} at position ${event.position ?? 'unknown'}: ${(cause as Error).message}`)
  }
}

/**
 * Folds events into rows, in memory. Returns the keys of the rows that changed. Throws ProjectionFailed at an event that fails, with all
 * earlier events folded.
 */
export function fold(projection: Projection, rows: Rows, events: readonly FoldedEvent[]): Set<string> {
  const changed = new Set<string>()
  for (const [at, event] of events.entries()) {
    if (event.type === erased) for (const key of deleteRowsAbout(projection, rows, event)) changed.add(key)
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
      throw new ProjectionFailed(at, event, error, changed)
    }
  }
  return changed
}

const erased = 'ErasureCarriedOut' satisfies DomainEvent['type']

/** Deletes every row about a person who was erased; returns their keys. */
function deleteRowsAbout({ person }: Projection, rows: Rows, { data }: FoldedEvent): string[] {
  if (person === undefined) return []
  const gone = [...rows].filter(([key, row]) => (person === 'key' ? key : row[person]) === data.personId)
  for (const [key] of gone) rows.delete(key)
  return gone.map(([key]) => key)
}

/** The people whose erasure is among events. */
export const erasedPersons = (events: readonly FoldedEvent[]): string[] =>
  // The content of an event that cannot be read is not touched where no one needs it.
  events.flatMap((event) => (event.type === erased ? [event.data.personId as string] : []))

/** The keys of the rows that events will touch, to load them at once. */
export function touchedKeys(projection: Projection, events: readonly FoldedEvent[]): string[] {
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
