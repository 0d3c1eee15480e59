import { bytes, integers, moments, texts, uuids } from './binary-arrays.js'
import { digestOf, microseconds } from './digest.js'
import type { Append } from './event-store.js'

/** One caller's append, with its events serialized. */
export interface PreparedAppend {
  tenantId: string
  commandId: string
  bodyHash: Buffer
  actorId: string
  correlationId: string
  causationId: string | null
  bytes: number
  streams: PreparedStream[]
}

interface PreparedStream {
  streamId: string
  category: string
  /** The version of the stream before; 0 for a new one. */
  expected: number
  events: { type: string; schemaVersion: number; occurredAt: string; subjectId: string | null; text: string }[]
}

/** What the function `append_events` returns. */
export interface AppendAnswer {
  /** The position of each tenant before. */
  positions: string[]
  /** The version of each stream before. */
  versions: number[]
  /** The streams at another version than expected, counted from 1. If there are any, nothing was written. */
  misfits: number[] | null
  moment: Date
}

/** The tenants of a batch, each once, in the order in which the store locks them. */
export const tenantsOf = (batch: readonly PreparedAppend[]) =>
  [...new Set(batch.map(({ tenantId }) => tenantId))].sort()

/** How many events an append has. */
export const countEvents = ({ streams }: Pick<Append | PreparedAppend, 'streams'>) =>
  streams.reduce((sum, { events }) => sum + events.length, 0)

const parameters = 22
const text = `select * from append_events(${Array.from({ length: parameters }, (_, at) => `$${at + 1}`).join(', ')})`

/** Returns the statement that appends a batch. Its parameters are described beside the function, in sql/functions/append_events.sql. */
export function appendStatement(batch: readonly PreparedAppend[]) {
  const tenants = tenantsOf(batch)
  const tenantPlaces = new Map(tenants.map((tenantId, at) => [tenantId, at + 1]))
  const tenantEvents = tenants.map(() => 0)
  const streams = { tenant: [] as number[], id: [] as string[], category: [] as string[], expected: [] as number[] }
  const events = {
    tenant: [] as number[],
    stream: [] as number[],
    command: [] as number[],
    position: [] as number[],
    version: [] as number[],
    type: [] as string[],
    schema: [] as number[],
    occurred: [] as number[],
    subject: [] as (string | null)[],
    hash: [] as (Buffer | null)[],
    text: [] as string[],
    digest: [] as Buffer[],
  }
  for (const [at, append] of batch.entries()) {
    const tenant = tenantPlaces.get(append.tenantId)!
    let hash: Buffer | null = append.bodyHash
    for (const stream of append.streams) {
      streams.tenant.push(tenant)
      streams.id.push(stream.streamId)
      streams.category.push(stream.category)
      streams.expected.push(stream.expected)
      for (const [index, event] of stream.events.entries()) {
        const occurred = Date.parse(event.occurredAt)
        tenantEvents[tenant - 1]! += 1
        events.tenant.push(tenant)
        events.stream.push(streams.id.length)
        events.command.push(at + 1)
        events.position.push(tenantEvents[tenant - 1]!)
        events.version.push(index + 1)
        events.type.push(event.type)
        events.schema.push(event.schemaVersion)
        events.occurred.push(occurred)
        events.subject.push(event.subjectId)
        events.hash.push(hash)
        events.text.push(event.text)
        events.digest.push(
          digestOf({
            streamId: stream.streamId,
            category: stream.category,
            type: event.type,
            schemaVersion: event.schemaVersion,
            occurred: microseconds(occurred),
            actorId: append.actorId,
            commandId: append.commandId,
            correlationId: append.correlationId,
            causationId: append.causationId,
            subjectId: event.subjectId,
            commandHash: hash && hash.toString('hex'),
            text: event.text,
          }),
        )
        hash = null
      }
    }
  }
  const values = [
    uuids(tenants),
    integers(tenantEvents),
    integers(streams.tenant),
    uuids(streams.id),
    texts(streams.category),
    integers(streams.expected),
    uuids(batch.map(({ commandId }) => commandId)),
    uuids(batch.map(({ actorId }) => actorId)),
    uuids(batch.map(({ correlationId }) => correlationId)),
    uuids(batch.map(({ causationId }) => causationId)),
    integers(events.tenant),
    integers(events.stream),
    integers(events.command),
    integers(events.position),
    integers(events.version),
    texts(events.type),
    integers(events.schema),
    moments(events.occurred),
    uuids(events.subject),
    bytes(events.hash),
    texts(events.text),
    bytes(events.digest),
  ]
  return { name: 'append_events', text, values }
}
