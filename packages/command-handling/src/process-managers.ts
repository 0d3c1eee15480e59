import type { AnyRecorded } from '@switchback/domain/kernel/events'
import { followUps, type FollowUp } from '@switchback/domain/process-managers'
import { nextEvents, type Delivery } from '@switchback/event-feed/delivery'
import type { Consumer } from '@switchback/event-feed/port'
import type { EventStore } from '@switchback/event-store/event-store'
import { isTransient } from '@switchback/event-store/transient'
import { Fenced, loadCheckpoints, moveCheckpoints, type Checkpoint } from '@switchback/projections/checkpoints'
import { tenantsBehind } from '@switchback/projections/lag'
import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'
import { ExecuteCommand, type Commands } from './execute-command.js'
import { reasonCode, Refused } from './problems.js'
import { keepRefusal, type ManagerRefusal } from './process-manager-refusals.js'
import type { ProgramIds } from './program-ids.js'

/** The actor of the commands that process managers send. */
export const processManagerActor = { id: '00000000-0000-4000-8000-0000000000ff', roles: ['policy'] } as const

// The word `policies` is stored: in checkpoints, in the ids of commands, and as the name of Kafka's consumer group.
const checkpointName = 'policies@1'
const pageSize = 200
/** After how many events without a follow-up the checkpoint is moved: so many are read again after a restart. */
const eventsBetweenMoves = 500
/** How long after the last move of a checkpoint an idle tenant's checkpoint is moved, in milliseconds. */
const idleMs = 2_000

/** A command that was not executed. `isByRule` is true if a rule of the domain refused it: that is a normal outcome. */
export interface FailedFollowUp extends ManagerRefusal {
  correlationId: string
  isByRule: boolean
  error: unknown
}

/** The progress of a tenant: its checkpoint in the database, and how far it was read. */
interface Progress {
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
  private readonly progress = new Map<string, Progress>()

  constructor(
    private readonly pool: pg.Pool,
    private readonly store: EventStore,
    private readonly commands: Commands,
    private readonly programIds: ProgramIds,
    private readonly onRefused: (refusal: FailedFollowUp) => void = () => {},
  ) {}

  async behind(): Promise<string[]> {
    return tenantsBehind(this.pool, [checkpointName])
  }

  forget() {
    this.progress.clear()
  }

  async advance(tenantId: string, delivery?: Delivery): Promise<void> {
    for (;;) {
      const progress = this.progress.get(tenantId) ?? (await this.loadProgress(tenantId))
      const events = await nextEvents(this.store, tenantId, progress.read, pageSize, delivery, progress.known)
      if (events.length === 0) return this.moveIfIdle(tenantId, progress)
      let executed = 0
      for (const event of events) executed += await this.executeFollowUps(event)
      progress.read = progress.known = events.at(-1)!.position
      // Most events have no follow-up: the checkpoint is moved after one that has, or after many events.
      if (executed === 0 && progress.read - progress.checkpoint.position < eventsBetweenMoves) continue
      await this.moveCheckpoint(tenantId, progress)
    }
  }

  /** Moves the checkpoint of a tenant that has been idle for 2 s, so that `behind` stops returning it. */
  private async moveIfIdle(tenantId: string, progress: Progress) {
    if (progress.read > progress.checkpoint.position && performance.now() - progress.movedAt > idleMs)
      await this.moveCheckpoint(tenantId, progress)
  }

  private async moveCheckpoint(tenantId: string, progress: Progress) {
    try {
      await asTenant(this.pool, tenantId, (client) =>
        moveCheckpoints(client, tenantId, [{ ...progress.checkpoint, to: progress.read }]),
      )
      progress.checkpoint.position = progress.read
      progress.movedAt = performance.now()
    } catch (error) {
      this.progress.delete(tenantId)
      if (!(error instanceof Fenced)) throw error
    }
  }

  private async loadProgress(tenantId: string): Promise<Progress> {
    const [checkpoint] = await loadCheckpoints(this.pool, tenantId, [checkpointName])
    const progress = {
      checkpoint: checkpoint!,
      read: checkpoint!.position,
      known: Infinity,
      movedAt: performance.now(),
    }
    this.progress.set(tenantId, progress)
    return progress
  }

  /** Executes the commands that follow from an event. Returns how many there were. Throws a transient error (`isTransient`). */
  private async executeFollowUps(event: AnyRecorded): Promise<number> {
    let commands: FollowUp[] = []
    try {
      commands = followUps(event)
    } catch (error) {
      await this.refused(event, 0, event.type, error)
    }
    for (const [at, followUp] of commands.entries()) {
      try {
        await this.send(event, at, followUp)
      } catch (error) {
        if (isTransient(error)) throw error
        await this.refused(event, at, followUp.command.type, error)
      }
    }
    return commands.length
  }

  private send(event: AnyRecorded, at: number, { category, streamId, command, decidedBy, forCohort }: FollowUp) {
    return this.commands.execute(
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
  }

  /** Reports a refusal. One that comes from no rule of the domain is also kept for the operator. */
  private async refused({ tenantId, position, correlationId }: AnyRecorded, at: number, type: string, error: unknown) {
    const refusal = { tenantId, position, number: at, command: type, reason: reasonCode(error) }
    const isByRule = error instanceof Refused
    if (!isByRule) await keepRefusal(this.pool, refusal)
    this.onRefused({ ...refusal, correlationId, isByRule, error })
  }
}
