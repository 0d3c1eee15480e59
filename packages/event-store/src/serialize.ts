import type { KeyObject } from 'node:crypto'
import type { EventCatalogue } from '@switchback/domain/kernel/events'
import { z } from 'zod'
import { EventRefused } from './errors.js'
import { isEncrypted, type Keyring } from './keyring.js'
import { holdsUnstorable } from './storable.js'

declare global {
  interface JSON {
    /** Node has it; the library of TypeScript does not declare it yet. */
    rawJSON: (text: string) => unknown
  }
}

/** The largest event body, in bytes of UTF-8. */
export const largestEvent = 256 * 1024

/** An event before it is stored. */
export interface NewEvent {
  type: string
  data: unknown
  /** When it happened, ISO 8601; the moment of recording by default. */
  occurredAt?: string
  /** The person whose key encrypts the personal fields. */
  subjectId?: string | null
}

/** An event that fits its schema, with the personal fields that must be encrypted with its person's key. */
export interface CheckedEvent {
  event: NewEvent
  schemaVersion: number
  /** The parsed copy of the event's data; personal fields are encrypted in place. */
  data: unknown
  personal: { holder: Record<string, string>; field: string }[]
}

/** Checks an event against its schema. Throws EventRefused for an unknown type, invalid data, and personal fields without a person. */
export function checkEvent(catalogue: EventCatalogue, event: NewEvent): CheckedEvent {
  const definition = catalogue.definitions[event.type]
  if (!definition) throw new EventRefused(`There is no event ${event.type} in ${catalogue.category}.`)
  const checked = definition.data.safeParse(event.data)
  if (!checked.success)
    throw new EventRefused(`${event.type} does not fit its schema: ${z.prettifyError(checked.error)}`)
  const personal: CheckedEvent['personal'] = []
  for (const path of definition.personal) collect(checked.data, path.split('.'), 0, personal)
  if (personal.length > 0 && !event.subjectId)
    throw new EventRefused(`${event.type} has personal fields, but no person they belong to.`)
  return { event, schemaVersion: definition.v, data: checked.data, personal }
}

/**
 * Encrypts the personal fields of an event with its person's key (null once destroyed, undefined if there is nothing to encrypt)
 * and returns the data as JSON text. Throws EventRefused if the person was erased, for texts that PostgreSQL cannot store, and
 * above 256 KiB.
 */
export function serialize(
  keyring: Keyring,
  tenantId: string,
  body: CheckedEvent,
  key: KeyObject | null | undefined,
): string {
  const { event, personal } = body
  if (personal.length > 0) {
    if (!key) throw new EventRefused('This person was erased: nothing more can be written about them.')
    for (const { holder, field } of personal) {
      const text = holder[field]!
      if (text.includes('\0') || !text.isWellFormed()) throw unstorable(event.type)
      if (!isEncrypted(text)) holder[field] = keyring.encrypt(key, tenantId, event.subjectId!, text)
    }
  }
  const written = toJson(body.data)
  if (holdsUnstorable(written)) throw unstorable(event.type)
  if (Buffer.byteLength(written) > largestEvent)
    throw new EventRefused(`${event.type} is larger than ${largestEvent / 1024} KiB.`)
  return written
}

const unstorable = (type: string) =>
  new EventRefused(`${type} contains a null character or half of a surrogate pair, which cannot be stored.`)

/** Finds the texts at a path, starting at one of its steps; `[]` is every element. */
function collect(value: unknown, path: string[], from: number, found: CheckedEvent['personal']) {
  if (value === null || typeof value !== 'object') return
  const fields = path[from] === '[]' ? Object.keys(value) : [path[from]!]
  for (const field of fields) {
    const inner = (value as Record<string, unknown>)[field]
    if (from + 1 < path.length) collect(inner, path, from + 1, found)
    else if (typeof inner === 'string') found.push({ holder: value as Record<string, string>, field })
  }
}

/** Returns JSON that keeps negative zero, which `JSON.stringify` alone would lose. */
function toJson(value: unknown): string {
  const text = JSON.stringify(value)
  // JSON.stringify writes a negative zero as 0. Only a text with a 0 needs the search.
  return /[:,[]0/.test(text) && hasNegativeZero(value)
    ? JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? JSON.rawJSON('-0') : inner))
    : text
}

function hasNegativeZero(value: unknown): boolean {
  if (typeof value === 'number') return Object.is(value, -0)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNegativeZero)
}
