import type { AnyRecorded } from '@switchback/domain/kernel/events'
import { followUps, type FollowUp } from '@switchback/domain/process-managers'
import { nextEvents, type Delivery } from '@switchback/event-feed/delivery'
import type { Consumer } from '@switchback/event-feed/port'
import type { EventStore } from '@switchback/event-store/event-store'
import { isTransient } from '@switchback/event-store/transient'
import { Fenced, loadCheckpoints, moveCheckpoints, type Checkpoint } from '@switchback/projections/checkpoints'
import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'
import { ExecuteCommand, type Commands } from './execute-command.js'
import { reasonCode, Refused } from './problems.js'
import { keepRefusal, type ManagerRefusal } from './process-manager-refusals.js'
import type { ProgramIds } from './program-ids.js'

/** The actor of the commands that process managers send. */
export const processManagerActor = { id: '00000000-0000-4000-8000-0000000000ff', roles: ['policy'] } as const

const checkpointName = 'policies@1'
const batch = 200
/** After how many events without a follow-up the checkpoint is moved: so many are read again after a restart. */
const stretch = 500
/** How long after the last move of a checkpoint an idle tenant's checkpoint is moved, in milliseconds. */
const restMs = 2_000

/** A command that was not executed. `isByRule` is true if a rule of the domain refused it: that is a normal outcome. */
export interface FailedFollowUp extends ManagerRefusal {
  correlationId: string
  isByRule: boolean
  error: unknown
}

/** The progress of a tenant: its checkpoint in the database, and how far it was read. */
interface Place {
  checkpoint: Checkpoint
  read: number
  /** When its checkpoint was last moved, by the monotonic clock: the time of day may be set back. */
  movedAt: number
  /** How far this process has read: events from the checkpoint up to here were not lost by the log. */
  known: number
}

/**
 * Runs the process managers: executes the commands that follow from events, each exactly once, because the id of a command follows
 * from its event and the secret of the installation. A refusal, or an error that would come again, is an outcome: it is kept and
 * reported, and the next command is executed.
 */
export class ProcessManagers implements Consumer {
  readonly name = 'policies'
  private readonly places = new Map<string, Place>()

  constructor(
    private readonly pool: pg.Pool,
    private readonly store: EventStore,
    private readonly commands: Commands,
    private readonly programIds: ProgramIds,
    private readonly onRefused: (refusal: FailedFollowUp) => void = () => {},
  ) {}

  async behind(): Promise<string[]> {
    const { rows } = await this.pool.query<{ tenants_behind: string }>('select tenants_behind($1)', [[checkpointName]])
    return rows.map(({ tenants_behind: tenantId }) => tenantId)
  }

  forget() {
    this.places.clear()
  }

  async advance(tenantId: string, delivery?: Delivery): Promise<void> {
    for (;;) {
      const place = this.places.get(tenantId) ?? (await this.placeOf(tenantId))
      const events = await nextEvents(this.store, tenantId, place.read, batch, delivery, place.known)
      if (events.length === 0) return this.rest(tenantId, place)
      let carriedOut = 0
      for (const event of events) carriedOut += await this.react(event)
      place.read = place.known = events.at(-1)!.position
      // Most events have no follow-up: the checkpoint is moved after one that has, or after many events.
      if (carriedOut === 0 && place.read - place.checkpoint.position < stretch) continue
      await this.move(tenantId, place)
    }
  }

  /** Moves the checkpoint of a tenant that has been idle for 2 s, so that `behind` stops returning it. */
  private async rest(tenantId: string, place: Place) {
    if (place.read > place.checkpoint.position && performance.now() - place.movedAt > restMs)
      await this.move(tenantId, place)
  }

  private async move(tenantId: string, place: Place) {
    try {
      await asTenant(this.pool, tenantId, (client) =>
        moveCheckpoints(client, tenantId, [{ ...place.checkpoint, to: place.read }]),
      )
      place.checkpoint.position = place.read
      place.movedAt = performance.now()
    } catch (error) {
      this.places.delete(tenantId)
      if (!(error instanceof Fenced)) throw error
    }
  }

  private async placeOf(tenantId: string): Promise<Place> {
    const [checkpoint] = await loadCheckpoints(this.pool, tenantId, [checkpointName])
    const place = { checkpoint: checkpoint!, read: checkpoint!.position, known: Infinity, movedAt: performance.now() }
    this.places.set(tenantId, place)
    return place
  }

  /** Executes the commands that follow from an event. Returns how many there were. Throws a transient error (`isTransient`). */
  private async react(event: AnyRecorded): Promise<number> {
    let commands: FollowUp[] = []
    try {
      commands = followUps(event)
    } catch (error) {
      await this.refused(event, 0, event.type, error)
    }
    for (const [at, { category, streamId, command, decidedBy, forCohort }] of commands.entries()) {
      try {
        await this.commands.execute(
          new ExecuteCommand({
            tenantId: event.tenantId,
            category,
            streamId,
            command,
            actor: { ...processManagerActor, decidedBy, forCohort },
            commandId: this.programIds('policies', event.tenantId, event.position, at),
            occurredAt: event.occurredAt,
            correlationId: event.correlationId,
            causationId: event.commandId,
          }),
        )
      } catch (error) {
        if (isTransient(error)) throw error
        await this.refused(event, at, command.type, error)
      }
    }
    return commands.length
  }

  /** Reports a refusal. One that comes from no rule of the domain is also kept for the operator. */
  private async refused({ tenantId, position, correlationId }: AnyRecorded, at: number, type: string, error: unknown) {
    const refusal = { tenantId, position, number: at, command: type, reason: reasonCode(error) }
    const isByRule = error instanceof Refused
    if (!isByRule) await keepRefusal(this.pool, refusal)
    this.onRefused({ ...refusal, correlationId, isByRule, error })
  }
}
