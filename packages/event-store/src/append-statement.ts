import { bytes, integers, moments, texts, uuids } from './binary-arrays.js'
import { digestOf, microseconds } from './digest.js'
import type { Append } from './event-store.js'

/** One caller's append, its bodies already written. */
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
  /** 0 or more is exactly this version, -1 any, -2 a stream that exists. */
  expected: number
  events: { type: string; schemaVersion: number; occurredAt: string; subjectId: string | null; text: string }[]
}

/** What the function `append_events` answers. */
export interface AppendAnswer {
  /** The position of each tenant before. */
  positions: string[]
  /** The version of each stream before. */
  versions: number[]
  /** The streams that are not as expected, counted from 1; nothing was written where there are any. */
  misfits: number[] | null
  moment: Date
}

/** The tenants of a batch, each once, in the order that the store locks them. */
export const tenantsOf = (batch: readonly PreparedAppend[]) =>
  [...new Set(batch.map(({ tenantId }) => tenantId))].sort()

/** How many events an append brings. */
export const countEvents = ({ streams }: Pick<Append | PreparedAppend, 'streams'>) =>
  streams.reduce((sum, { events }) => sum + events.length, 0)

const parameters = 22
const text = `select * from append_events(${Array.from({ length: parameters }, (_, at) => `$${at + 1}`).join(', ')})`

/** The statement that appends a batch; its parameters are described beside the function, in 010-digests.sql. */
export function appendStatement(batch: readonly PreparedAppend[]) {
  const tenants = tenantsOf(batch)
  const tenantPlaces = new Map(tenants.map((tenantId, at) => [tenantId, at + 1]))
  const tenantEvents = tenants.map(() => 0)
  const streams: (PreparedStream & { tenant: number })[] = []
  const events: (PreparedStream['events'][number] & {
    tenant: number
    stream: number
    command: number
    position: number
    version: number
    hash: Buffer | null
    digest: Buffer
  })[] = []
  for (const [at, append] of batch.entries()) {
    const tenant = tenantPlaces.get(append.tenantId)!
    let hash: Buffer | null = append.bodyHash
    for (const stream of append.streams) {
      streams.push({ ...stream, tenant })
      for (const [index, event] of stream.events.entries()) {
        tenantEvents[tenant - 1]! += 1
        events.push({
          ...event,
          tenant,
          stream: streams.length,
          command: at + 1,
          position: tenantEvents[tenant - 1]!,
          version: index + 1,
          hash,
          digest: digestOf({
            streamId: stream.streamId,
            category: stream.category,
            type: event.type,
            schemaVersion: event.schemaVersion,
            occurred: microseconds(event.occurredAt),
            actorId: append.actorId,
            commandId: append.commandId,
            correlationId: append.correlationId,
            causationId: append.causationId,
            subjectId: event.subjectId,
            commandHash: hash && hash.toString('hex'),
            text: event.text,
          }),
        })
        hash = null
      }
    }
  }
  const values = [
    uuids(tenants),
    integers(tenantEvents),
    integers(streams.map(({ tenant }) => tenant)),
    uuids(streams.map(({ streamId }) => streamId)),
    texts(streams.map(({ category }) => category)),
    integers(streams.map(({ expected }) => expected)),
    uuids(batch.map(({ commandId }) => commandId)),
    uuids(batch.map(({ actorId }) => actorId)),
    uuids(batch.map(({ correlationId }) => correlationId)),
    uuids(batch.map(({ causationId }) => causationId)),
    integers(events.map(({ tenant }) => tenant)),
    integers(events.map(({ stream }) => stream)),
    integers(events.map(({ command }) => command)),
    integers(events.map(({ position }) => position)),
    integers(events.map(({ version }) => version)),
    texts(events.map(({ type }) => type)),
    integers(events.map(({ schemaVersion }) => schemaVersion)),
    moments(events.map(({ occurredAt }) => occurredAt)),
    uuids(events.map(({ subjectId }) => subjectId)),
    bytes(events.map(({ hash }) => hash)),
    texts(events.map(({ text }) => text)),
    bytes(events.map(({ digest }) => digest)),
  ]
  return { name: 'append_events', text, values }
}
