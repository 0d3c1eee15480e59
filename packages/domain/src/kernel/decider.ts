import type { z } from 'zod'
import type { EventCatalogue, EventOf } from './events.js'
import { namedReads, type AnyRead, type NamedRead, type StatesOf, type Streams } from './reads.js'

export type Role = 'owner' | 'coach' | 'client' | 'sponsor'

/**
 * Who acts. A policy is the program itself, which carries out what an event demands; an operator runs the installation;
 * an invited person holds the secret of an invitation, and nothing else yet.
 */
export interface Actor {
  id: string
  roles: readonly (Role | 'policy' | 'operator' | 'invited' | 'storage')[]
  /** For a policy: the person whose decision it carries out. Never taken from a request. */
  decidedBy?: DecidedBy | undefined
  /** For a policy that carries out a decision for a whole cohort. Never taken from a request. */
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

/** Everything that a decision may know beside state and command: no clock, no I/O and no randomness but these. */
export interface Context<Reads = Readonly<Record<string, unknown>>> {
  tenantId: string
  streamId: string
  /** How many events the stream has. */
  events: number
  actor: Actor
  /** Now, ISO 8601 UTC. */
  now: string
  /** When it happened, as the person reports it; equals `now` unless it is back-dated. */
  occurredAt: string
  /** Returns a new identifier; the same sequence for a retry of the same command. */
  newId: () => string
  /** Returns a keyed one-way hash of a text, the same for equal texts: it finds duplicates without keeping the text. */
  fingerprint: (text: string) => string
  /** The states of other streams, under the names that the command's entry in the table of reads declares. */
  reads: Reads
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

/** An event of this stream, or of the stream that a read names (`in`): all of them happen, or none. */
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

/** No-op: the state already satisfies the command. */
export const nothing: never[] = []

export const isRefusal = (decision: unknown): decision is Refusal =>
  typeof decision === 'object' && decision !== null && 'refused' in decision

/** What a stream's state says about people, for the table of who may do what. */
export interface Relations {
  clientId?: string | undefined
  coachIds?: readonly string[] | undefined
}

/** What the reads of a command may depend on beside the command and the state. */
export type ReadContext = Pick<Context, 'tenantId' | 'streamId' | 'actor'>

interface AnyCommand {
  type: string
}
interface AnyEvent {
  type: PropertyKey
  data: unknown
}

/**
 * The rules of one kind of stream. Its functions are declared as methods on purpose: the compiler then lets the rules of one kind
 * of stream stand for the rules of any, which is what the table of all deciders and the command handler need.
 */
export interface Decider<
  State = unknown,
  Command extends AnyCommand = AnyCommand,
  Event extends AnyEvent = { type: string; data: unknown },
> {
  category: Streams<State>['category']
  /** Its name in addresses, in the plural. */
  path: string
  events: EventCatalogue
  commands: Record<string, z.ZodObject>
  initial: State
  decide(state: State, command: Command, context: Context): Decision<Event>
  evolve(state: State, event: Event & { occurredAt?: string }): State
  /** The same for many events at once, where that is much faster than one by one. */
  evolveAll?(state: State, events: readonly Event[]): State
  /** The person that an event is about, read from the state after it. */
  subject(state: State, event: Event): string | null
  /** Which other streams a command needs to look at. */
  reads(command: Command, state: State, context: ReadContext): NamedRead[]
  relations(state: State, command: Command, reads: Context['reads']): Relations
}

type Named<Union extends { type: PropertyKey }, Type> = Extract<Union, { type: Type }>

/** For each command that needs other streams, the function that says which. */
type ReadsTable<State, Command extends AnyCommand> = {
  [Type in Command['type']]?: (command: Named<Command, Type>, state: State, context: ReadContext) => Reads
}
type Reads = Record<string, AnyRead>

/** The states that a command reads, by the names of its entry in a table of reads. */
type ReadBy<Table, Type> = Type extends keyof Table
  ? Table[Type] extends (...args: never) => infer Declared
    ? StatesOf<Declared>
    : object
  : object

/** One function per command. */
export type Rules<State, Command extends AnyCommand, Event extends AnyEvent, Table = object> = {
  [Type in Command['type']]: (
    state: State,
    command: Named<Command, Type>,
    context: Context<ReadBy<Table, Type>>,
  ) => Decision<Event>
}

/** One function per event. */
export type Evolution<State, Event extends AnyEvent> = {
  [Type in Event['type']]: (state: State, event: Named<Event, Type> & { occurredAt?: string }) => State
}

interface Definition<State, Command extends AnyCommand, Catalogue extends EventCatalogue, Table> {
  path: string
  streams: Streams<State>
  events: Catalogue
  commands: Record<string, z.ZodObject>
  /** Refuses what no rule of this kind of stream allows; asked before each of them. */
  guard?: (state: State, command: Command, context: Context) => Decision<never> | undefined
  rules: Rules<State, Command, EventOf<Catalogue>, Table>
  evolve: (state: State, event: EventOf<Catalogue> & { occurredAt?: string }) => State
  evolveAll?: (state: State, events: readonly EventOf<Catalogue>[]) => State
  subject: (state: State, event: EventOf<Catalogue>) => string | null
  reads?: Table
  /** Who a stream is about. */
  relations?: (state: State) => Relations
  /** The same for commands that begin a stream, whose state says nothing yet. */
  relationsOfFirst?: {
    [Type in Command['type']]?: (command: Named<Command, Type>, reads: ReadBy<Table, Type>) => Relations
  }
}

/** A definition of which only the shape is known; methods again, so that every definition is one. */
interface AnyDefinition extends Omit<
  Definition<unknown, AnyCommand, EventCatalogue, object>,
  'rules' | 'guard' | 'evolve' | 'evolveAll' | 'subject' | 'reads' | 'relations' | 'relationsOfFirst'
> {
  guard?(state: unknown, command: AnyCommand, context: Context): Decision<never> | undefined
  rules: Record<string, Decider['decide']>
  evolve: Decider['evolve']
  evolveAll?: Decider['evolveAll']
  subject: Decider['subject']
  reads?: Record<string, ReadsOfAny | undefined>
  relations?(state: unknown): Relations
  relationsOfFirst?: Record<string, FirstRelations | undefined>
}
type ReadsOfAny = { of(command: AnyCommand, state: unknown, context: ReadContext): Reads }['of']
type FirstRelations = { of(command: AnyCommand, reads: Context['reads']): Relations }['of']

/** Ties a decider together; the types of its commands, events and reads come from their declarations. */
export function defineDecider<
  State,
  Command extends AnyCommand,
  Catalogue extends EventCatalogue,
  Table extends ReadsTable<State, Command> = object,
>(definition: Definition<State, Command, Catalogue, Table>): Decider<State, Command, EventOf<Catalogue>>
export function defineDecider({
  streams,
  guard,
  rules,
  reads = {},
  relations,
  relationsOfFirst = {},
  ...rest
}: AnyDefinition): Decider {
  return {
    ...rest,
    category: streams.category,
    initial: streams.initial,
    decide: (state, command, context) =>
      guard?.(state, command, context) ?? ruleFor(rules, command.type)(state, command, context),
    reads: (command, state, context) => namedReads(reads[command.type]?.(command, state, context) ?? {}),
    relations: (state, command, read) => relationsOfFirst[command.type]?.(command, read) ?? relations?.(state) ?? {},
  }
}

/** Evolves a state by a table of one function per event. */
export const evolveBy =
  <State, Event extends AnyEvent>(table: Record<string, { evolve(state: State, event: Event): State }['evolve']>) =>
  (state: State, event: Event): State =>
    ruleFor(table, String(event.type))(state, event)

/** The function of a table; throws where there is none, such as for an event that a newer version recorded. */
export function ruleFor<Rule>(table: Readonly<Record<string, Rule>>, type: string): Rule {
  if (!Object.hasOwn(table, type)) throw new Error(`There is no rule for ${type}.`)
  return table[type]!
}
