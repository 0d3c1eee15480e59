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

/** Whom the store names as the actor of what follows from events. */
export const processManagerActor = { id: '00000000-0000-4000-8000-0000000000ff', roles: ['policy'] } as const

const checkpointName = 'policies@1'
const batch = 200
/** How many events may be read again after a restart. */
const stretch = 500
/** How long a tenant is busy after its checkpoint was moved. */
const restMs = 2_000

/** A command that was not carried out. `isByRule` where a rule of the domain refused it, which is an outcome like any other. */
export interface FailedFollowUp extends ManagerRefusal {
  correlationId: string
  isByRule: boolean
  error: unknown
}

/** Where a tenant is: its checkpoint in the database, and how far it was read. */
interface Place {
  checkpoint: Checkpoint
  read: number
  /** When its checkpoint was last moved, by the clock of the process: the time of day may be set back. */
  movedAt: number
  /** How far this process has read; what lies between an old checkpoint and the log's hint was not lost by the log. */
  known: number
}

/**
 * Carries out what follows from events (process manager): each command exactly once, whatever happens in between, since
 * its id follows from the event and the secret of the installation. A refusal, and any
 * error that would come again, is an outcome: it is kept and reported, and the next command is carried out all the same.
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
      // From most events nothing follows: the checkpoint is moved when something did, or after a good stretch.
      if (carriedOut === 0 && place.read - place.checkpoint.position < stretch) continue
      await this.move(tenantId, place)
    }
  }

  /** A tenant that has been quiet is told to be up to date, so that nobody looks for it again and again. */
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

  /** Carries out what follows from an event; returns how many commands that were. Throws what passes (`isTransient`), to try again. */
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

  /** A refusal is an outcome. One that no rule foresees is also kept for the operator. */
  private async refused({ tenantId, position, correlationId }: AnyRecorded, at: number, type: string, error: unknown) {
    const refusal = { tenantId, position, number: at, command: type, reason: reasonCode(error) }
    const isByRule = error instanceof Refused
    if (!isByRule) await keepRefusal(this.pool, refusal)
    this.onRefused({ ...refusal, correlationId, isByRule, error })
  }
}
