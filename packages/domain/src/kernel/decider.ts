import type { z } from 'zod'
import type { EventCatalogue, EventOf } from './events.js'

export type Role = 'owner' | 'coach' | 'client' | 'sponsor'

/**
 * Who acts. A policy is the program itself, carrying out what an event demands; an operator runs the installation;
 * one who is invited holds the secret of an invitation, and nothing else yet.
 */
export interface Actor {
  id: string
  roles: readonly (Role | 'policy' | 'operator' | 'invited' | 'storage')[]
  /** For a policy: the person whose decision it carries out. Never taken from a request. */
  decidedBy?: DecidedBy | undefined
  /** For a policy that carries out what was decided for a whole cohort. Never taken from a request. */
  forCohort?: ForCohort | undefined
}

/** The person who decided something, and whether they were an owner when they did. */
export interface DecidedBy {
  personId: string
  asOwner: boolean
}

/** A cohort, and its coaches when something was decided for it. */
export interface ForCohort {
  cohortId: string
  coachIds: readonly string[]
}

/** Everything a decision may know beside state and command: no clock, no I/O and no randomness but these. */
export interface Context {
  tenantId: string
  streamId: string
  /** How many events the stream has. */
  events: number
  actor: Actor
  /** Now, ISO 8601 UTC. */
  now: string
  /** When it happened, as told by the person; equals `now` unless back-dated. */
  occurredAt: string
  /** A new identifier; the same sequence for a retry of the same command. */
  newId: () => string
  /** A keyed, one-way fingerprint of a text, the same for equal texts: to find doubles without keeping the text. */
  fingerprint: (text: string) => string
  /** The states of the other streams that the command named in `reads`. */
  reads: Record<string, unknown>
}

/** What a refusal is to whoever sent the command: the thing is not there, it is not theirs to do, or a rule is against it. */
export type RefusalKind = 'not-found' | 'forbidden' | 'refused'

/** A refusal: a stable code, its kind, a sentence that says what to do, and the facts behind it. */
export interface Refusal {
  refused: string
  /** HTTP responds with the status of this kind: 404, 403 or 409. */
  kind: RefusalKind
  message: string
  facts: Record<string, unknown>
}

/** An event of this stream, or of the stream that a read names: all of them happen, or none. */
export type Decided<Event> = Event & { in?: string }
export type Decision<Event> = Decided<Event>[] | Refusal

const refusalOf =
  (kind: RefusalKind) =>
  (refused: string, message: string, facts: Record<string, unknown> = {}): Refusal => ({
    refused,
    kind,
    message,
    facts,
  })

/** A rule is against the command. People read `message`: say why it is refused and what to do. */
export const refuse = refusalOf('refused')

/** What the command is about does not exist. */
export const notFound = refusalOf('not-found')

/** The command is for someone else to send: nobody decides about their own work, or about another person's record. */
export const forbidden = refusalOf('forbidden')

/** The command asks for what already is so: no event, and no error. */
export const nothing: never[] = []

export const isRefusal = (decision: unknown): decision is Refusal =>
  typeof decision === 'object' && decision !== null && 'refused' in decision

/**
 * What else a decision needs; `as` is its name in `context.reads`. Either the state of one stream, whose id may come from an
 * earlier read, or the states of all streams of a category that are about a person, or how many frameworks the tenant has.
 */
export type Read = { as: string; category: string } & (
  { streamId: string | ((reads: Context['reads']) => string | null) } | { about: string } | { counted: true }
)

/** What a stream's state says about people, for the table of who may do what. */
export interface Relations {
  clientId?: string | undefined
  coachIds?: readonly string[] | undefined
}

/** The rule book of one kind of stream. */
export interface Decider<
  State = unknown,
  Command extends { type: string } = { type: string },
  Event extends { type: PropertyKey; data: unknown } = { type: string; data: unknown },
> {
  category: string
  /** Its name in addresses, in the plural. */
  path: string
  events: EventCatalogue
  commands: Record<string, z.ZodObject>
  initial: State
  decide: (state: State, command: Command, context: Context) => Decision<Event>
  evolve: (state: State, event: Event & { occurredAt?: string }) => State
  /** The same for many events at once, where that is much faster than one by one. */
  evolveAll?: (state: State, events: readonly Event[]) => State
  /** The person whom an event is about, told from the state after it. */
  subject: (state: State, event: Event) => string | null
  /** Which other streams a command needs to look at. */
  reads: (command: Command, state: State, context: Pick<Context, 'tenantId' | 'streamId' | 'actor'>) => Read[]
  relations: (state: State, command: Command, reads: Context['reads']) => Relations
}

/** Ties a decider together; the types of its commands and events come from their declarations. */
export function defineDecider<State, Command extends { type: string }, Catalogue extends EventCatalogue>(definition: {
  path: string
  events: Catalogue
  commands: Record<string, z.ZodObject>
  initial: State
  decide: (state: State, command: Command, context: Context) => Decision<EventOf<Catalogue>>
  evolve: (state: State, event: EventOf<Catalogue> & { occurredAt?: string }) => State
  evolveAll?: (state: State, events: readonly EventOf<Catalogue>[]) => State
  subject: (state: State, event: EventOf<Catalogue>) => string | null
  reads?: Decider<State, Command>['reads']
  relations?: Decider<State, Command>['relations']
}): Decider<State, Command, EventOf<Catalogue>> {
  return {
    reads: () => [],
    relations: () => ({}),
    ...definition,
    category: definition.events.category,
  }
}

/** The compiler's proof that a switch names every case. */
export function unreachable(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`)
}
