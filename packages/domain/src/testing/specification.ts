import { z } from 'zod'
import { isEqual } from '../kernel/equality.js'
import type { AnyRecorded } from '../kernel/events.js'
import { isRefusal, type Actor, type Context, type Decider } from '../kernel/decider.js'

/** Names of people in specs. */
export const people = {
  coach: { id: '00000000-0000-4000-8000-00000000000c', roles: ['coach'] },
  client: { id: '00000000-0000-4000-8000-0000000000c1', roles: ['client'] },
  owner: { id: '00000000-0000-4000-8000-00000000000a', roles: ['owner'] },
  policy: { id: '00000000-0000-4000-8000-0000000000ff', roles: ['policy'] },
} as const satisfies Record<string, Actor>

export const specTenant = '00000000-0000-4000-8000-000000000001'
export const specStream = '00000000-0000-4000-8000-000000000002'

/** A context for specs: fixed time, counted ids, the coach acting. */
export function specContext(changes: Partial<Context> = {}): Context {
  let count = 0
  return {
    tenantId: specTenant,
    streamId: specStream,
    events: 0,
    actor: people.coach,
    now: '2026-03-02T09:00:00.000Z',
    occurredAt: '2026-03-02T09:00:00.000Z',
    newId: () => `10000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
    fingerprint: (text) => `fingerprint:${text}`,
    reads: {},
    ...changes,
  }
}

/** An event as the store keeps it, with an envelope for specs. */
export const recorded = (type: string, data: Record<string, unknown>, streamId: string = specStream): AnyRecorded => ({
  tenantId: specTenant,
  streamId,
  category: '',
  version: 1,
  position: 1,
  schemaVersion: 1,
  occurredAt: '2026-03-02T09:00:00.000Z',
  recordedAt: '2026-03-02T09:00:00.000Z',
  actorId: people.coach.id,
  commandId: specStream,
  correlationId: specStream,
  causationId: null,
  subjectId: null,
  type,
  data,
})

type Fact<Event> = Event & { occurredAt?: string }

/** Given these events, when this command comes, then these events follow or it is refused. */
export function given<State, Command extends { type: string }, Event extends { type: PropertyKey; data: unknown }>(
  decider: Decider<State, Command, Event>,
  ...events: NoInfer<Fact<Event> | Fact<Event>[]>[]
) {
  const history = events.flat() as Fact<Event>[]
  for (const event of history) validate(decider, event)
  return {
    and: (...more: (Fact<Event> | Fact<Event>[])[]) => given(decider, ...history, ...(more.flat() as Fact<Event>[])),
    state: () => history.reduce(decider.evolve, decider.initial),
    when(command: Command, changes: Partial<Context> = {}) {
      const { type, ...body } = command
      decider.commands[type]?.parse(body)
      const state = history.reduce(decider.evolve, decider.initial)
      const before = structuredClone(state)
      const decision = decider.decide(state, command, specContext({ events: history.length, ...changes }))
      if (!isEqual(state, before)) throw new Error(`${type} changed the state it was given`)
      if (!isRefusal(decision)) for (const event of decision) validate(decider, event)
      return {
        then: (...expected: Event[]) => expectEqual(decision, expected),
        happens: (...types: Event['type'][]) =>
          expectEqual(isRefusal(decision) ? decision : decision.map((event) => event.type), types),
        changesNothing: () => expectEqual(decision, []),
        refuses(code: string, facts?: Record<string, unknown>) {
          if (!isRefusal(decision)) throw new Error(`Expected the refusal ${code}, got ${JSON.stringify(decision)}`)
          expectEqual(decision.refused, code)
          if (facts) expectEqual(decision.facts, facts)
          if (!/[.!]$/.test(decision.message)) throw new Error(`"${decision.message}" is no sentence`)
        },
      }
    },
  }
}

function validate(decider: { events: Decider['events'] }, event: { type: PropertyKey; data: unknown }) {
  const definition = decider.events.definitions[event.type as string]
  if (!definition) throw new Error(`${String(event.type)} is not declared`)
  const checked = z.safeParse(definition.data, event.data)
  if (!checked.success) throw new Error(`${String(event.type)}: ${z.prettifyError(checked.error)}`)
}

function expectEqual(actual: unknown, expected: unknown) {
  if (!isEqual(plain(actual), plain(expected))) {
    throw new Error(`Expected ${JSON.stringify(expected, null, 1)}\ngot ${JSON.stringify(actual, null, 1)}`)
  }
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
