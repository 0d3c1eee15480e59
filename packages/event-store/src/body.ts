import type { EventCatalogue } from '@switchback/domain/decider/events'
import { z } from 'zod'
import { EventRefused } from './refusals.js'
import { isSealed, type Keyring } from './sealing.js'
import { holdsUnstorable } from './storable.js'

/** The largest event body, in bytes of UTF-8 (conformance case 21). */
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

/**
 * Checks an event against its schema, seals its personal fields and writes it as JSON text.
 * Refuses (EventRefused) an unknown type, a body that does not fit, personal fields without a person, texts that PostgreSQL
 * cannot keep, and more than 256 KiB.
 */
export async function writeBody(keyring: Keyring, catalogue: EventCatalogue, tenantId: string, event: NewEvent) {
  const definition = catalogue.definitions[event.type]
  if (!definition) throw new EventRefused(`There is no event ${event.type} in ${catalogue.category}.`)
  const checked = definition.data.safeParse(event.data)
  if (!checked.success)
    throw new EventRefused(`${event.type} does not fit its schema: ${z.prettifyError(checked.error)}`)

  const sealed = await sealFields(keyring, tenantId, event, checked.data, definition.personal)
  const text = toJson(sealed)
  if (holdsUnstorable(text)) throw unstorable(event.type)
  if (Buffer.byteLength(text) > largestEvent)
    throw new EventRefused(`${event.type} is larger than ${largestEvent / 1024} KiB.`)
  return { text, schemaVersion: definition.v }
}

const unstorable = (type: string) =>
  new EventRefused(`${type} holds a null character or half of a surrogate pair, which cannot be stored.`)

async function sealFields(keyring: Keyring, tenantId: string, event: NewEvent, data: unknown, paths: string[]) {
  if (paths.length === 0) return data
  // What the schema gave is a copy of what came in: it can be sealed in place.
  const texts: { holder: Record<string, string>; field: string }[] = []
  for (const path of paths) collect(data, path.split('.'), texts)
  if (texts.length === 0) return data
  if (!event.subjectId) throw new EventRefused(`${event.type} has personal fields, but no person they belong to.`)
  const key = await keyring.keyOf(tenantId, event.subjectId)
  if (!key) throw new EventRefused('This person was erased: nothing more can be written about them.')
  for (const { holder, field } of texts) {
    if (holder[field]!.includes('\0') || !holder[field]!.isWellFormed()) throw unstorable(event.type)
    if (!isSealed(holder[field])) holder[field] = keyring.seal(key, tenantId, event.subjectId, holder[field]!)
  }
  return data
}

function collect(
  value: unknown,
  [head, ...rest]: string[],
  found: { holder: Record<string, string>; field: string }[],
) {
  if (value === null || typeof value !== 'object' || head === undefined) return
  const fields = head === '[]' ? Object.keys(value) : [head]
  for (const field of fields) {
    const inner = (value as Record<string, unknown>)[field]
    if (rest.length > 0) collect(inner, rest, found)
    else if (typeof inner === 'string') found.push({ holder: value as Record<string, string>, field })
  }
}

/** JSON that keeps negative zero, which `JSON.stringify` alone would lose. */
function toJson(value: unknown): string {
  return hasNegativeZero(value)
    ? JSON.stringify(value, (_, inner: unknown) => (Object.is(inner, -0) ? rawJson('-0') : inner))
    : JSON.stringify(value)
}

const rawJson = (JSON as unknown as { rawJSON: (text: string) => unknown }).rawJSON

function hasNegativeZero(value: unknown): boolean {
  if (typeof value === 'number') return Object.is(value, -0)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNegativeZero)
}
