import { deciderOf, type Category } from '@switchback/domain/deciders'
import { isRefusal, type Actor, type Context, type Relations } from '@switchback/domain/kernel/decider'
import type { NewEvent } from '@switchback/event-store/serialize'
import { v5 } from 'uuid'
import type { ParsedRequest } from './parse-request.js'
import { Refused } from './problems.js'
import type { LoadedState } from './state-cache.js'

/** A stream that a decision may write to: its state and version before. */
export interface TargetStream {
  streamId: string
  category: Category
  state: unknown
  version: number
}

/** One attempt at a command: the request, and everything that was loaded to decide it. */
export interface Attempt extends ParsedRequest {
  /** True if everything was read from the database, and nothing from a cache. */
  isFresh: boolean
  actor: Actor
  stream: LoadedState
  reads: Context['reads']
  /** The streams that were read besides, by the name of the read: the decider may write to them too. */
  others: ReadonlyMap<string, TargetStream>
  relations: Relations
}

/** What the decider takes from outside: it has no clock and no secret of its own. */
interface Surroundings {
  /** ISO 8601 UTC. */
  now: string
  fingerprint: (text: string) => string
}

/** A stream with the events to append, and its state after them. */
export type ChangedStream = TargetStream & { events: NewEvent[] }

/** Lets the decider decide. Returns the streams that change (none if the state already satisfies the command), or the refusal. */
export function decide(attempt: Attempt, { now, fingerprint }: Surroundings): ChangedStream[] | Refused {
  const { request, decider, command, actor, stream, reads, occurredAt = now } = attempt
  const { tenantId, streamId, commandId } = request
  let ids = 0
  // The deciders, one for each category: packages/domain/src/deciders.ts.
  const decision = decider.decide(stream.state, command, {
    tenantId,
    streamId,
    events: stream.version,
    actor,
    now,
    occurredAt,
    newId: () => v5(`${tenantId}/${ids++}`, commandId),
    fingerprint,
    reads,
  })
  return isRefusal(decision) ? new Refused(decision) : changedStreams(attempt, decision, occurredAt)
}

/** Sorts the decided events by stream, in their order, and evolves the state of each stream. */
function changedStreams(
  { request: { streamId, category }, command, stream, others }: Attempt,
  decided: readonly { type: string; data: unknown; in?: string }[],
  occurredAt: string,
): ChangedStream[] {
  const own: TargetStream = { streamId, category, state: stream.state, version: stream.version }
  const changed = new Map<string, ChangedStream>()
  for (const event of decided) {
    const target = event.in === undefined ? own : others.get(event.in)
    if (!target) throw new Error(`${command.type} writes to ${event.in}, which it has not read.`)
    const written = changed.get(target.streamId) ?? { ...target, events: [] }
    const rules = deciderOf(target.category)
    const happened = { type: event.type, data: event.data, occurredAt }
    written.state = rules.evolve(written.state, happened)
    written.events.push({ ...happened, subjectId: rules.subject(written.state, event) })
    changed.set(target.streamId, written)
  }
  return [...changed.values()]
}
