import { CommandHandler as HandlesCommand, type ICommandHandler } from '@nestjs/cqrs'
import { mayCommand } from '@switchback/domain/command-access'
import { deciderOf } from '@switchback/domain/deciders'
import { refuse, type Actor } from '@switchback/domain/kernel/decider'
import { CommandReused, Conflict } from '@switchback/event-store/errors'
import type { EventStore } from '@switchback/event-store/event-store'
import type { Appended } from '@switchback/event-store/group-commit'
import { decide, type Attempt, type ChangedStream, type TargetStream } from './decide.js'
import { ExecuteCommand, type CommandRequest, type CommandResult } from './execute-command.js'
import { KeyedMutex } from './keyed-mutex.js'
import { Organisations } from './organisations.js'
import { parseRequest, type ParsedRequest } from './parse-request.js'
import { Forbidden, Refused, Stale } from './problems.js'
import { StateCache, type LoadedState } from './state-cache.js'

const maxAttempts = 20

/** Handles every command: loads the stream, checks who may, lets the decider decide, appends; after a conflict it starts again. */
@HandlesCommand(ExecuteCommand)
export class CommandHandler implements ICommandHandler<ExecuteCommand> {
  readonly organisations: Organisations
  private readonly states: StateCache
  private readonly mutex = new KeyedMutex()
  private readonly now: () => Date

  /** `fingerprint` is a keyed one-way hash: deciders find duplicates with it. `cachedStates` is how many states are cached. */
  constructor(
    private readonly store: EventStore,
    private readonly fingerprint: (tenantId: string, text: string) => string,
    options: { cachedStates?: number; now?: () => Date } = {},
  ) {
    this.states = new StateCache(store, options.cachedStates)
    this.organisations = new Organisations(this.states)
    this.now = options.now ?? (() => new Date())
  }

  /**
   * Executes a command. Throws UnknownCommand, InvalidCommand (body), Forbidden (who), Refused (rules), Stale (the actor saw another
   * version), CommandReused (the id belongs to another command), Conflict (others were faster twenty times) or StoreUnavailable.
   */
  async execute({ request }: ExecuteCommand): Promise<CommandResult> {
    const parsed = parseRequest(request, this.now())
    // In one process, commands to one stream take turns. A conflict comes from another process, or from a command that writes to two streams.
    return this.mutex.run(`${request.tenantId}/${request.streamId}`, () => this.attemptUntilAppended(parsed))
  }

  private async attemptUntilAppended(parsed: ParsedRequest): Promise<CommandResult> {
    for (let number = 1; ; number += 1) {
      const actor = await this.authenticate(parsed, number > 1)
      const attempt = await this.load(parsed, actor, number > 1)
      const decision = (await this.authorise(attempt)) ?? this.decide(attempt)
      if (mayBeOutdated(attempt, decision)) continue
      if (decision instanceof Error || decision.length === 0) return this.answerWithoutEvents(attempt, decision)
      try {
        return await this.append(attempt, decision)
      } catch (error) {
        if (!(error instanceof Conflict) || number >= maxAttempts) throw error
      }
    }
  }

  /** Adds the actor's roles. On a fresh attempt it also sees roles that another process granted a moment ago. */
  private async authenticate({ request: { tenantId, actor } }: ParsedRequest, isFresh: boolean): Promise<Actor> {
    const roles = actor.roles ?? (await this.organisations.rolesIn(tenantId, actor.id, isFresh ? 0 : undefined))
    return { ...actor, roles }
  }

  /** Loads the stream, and what else the decider reads for this command. */
  private async load(parsed: ParsedRequest, actor: Actor, isFresh: boolean): Promise<Attempt> {
    const { request, decider, command } = parsed
    const stream = await this.states.load(request.tenantId, decider, request.streamId, isFresh ? 0 : Infinity)
    const { reads, others } = await this.read(parsed, actor, stream)
    const relations = decider.relations(stream.state, command, reads)
    return { ...parsed, isFresh, actor, stream, reads, others, relations }
  }

  private async read({ request, decider, command }: ParsedRequest, actor: Actor, { state }: LoadedState) {
    const { tenantId, streamId } = request
    const reads: Record<string, unknown> = {}
    const others = new Map<string, TargetStream>()
    for (const read of decider.reads(command, state, { tenantId, streamId, actor })) {
      const category = read.category
      const other = deciderOf(category)
      const load = (id: string) => this.states.load(tenantId, other, id, 0)
      if ('counted' in read) reads[read.as] = await this.store.countFrameworks(tenantId)
      else if ('about' in read) {
        const ids = await this.store.streamsAbout(tenantId, category, read.about)
        reads[read.as] = await Promise.all(ids.map(async (id) => (await load(id)).state))
      } else {
        const id = typeof read.streamId === 'function' ? read.streamId(reads) : read.streamId
        const found = id ? await load(id) : null
        reads[read.as] = found ? found.state : other.initial
        if (id && found) others.set(read.as, { streamId: id, category, state: found.state, version: found.version })
      }
    }
    return { reads, others }
  }

  /**
   * Checks who may, that the actor saw the newest version, and that the person was not erased. Who may comes first: the
   * answer to all others is the same, whether the stream exists or not.
   */
  private async authorise(attempt: Attempt): Promise<Forbidden | Stale | Refused | undefined> {
    const { request, command, actor, stream, relations } = attempt
    const { tenantId, category, seenVersion } = request
    if (!mayCommand(category, command.type, actor, relations)) return new Forbidden()
    if (seenVersion !== undefined && seenVersion !== stream.version) return new Stale(seenVersion, stream.version)
    const { clientId } = relations
    if (clientId && (await this.organisations.get(tenantId)).erased.includes(clientId))
      return new Refused(refuse('PersonErased', 'This person was erased: nothing more is recorded of them.'))
    return undefined
  }

  private decide(attempt: Attempt): ChangedStream[] | Refused {
    const { tenantId } = attempt.request
    return decide(attempt, {
      now: this.now().toISOString(),
      fingerprint: (text) => this.fingerprint(tenantId, text),
    })
  }

  private async append({ request, bodyHash, actor }: Attempt, changed: ChangedStream[]): Promise<CommandResult> {
    const { tenantId, commandId, correlationId = commandId, causationId = null } = request
    const appended = await this.store.append({
      tenantId,
      commandId,
      bodyHash,
      actorId: actor.id,
      correlationId,
      causationId,
      streams: changed.map(({ streamId, category, version, events }) => ({
        streamId,
        category,
        expected: version,
        events,
      })),
    })
    if (appended.repeated) return this.firstResult(request, appended)
    for (const [at, { streamId, category, state }] of changed.entries())
      this.states.set(tenantId, category, streamId, state, appended.streams[at]!.version)
    const events = changed.flatMap((stream) => stream.events.map(({ type }) => type))
    return { position: appended.lastPosition, version: versionIn(appended, request), events, repeated: false }
  }

  /** Answers an attempt that appends nothing: with the first result if the command was executed before, else throws the refusal. */
  private async answerWithoutEvents(attempt: Attempt, decision: Error | ChangedStream[]): Promise<CommandResult> {
    const { request, bodyHash, stream } = attempt
    const { tenantId, commandId } = request
    const first =
      decision instanceof Forbidden
        ? await this.findOwnCommand(request, bodyHash)
        : await this.store.findCommand(tenantId, commandId, bodyHash)
    if (first) return this.firstResult(request, first)
    if (decision instanceof Error) throw decision
    const position = await this.store.head(tenantId)
    return { position, version: stream.version, events: [], repeated: false }
  }

  /**
   * Finds the first result of the actor's own command, which they may repeat even if they have lost the right to send it. Null for a
   * command of anyone else, so that no one learns from an id that it was used.
   */
  private async findOwnCommand({ tenantId, commandId, actor }: CommandRequest, bodyHash: Buffer) {
    const first = await this.store.findCommand(tenantId, commandId, bodyHash).catch((error: unknown) => {
      if (error instanceof CommandReused) return null
      throw error
    })
    if (!first) return null
    const [event] = await this.store.readTenant(tenantId, first.firstPosition - 1, 1)
    return event?.actorId === actor.id ? first : null
  }

  /** The result of a command that was executed before, with the events that it had then. */
  private async firstResult(request: CommandRequest, first: Appended): Promise<CommandResult> {
    const { firstPosition, lastPosition } = first
    const count = lastPosition - firstPosition + 1
    const stored = await this.store.readTenant(request.tenantId, firstPosition - 1, count)
    const events = stored.filter(({ commandId }) => commandId === request.commandId).map(({ type }) => type)
    return { position: lastPosition, version: versionIn(first, request), events, repeated: true }
  }
}

const versionIn = ({ streams }: Appended, { streamId }: CommandRequest): number =>
  streams.find((stream) => stream.streamId === streamId)?.version ?? 0

/** Whether a first attempt that appends nothing may rest on cached state or roles, which another process has changed since. */
function mayBeOutdated({ isFresh, stream, request }: Attempt, decision: Error | ChangedStream[]): boolean {
  if (isFresh || (!(decision instanceof Error) && decision.length > 0)) return false
  return stream.isCached || (!request.actor.roles && decision instanceof Forbidden)
}
