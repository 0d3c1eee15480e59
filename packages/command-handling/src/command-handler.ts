import { own } from '@switchback/domain/kernel/own'
import { createHash } from 'node:crypto'
import { mayCommand } from '@switchback/domain/command-access'
import { isRefusal, refuse, type Actor, type Decider } from '@switchback/domain/kernel/decider'
import { deciders, type Category } from '@switchback/domain/deciders'
import { rolesOf, type Organisation } from '@switchback/domain/organisation/state'
import type { NewEvent } from '@switchback/event-store/serialize'
import type { EventStore } from '@switchback/event-store/event-store'
import type { Appended } from '@switchback/event-store/group-commit'
import { CommandReused, Conflict } from '@switchback/event-store/errors'
import { v5 } from 'uuid'
import { Forbidden, InvalidCommand, Refused, Stale, UnknownCommand } from './problems.js'
import { StateCache, type LoadedState } from './state-cache.js'
import { KeyedMutex } from './keyed-mutex.js'

export interface CommandRequest {
  tenantId: string
  category: Category
  streamId: string
  command: { type: string } & Record<string, unknown>
  /** Who acts; without roles they are looked up in the organisation. */
  actor: { id: string; roles?: Actor['roles']; decidedBy?: Actor['decidedBy']; forCohort?: Actor['forCohort'] }
  /** The same id with the same body again returns the first result. */
  commandId: string
  /** When it happened, where it is told later; ISO 8601. */
  occurredAt?: string | undefined
  /** The version of the stream that the actor had seen; the command is refused where it is another by now. */
  seenVersion?: number | undefined
  correlationId?: string
  causationId?: string
}

export interface CommandResult {
  /** The tenant's position after this command: a query that waits for it shows what was done. */
  position: number
  version: number
  events: string[]
  repeated: boolean
}

/** A stream that a decision may write to: its state and its version before. */
interface Written {
  streamId: string
  category: Category
  state: unknown
  version: number
}

/** Watches over the carrying out of a command, from the outside. */
type Around = (request: CommandRequest, work: () => Promise<CommandResult>) => Promise<CommandResult>

const triesOnConflict = 20
/** How old the remembered roles of a tenant's members may be; another process may have changed them meanwhile. */
const rolesMaxAgeMs = 1_000
const earliest = '1950-01-01'
const clockSkewMs = 5 * 60_000

/** The one handler of every command: checks who may, folds the stream, lets the decider decide, appends; on a conflict, again. */
export class CommandHandler {
  private readonly states: StateCache
  private readonly mutex = new KeyedMutex()

  /** `fingerprint` is a keyed one-way hash, for deciders that look for doubles. */
  constructor(
    private readonly store: EventStore,
    private readonly fingerprint: (tenantId: string, text: string) => string,
    options: { remembered?: number; now?: () => Date; around?: Around } = {},
  ) {
    this.states = new StateCache(store, options.remembered)
    this.now = options.now ?? (() => new Date())
    this.around = options.around ?? ((_, work) => work())
  }
  private readonly now: () => Date
  private readonly around: Around

  /**
   * Carries out a command. Refuses with UnknownCommand, InvalidCommand (body), Forbidden (who), Refused (rules),
   * Stale (another version than was seen), Conflict (others were faster twenty times), CommandReused or StoreUnavailable.
   */
  execute(request: CommandRequest): Promise<CommandResult> {
    return this.around(request, () => this.handle(request))
  }

  private async handle(request: CommandRequest): Promise<CommandResult> {
    const decider = deciders[request.category]
    const command = this.parse(decider, request.command)
    const bodyHash = hashOf(request, command)
    const occurredAt = this.checkedMoment(request.occurredAt)
    const actor = await this.actorOf(request)
    return this.mutex.run(`${request.tenantId}/${request.streamId}`, () =>
      this.carryOut(request, decider, command, bodyHash, occurredAt, actor),
    )
  }

  private async carryOut(
    request: CommandRequest,
    decider: Decider,
    command: { type: string },
    bodyHash: Buffer,
    occurredAt: string | undefined,
    actor: Actor,
  ): Promise<CommandResult> {
    for (let attempt = 1; ; attempt += 1) {
      const loaded = await this.states.load(request.tenantId, decider, request.streamId, attempt === 1 ? Infinity : 0)
      // Roles that another process gave a moment ago are not remembered here yet: before answering no, they are looked up.
      const now = attempt === 1 ? actor : await this.actorOf(request, 0)
      const outcome = await this.decide(request, decider, command, now, occurredAt, loaded)
      if ('error' in outcome || outcome.streams.length === 0) {
        // What is remembered may be old, and this command may have been carried out before: look before answering no.
        const mayBeOld =
          loaded.remembered || (!request.actor.roles && 'error' in outcome && outcome.error instanceof Forbidden)
        if (mayBeOld && attempt === 1) continue
        const isForbidden = 'error' in outcome && outcome.error instanceof Forbidden
        const first = isForbidden
          ? await this.ownCommand(request, bodyHash)
          : await this.store.findCommand(request.tenantId, request.commandId, bodyHash)
        if (first) return await this.result(request, first, [])
        if ('error' in outcome) throw outcome.error
        const position = await this.store.head(request.tenantId)
        return { position, version: loaded.version, events: [], repeated: false }
      }
      try {
        const appended = await this.store.append({
          tenantId: request.tenantId,
          commandId: request.commandId,
          bodyHash,
          actorId: actor.id,
          correlationId: request.correlationId ?? request.commandId,
          causationId: request.causationId ?? null,
          streams: outcome.streams.map(({ streamId, category, version, events }) => ({
            streamId,
            category,
            expected: version === 0 ? 'none' : version,
            events,
          })),
        })
        if (!appended.repeated)
          for (const [at, { streamId, category, state }] of outcome.streams.entries())
            this.states.keep(request.tenantId, category, streamId, state, appended.streams[at]!.version)
        return await this.result(
          request,
          appended,
          outcome.streams.flatMap(({ events }) => events.map(({ type }) => type)),
        )
      } catch (error) {
        if (!(error instanceof Conflict) || attempt >= triesOnConflict) throw error
      }
    }
  }

  /** The roles that somebody holds in a tenant, as other processes changed them up to `maxAgeMs` ago (a second, unless told). */
  async rolesIn(tenantId: string, personId: string, maxAgeMs = rolesMaxAgeMs): Promise<Actor['roles']> {
    const roles = rolesOf(await this.organisation(tenantId, maxAgeMs), personId)
    // Whoever has none may have got their first one from another process a moment ago.
    if (roles.length > 0 || maxAgeMs === 0) return roles
    return rolesOf(await this.organisation(tenantId, 0), personId)
  }

  /** The organisation, as other processes changed it up to `maxAgeMs` ago (a second, unless told). */
  async organisation(tenantId: string, maxAgeMs = rolesMaxAgeMs): Promise<Organisation> {
    const { state } = await this.states.load(tenantId, deciders.organisation, tenantId, maxAgeMs)
    return state as Organisation
  }

  /** What the actor's own command did when it was executed first: they may have lost the right since. Null for all else. */
  private async ownCommand({ tenantId, commandId, actor }: CommandRequest, bodyHash: Buffer): Promise<Appended | null> {
    const first = await this.store.findCommand(tenantId, commandId, bodyHash).catch((error: Error) => {
      if (error instanceof CommandReused) return null
      throw error
    })
    if (!first) return null
    const [event] = await this.store.readTenant(tenantId, first.firstPosition - 1, 1)
    return event?.actorId === actor.id ? first : null
  }

  private parse(decider: Decider | undefined, { type, ...body }: CommandRequest['command']) {
    const schema = decider && own(decider.commands, type)
    if (!schema) throw new UnknownCommand(`There is no command ${type}.`)
    const checked = schema.safeParse(body)
    if (checked.success) return { type, ...checked.data } as { type: string }
    throw InvalidCommand.of(checked.error.issues)
  }

  private checkedMoment(given: string | undefined): string | undefined {
    if (given === undefined) return undefined
    const moment = new Date(typeof given === 'string' ? given : Number.NaN)
    if (Number.isNaN(moment.getTime()) || moment.toISOString() < earliest)
      throw new InvalidCommand('occurredAt is not a moment since 1950.', [
        { path: 'occurredAt', message: 'Give an ISO 8601 moment since 1950.' },
      ])
    if (moment.getTime() > this.now().getTime() + clockSkewMs)
      throw new InvalidCommand('occurredAt lies in the future.', [
        { path: 'occurredAt', message: 'What is recorded has already happened.' },
      ])
    return moment.toISOString()
  }

  private async actorOf({ tenantId, actor }: CommandRequest, maxAgeMs = rolesMaxAgeMs): Promise<Actor> {
    return { ...actor, roles: actor.roles ?? (await this.rolesIn(tenantId, actor.id, maxAgeMs)) }
  }

  private async decide(
    request: CommandRequest,
    decider: Decider,
    command: { type: string },
    actor: Actor,
    occurredAt: string | undefined,
    { state, version }: LoadedState,
  ) {
    const { tenantId, streamId, commandId, seenVersion } = request
    const reads: Record<string, unknown> = {}
    const writable = new Map<string, Written>()
    for (const read of decider.reads(command, state, { tenantId, streamId, actor })) {
      const other = deciders[read.category as Category]
      const load = (id: string) => this.states.load(tenantId, other, id, 0)
      if ('counted' in read) {
        reads[read.as] = await this.store.countFrameworks(tenantId)
        continue
      }
      if ('about' in read) {
        const ids = await this.store.streamsAbout(tenantId, read.category, read.about)
        reads[read.as] = await Promise.all(ids.map(async (id) => (await load(id)).state))
        continue
      }
      const readId = typeof read.streamId === 'function' ? read.streamId(reads) : read.streamId
      const found = readId ? await load(readId) : null
      reads[read.as] = found ? found.state : other.initial
      if (found) writable.set(read.as, { streamId: readId!, category: read.category as Category, ...found })
    }
    // Before anything is said about the stream: to people it is not for, it is the same whether it exists or not.
    if (!mayCommand(request.category, command.type, actor, decider.relations(state, command, reads)))
      return { error: new Forbidden() }
    if (seenVersion !== undefined && seenVersion !== version) return { error: new Stale(seenVersion, version) }
    const { clientId } = decider.relations(state, command, reads)
    if (clientId && (await this.organisation(tenantId)).erased.includes(clientId))
      return { error: new Refused(refuse('PersonErased', 'This person was erased: nothing more is recorded of them.')) }
    const now = this.now().toISOString()
    let ids = 0
    const decision = decider.decide(state, command, {
      tenantId,
      streamId,
      events: version,
      actor,
      now,
      occurredAt: occurredAt ?? now,
      newId: () => v5(`${tenantId}/${ids++}`, commandId),
      fingerprint: (text) => this.fingerprint(tenantId, text),
      reads,
    })
    if (isRefusal(decision)) return { error: new Refused(decision) }

    const streams: (Written & { events: NewEvent[] })[] = []
    for (const event of decision) {
      const named =
        event.in === undefined ? { streamId, category: request.category, state, version } : writable.get(event.in)
      if (!named) throw new Error(`${command.type} writes to ${event.in}, which it has not read.`)
      let stream = streams.find((one) => one.streamId === named.streamId)
      if (!stream) streams.push((stream = { ...named, events: [] }))
      const rules = deciders[stream.category] as Decider
      const happened = { type: event.type, data: event.data, occurredAt: occurredAt ?? now }
      stream.state = rules.evolve(stream.state, happened)
      stream.events.push({ ...happened, subjectId: rules.subject(stream.state, event) })
    }
    return { streams }
  }

  /** The answer to a command; one that was carried out before answers with the events that it had then. */
  private async result(
    { tenantId, streamId, commandId }: CommandRequest,
    { firstPosition, lastPosition, streams, repeated }: Appended,
    events: string[],
  ): Promise<CommandResult> {
    const version = streams.find((stream) => stream.streamId === streamId)?.version ?? 0
    if (!repeated) return { position: lastPosition, version, events, repeated }
    const first = await this.store.readTenant(tenantId, firstPosition - 1, lastPosition - firstPosition + 1)
    const types = first.filter((event) => event.commandId === commandId).map(({ type }) => type)
    return { position: lastPosition, version, events: types, repeated }
  }
}

function hashOf({ category, streamId, occurredAt }: CommandRequest, command: object): Buffer {
  const asked = JSON.stringify([category, streamId, occurredAt ?? null, command])
  return createHash('sha256').update(asked).digest()
}
