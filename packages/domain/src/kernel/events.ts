import { z } from 'zod'
import { personalPaths } from './fields.js'

/** The envelope of every recorded event. */
export interface Envelope {
  tenantId: string
  streamId: string
  category: string
  /** 1, 2, 3, ... within the stream. */
  version: number
  /** 1, 2, 3, ... within the tenant, without a gap. */
  position: number
  schemaVersion: number
  /** When it happened in the person's life (ISO 8601, UTC). */
  occurredAt: string
  /** When the system learned it (ISO 8601, UTC). */
  recordedAt: string
  actorId: string
  commandId: string
  correlationId: string
  causationId: string | null
  /** The person that the event is about, whose key encrypts its personal fields; null where there is none. */
  subjectId: string | null
}

/** One kind of event: its schema, the version of that schema, and how bodies of older versions are upcast, step by step. */
export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
  v: number
  data: Schema
  /** The function under 1 upcasts a body of version 1 to version 2, and so on. */
  upcast?: Record<number, (data: never) => unknown>
}

export interface EventCatalogue {
  category: string
  definitions: Record<string, EventDefinition & { personal: string[] }>
}

/** Declares the events of one kind of stream. Types, catalogue, encryption and storage all come from here. */
export function defineEvents<const Category extends string, Definitions extends Record<string, EventDefinition>>(
  category: Category,
  definitions: Definitions,
) {
  const withPersonal = Object.fromEntries(
    Object.entries(definitions).map(([type, definition]) => [
      type,
      { ...definition, personal: personalPaths(definition.data) },
    ]),
  )
  return { category, definitions: withPersonal } as {
    category: Category
    definitions: { [Type in keyof Definitions]: Definitions[Type] & { personal: string[] } }
  }
}

/** An event of a catalogue, as a decider returns it. The union of all, where no type is named. */
export type EventOf<
  Catalogue extends EventCatalogue,
  Types extends keyof Catalogue['definitions'] = keyof Catalogue['definitions'],
> = {
  [Type in keyof Catalogue['definitions']]: {
    type: Type
    data: z.output<Catalogue['definitions'][Type]['data']>
  }
}[Types]

/** An event as the store keeps it. */
export type Recorded<Event extends { type: PropertyKey; data: unknown }> = Event & Envelope

/** A recorded event of which only the envelope is known. */
export type AnyRecorded = Envelope & { type: string; data: Record<string, unknown> }
