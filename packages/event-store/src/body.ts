import type { KeyObject } from 'node:crypto'
import type { EventCatalogue } from '@switchback/domain/kernel/events'
import { z } from 'zod'
import { EventRefused } from './refusals.js'
import { isSealed, type Keyring } from './sealing.js'
import { holdsUnstorable } from './storable.js'

/** The largest event body, in bytes of UTF-8. */
export const largestEvent = 256 * 1024

/** An event before it is stored. */
export interface NewEvent {
  type: string
  data: unknown
  /** When it happened, ISO 8601; the moment of recording where it is left out. */
  occurredAt?: string
  /** The person whose key seals the personal fields. */
  subjectId?: string | null
}

/** An event that fits its schema, with the personal fields that its person's key has to seal. */
export interface CheckedBody {
  event: NewEvent
  schemaVersion: number
  /** A copy of what came in, which is sealed in place. */
  data: unknown
  personal: { holder: Record<string, string>; field: string }[]
}

/** Checks an event against its schema. Throws EventRefused for an unknown type, a body that does not fit, and personal fields without a person. */
export function checkBody(catalogue: EventCatalogue, event: NewEvent): CheckedBody {
  const definition = catalogue.definitions[event.type]
  if (!definition) throw new EventRefused(`There is no event ${event.type} in ${catalogue.category}.`)
  const checked = definition.data.safeParse(event.data)
  if (!checked.success)
    throw new EventRefused(`${event.type} does not fit its schema: ${z.prettifyError(checked.error)}`)
  const personal: CheckedBody['personal'] = []
  for (const path of definition.personal) collect(checked.data, path.split('.'), 0, personal)
  if (personal.length > 0 && !event.subjectId)
    throw new EventRefused(`${event.type} has personal fields, but no person they belong to.`)
  return { event, schemaVersion: definition.v, data: checked.data, personal }
}

/**
 * Seals the personal fields of an event with its person's key (null once destroyed, left out where there is nothing to seal) and
 * returns it as JSON text. Throws EventRefused where the person was erased, for texts that PostgreSQL cannot keep, and above 256 KiB.
 */
export function writeBody(
  keyring: Keyring,
  tenantId: string,
  body: CheckedBody,
  key: KeyObject | null | undefined,
): string {
  const { event, personal } = body
  if (personal.length > 0) {
    if (!key) throw new EventRefused('This person was erased: nothing more can be written about them.')
    for (const { holder, field } of personal) {
      const text = holder[field]!
      if (text.includes('\0') || !text.isWellFormed()) throw unstorable(event.type)
      if (!isSealed(text)) holder[field] = keyring.seal(key, tenantId, event.subjectId!, text)
    }
  }
  const written = toJson(body.data)
  if (holdsUnstorable(written)) throw unstorable(event.type)
  if (Buffer.byteLength(written) > largestEvent)
    throw new EventRefused(`${event.type} is larger than ${largestEvent / 1024} KiB.`)
  return written
}

const unstorable = (type: string) =>
  new EventRefused(`${type} holds a null character or half of a surrogate pair, which cannot be stored.`)

/** Finds the texts at a path, from one of its steps on; `[]` is every element. */
function collect(value: unknown, path: string[], from: number, found: CheckedBody['personal']) {
  if (value === null || typeof value !== 'object') return
  const fields = path[from] === '[]' ? Object.keys(value) : [path[from]!]
  for (const field of fields) {
    const inner = (value as Record<string, unknown>)[field]
    if (from + 1 < path.length) collect(inner, path, from + 1, found)
    else if (typeof inner === 'string') found.push({ holder: value as Record<string, string>, field })
  }
}

/** JSON that keeps negative zero, which `JSON.stringify` alone would lose. */
function toJson(value: unknown): string {
  const text = JSON.stringify(value)
  // Each negative zero was written as a zero; most bodies have none, and need not be searched.
  return /[:,[]0/.test(text) && hasNegativeZero(value)
    ? JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? rawJson('-0') : inner))
    : text
}

const rawJson = (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON

function hasNegativeZero(value: unknown): boolean {
  if (typeof value === 'number') return Object.is(value, -0)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNegativeZero)
}
