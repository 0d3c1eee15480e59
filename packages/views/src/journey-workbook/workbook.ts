import {
  entryKindNames,
  entryKinds,
  kindOfEvent,
  type EntryEventType,
  type EntryKind,
  type EntryKinds,
} from '@switchback/domain/entries/kinds'
import { applicationLogged, ApplicationStage } from '@switchback/domain/journey/applications'
import type { JourneyEvent } from '@switchback/domain/journey/events'
import { z } from 'zod'

/** When an entry was (last) recorded, in true time. */
const at = z.string()

const Application = applicationLogged.extend({
  applicationId: z.string(),
  at,
  stage: ApplicationStage,
  stages: z.array(z.object({ stage: ApplicationStage, at })),
})
const Choice = z.object({ reason: z.string(), at })
const Statement = z.object({ phaseId: z.string(), text: z.string(), at })

/** An entry with its date; where its key is an id, it always has one. */
type Entry<Kind extends EntryKind> = z.output<EntryKinds[Kind]['schema']> &
  (EntryKinds[Kind]['key'] extends 'findingId' ? { findingId: string } : unknown) & { at: string }

/** A list for each kind of entry that has one, or the entry itself where a journey has at most one. */
type EntryLists = {
  [Kind in EntryKind as EntryKinds[Kind]['list'] & string]: EntryKinds[Kind]['key'] extends null
    ? Entry<Kind> | null
    : Entry<Kind>[]
}

/** What a client recorded on their journey, by kind. Retracted entries are not there. */
export interface Workbook extends Omit<EntryLists, 'areas'> {
  areas: (Entry<'area-explored'> & { chosen: z.infer<typeof Choice> | null })[]
  statements: z.infer<typeof Statement>[]
  applications: z.infer<typeof Application>[]
  /** Time logged with steps, in minutes. */
  minutes: number
}

/** A record with an item for each list of entries. */
const eachList = (itemOf: (kind: EntryKind) => unknown): Record<string, unknown> =>
  Object.fromEntries(
    entryKindNames.flatMap((kind) => {
      const { list } = entryKinds[kind]
      return list === null ? [] : [[list, itemOf(kind)] as const]
    }),
  )

function listSchema(kind: EntryKind) {
  const { key, schema }: { key: string | null; schema: z.ZodObject } = entryKinds[kind]
  if (key === null) return schema.extend({ at }).nullable()
  return z.array(schema.extend(key === 'findingId' ? { findingId: z.string(), at } : { at }))
}

export const Workbook: z.ZodType<Workbook> = z.object({
  ...(eachList(listSchema) as { [List in keyof EntryLists]: z.ZodType<EntryLists[List]> }),
  areas: z.array(entryKinds['area-explored'].schema.extend({ at, chosen: Choice.nullable() })),
  statements: z.array(Statement),
  applications: z.array(Application),
  minutes: z.number(),
})

export const emptyWorkbook: Workbook = {
  ...(eachList((kind) => (entryKinds[kind].key === null ? null : [])) as EntryLists),
  areas: [],
  statements: [],
  applications: [],
  minutes: 0,
}

type Recorded = JourneyEvent & { version: number; occurredAt: string }
type Item = Record<string, unknown>

/** The events that fill a workbook. */
export const workbookEvents = [
  ...entryKindNames.map((kind) => entryKinds[kind].event),
  'StatementMade',
  'ApplicationLogged',
  'ApplicationAdvanced',
  'StepCompleted',
  'FindingRetracted',
] as const satisfies JourneyEvent['type'][]

/** Whether a moment of the timeline belongs in a workbook. */
export const isOfWorkbook = <Moment extends { type: string }>(moment: Moment): moment is Moment & Recorded =>
  workbookEvents.some((type) => type === moment.type)

/** Returns the workbook after one more event. Personal texts stay encrypted. */
export function evolve(book: Workbook, event: Recorded): Workbook {
  const { type, data, occurredAt, version } = event
  switch (type) {
    case 'StatementMade':
      return { ...book, statements: [...book.statements, { ...data, at: occurredAt }] }
    case 'AreaChosen':
      return withChoice(book, data.areaId, { reason: data.reason, at: occurredAt })
    case 'StepCompleted':
      return { ...book, minutes: book.minutes + (data.minutes ?? 0) }
    case 'ApplicationLogged': {
      const application = { ...data, at: occurredAt, stage: 'applied' as const, stages: [] }
      return { ...book, applications: [...book.applications, application] }
    }
    case 'ApplicationAdvanced':
      return {
        ...book,
        applications: book.applications.map((one) =>
          one.applicationId === data.applicationId
            ? { ...one, stage: data.stage, stages: [...one.stages, { stage: data.stage, at: occurredAt }] }
            : one,
        ),
      }
    case 'FindingRetracted':
      return data.count === 'area-chosen'
        ? withChoice(book, data.id, null)
        : data.count in entryKinds
          ? without(book, data.count as EntryKind, data.id)
          : book
    default: {
      const kind: EntryKind | undefined = kindOfEvent[type as EntryEventType]
      return kind ? withEntry(book, kind, data, occurredAt, version) : book
    }
  }
}

/** Puts an entry in its list, in the place of an earlier one with its key. Old entries, which have no id, get one from their version. */
function withEntry(book: Workbook, kind: EntryKind, data: Item, at: string, version: number): Workbook {
  const { list, key } = entryKinds[kind]
  if (list === null) return book
  if (key === null) return { ...book, [list]: { ...data, at } }
  const id = (data[key] as string | undefined) ?? `version-${version}`
  const items = book[list] as Item[]
  const place = items.findIndex((one) => one[key] === id)
  const kept = kind === 'area-explored' ? { chosen: items[place]?.chosen ?? null } : {}
  const item = { ...kept, ...data, [key]: id, at }
  return { ...book, [list]: place < 0 ? [...items, item] : items.with(place, item) }
}

function without(book: Workbook, kind: EntryKind, id: string): Workbook {
  const { list, key } = entryKinds[kind]
  if (list === null || key === null) return book
  return { ...book, [list]: (book[list] as Item[]).filter((one) => one[key] !== id) }
}

const withChoice = (book: Workbook, areaId: string, chosen: Workbook['areas'][number]['chosen']): Workbook => ({
  ...book,
  areas: book.areas.map((area) => (area.areaId === areaId ? { ...area, chosen } : area)),
})
