import type { AnyRecorded } from '@switchback/domain/kernel/events'
import { nextEvents, type Delivery } from '@switchback/event-feed/delivery'
import type { Consumer } from '@switchback/event-feed/port'
import type { EventStore } from '@switchback/event-store/event-store'
import { faultPoint } from '@switchback/event-store/fault-point'
import { isTransient } from '@switchback/event-store/transient'
import type pg from 'pg'
import {
  deleteGeneration,
  dropBuilding,
  loadCheckpoints,
  moveCheckpoints,
  skipAgain,
  Fenced,
  recordFailure,
  switchGeneration,
  type Checkpoint,
  type Failure,
} from './checkpoints.js'
import { tenantsBehind } from './lag.js'
import { newsOf, personsOf } from './news.js'
import { erasedPersons, fold, ProjectionFailed, touchedKeys, type Projection } from './projection.js'
import { keysAbout, loadRows, saveRows } from './rows.js'
import { asTenant, canBeRebuilt } from './tenancy.js'

interface Folded {
  checkpoint: Checkpoint
  projection: Projection
  rows: Map<string, Record<string, unknown>>
  changed: Set<string>
  /** The people that the touched rows concerned before, and those that the changed ones concern now. */
  persons: string[]
  position: number
  failure: Failure | null
}

/** What became of a batch: `lost` to another worker; `set aside` where the views that go on have changed. */
type Outcome = 'folded' | 'lost' | 'waits' | 'set aside'

/** How often a batch may be lost to another worker before this one gives up, while the other makes no progress either. */
const lostTurns = 50

export interface ProjectorOptions {
  batch?: number
  /** How often an event is tried before its projection is set aside. */
  tries?: number
  onFailure?: (projection: string, tenantId: string, failure: Failure) => void
}

/**
 * Folds tenants' events into their views. Rows and checkpoints of a batch are written in one transaction, and the checkpoints
 * are moved by compare-and-set, so that of two workers only one can write. A projection that cannot take an event waits alone,
 * whether its own code throws or the database refuses its rows.
 */
export class Projector implements Consumer {
  readonly name = 'views'
  private readonly byId: Map<string, Projection>
  private readonly checkpoints = new Map<string, Checkpoint[]>()
  private readonly batch: number
  private readonly tries: number

  constructor(
    private readonly pool: pg.Pool,
    private readonly store: EventStore,
    projections: readonly Projection[],
    private readonly options: ProjectorOptions = {},
  ) {
    this.byId = new Map(projections.map((projection) => [projection.id, projection]))
    this.batch = options.batch ?? 2_000
    this.tries = options.tries ?? 3
  }

  async behind(): Promise<string[]> {
    const tenants = await tenantsBehind(this.pool, [...this.byId.keys()])
    // A tenant found behind may have been changed by another worker: its checkpoints are read again.
    for (const tenantId of tenants) this.checkpoints.delete(tenantId)
    return tenants
  }

  forget() {
    this.checkpoints.clear()
  }

  async advance(tenantId: string, delivery?: Delivery): Promise<void> {
    let lost = 0
    let before = -1
    for (;;) {
      const checkpoints = (this.checkpoints.get(tenantId) ?? (await this.checkpointsOf(tenantId))).filter(
        ({ failure }) => !failure?.setAside,
      )
      if (checkpoints.length === 0) return
      const from = Math.min(...checkpoints.map(({ position }) => position))
      const known = Math.max(...checkpoints.map(({ position }) => position))
      const events = await nextEvents(this.store, tenantId, from, this.batch, delivery, known)
      if (events.length === 0) {
        const isBuilding = checkpoints.some(({ status }) => status === 'building')
        // A view that is being built is switched when it has reached the store's end, not the delivery's.
        if (delivery) return isBuilding ? this.advance(tenantId) : undefined
        return this.finishRebuilds(tenantId, checkpoints)
      }
      const outcome = await this.foldBatch(tenantId, checkpoints, events)
      if (outcome === 'waits') return
      // Another worker was faster: its checkpoints, read again, say what is left. The worker that wins moves them.
      lost = outcome === 'lost' && from === before ? lost + 1 : 0
      before = from
      if (lost > lostTurns) throw new Error(`No worker can move the checkpoints of tenant ${tenantId}.`)
    }
  }

  /** Rebuilds views of a tenant beside the live ones, which serve until the new ones have caught up. */
  async rebuild(tenantId: string, projectionIds: string[] = [...this.byId.keys()]): Promise<void> {
    const checkpoints = await this.checkpointsOf(tenantId)
    // A rebuild that was begun before, and may be stuck, begins again.
    for (const { projection, generation, status } of checkpoints)
      if (status === 'building' && projectionIds.includes(projection))
        await dropBuilding(this.pool, tenantId, this.byId.get(projection)!, generation)
    await asTenant(this.pool, tenantId, async (client) => {
      for (const id of projectionIds)
        await client.query(
          `insert into projection_checkpoint (tenant_id, projection, generation, status)
           select tenant_id, projection, max(generation) + 1, 'building' from projection_checkpoint
           where tenant_id = $1 and projection = $2 group by tenant_id, projection having count(*) = 1`,
          [tenantId, id],
        )
    })
    this.checkpoints.delete(tenantId)
    await this.advance(tenantId)
  }

  private async checkpointsOf(tenantId: string): Promise<Checkpoint[]> {
    const checkpoints = await loadCheckpoints(this.pool, tenantId, [...this.byId.keys()])
    this.checkpoints.set(tenantId, checkpoints)
    return checkpoints
  }

  /**
   * Folds a batch into every view that has not seen it. Where that fails for another reason than the moment, it is tried view by
   * view and with ever fewer events, until one event and one view are left: that view alone waits, with the error beside it.
   */
  private async foldBatch(tenantId: string, checkpoints: Checkpoint[], events: AnyRecorded[]): Promise<Outcome> {
    const last = events.at(-1)!.position
    if (last - events[0]!.position !== events.length - 1)
      throw new Error(`The store left a hole in the positions of tenant ${tenantId}.`)
    const behind = checkpoints.filter(({ position }) => position < last)
    if (behind.length === 0) return 'folded'
    try {
      const folded = await this.foldAtOnce(tenantId, behind, events)
      const failed = folded.flatMap(({ checkpoint, failure }) => (failure ? [{ checkpoint, failure }] : []))
      if (failed.length > 0) return await this.noteFailures(tenantId, failed)
      for (const { checkpoint, position } of folded) checkpoint.position = position
      return 'folded'
    } catch (error) {
      this.checkpoints.delete(tenantId)
      if (error instanceof Fenced || isDeadlock(error)) return 'lost'
      if (isTransient(error)) throw error
      return this.narrowDown(tenantId, behind, events, error)
    }
  }

  private async narrowDown(
    tenantId: string,
    checkpoints: Checkpoint[],
    events: AnyRecorded[],
    error: unknown,
  ): Promise<Outcome> {
    const [checkpoint] = checkpoints as [Checkpoint]
    if (checkpoints.length > 1) {
      const outcomes: Outcome[] = []
      for (const each of checkpoints) outcomes.push(await this.foldBatch(tenantId, [each], events))
      return (['lost', 'set aside', 'waits'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'folded'
    }
    if (events.length === 1)
      return this.noteFailures(tenantId, [{ checkpoint, failure: this.failureAt(checkpoint, events[0]!, error) }])
    const half = Math.ceil(events.length / 2)
    const outcome = await this.foldBatch(tenantId, checkpoints, events.slice(0, half))
    return outcome === 'folded' ? this.foldBatch(tenantId, checkpoints, events.slice(half)) : outcome
  }

  /** Records why views wait. An event that an operator let a view skip before is skipped again. */
  private async noteFailures(tenantId: string, failed: { checkpoint: Checkpoint; failure: Failure }[]) {
    this.checkpoints.delete(tenantId)
    let waits = false
    let isSetAside = false
    for (const { checkpoint, failure } of failed) {
      if (await skipAgain(this.pool, tenantId, checkpoint, failure)) continue
      await recordFailure(this.pool, tenantId, checkpoint, failure)
      this.options.onFailure?.(checkpoint.projection, tenantId, failure)
      waits = true
      isSetAside ||= failure.setAside
    }
    return isSetAside || !waits ? 'set aside' : 'waits'
  }

  private failureAt(checkpoint: Checkpoint, { position, type }: AnyRecorded, cause: unknown): Failure {
    const tries = checkpoint.failure?.position === position ? checkpoint.failure.tries + 1 : 1
    return { position, type, error: String((cause as Error).message), tries, setAside: tries >= this.tries }
  }

  /** Folds a batch into views in one transaction: rows, checkpoints and the notification of the change. */
  private foldAtOnce(tenantId: string, checkpoints: Checkpoint[], events: AnyRecorded[]): Promise<Folded[]> {
    const foldAll = async (client: pg.PoolClient) => {
      const results: Folded[] = []
      for (const checkpoint of checkpoints) {
        const result = await this.foldInto(client, tenantId, checkpoint, events)
        const { projection, rows, changed } = result
        await saveRows(client, projection, tenantId, checkpoint.generation, rows, changed)
        results.push(result)
      }
      await moveCheckpoints(
        client,
        tenantId,
        results.map(({ checkpoint, position }) => ({ ...checkpoint, to: position })),
      )
      const changes = results
        .filter(({ changed }) => changed.size > 0)
        .map(({ projection: { table }, persons }) => ({ table, persons }))
      // Listener: packages/http-api/src/live/changes.ts.
      await client.query(`select pg_notify('switchback_viewed', $1)`, [
        JSON.stringify(newsOf(tenantId, events.at(-1)!.position, changes)),
      ])
      return results
    }
    return asTenant(this.pool, tenantId, foldAll, canBeRebuilt)
  }

  private async foldInto(
    client: pg.ClientBase,
    tenantId: string,
    checkpoint: Checkpoint,
    events: AnyRecorded[],
  ): Promise<Folded> {
    const projection = this.byId.get(checkpoint.projection)!
    const fresh = checkpoint.position === 0 ? events : events.filter(({ position }) => position > checkpoint.position)
    const about = await keysAbout(client, projection, tenantId, checkpoint.generation, erasedPersons(fresh))
    const keys = [...new Set([...touchedKeys(projection, fresh), ...about])]
    const rows =
      keys.length === 0
        ? new Map<string, Record<string, unknown>>()
        : await loadRows(client, projection, tenantId, checkpoint.generation, keys)
    const before = personsOf(projection.table, rows.values())
    const personsAfter = (changed: Set<string>) =>
      before.concat(
        personsOf(
          projection.table,
          [...changed].map((key) => rows.get(key)),
        ),
      )
    try {
      const changed = fold(projection, rows, fresh)
      const position = events.at(-1)!.position
      return { checkpoint, projection, rows, changed, persons: personsAfter(changed), position, failure: null }
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error
      const { at, cause, changed } = error
      const event = fresh[at]
      if (!event) throw error
      const failure = this.failureAt(checkpoint, event, cause)
      const position = event.position - 1
      return { checkpoint, projection, rows, changed, persons: personsAfter(changed), position, failure }
    }
  }

  private async finishRebuilds(tenantId: string, checkpoints: Checkpoint[]) {
    const built = checkpoints.filter(({ status }) => status === 'building')
    for (const checkpoint of built) {
      const projection = this.byId.get(checkpoint.projection)!
      const old = await switchGeneration(this.pool, tenantId, checkpoint)
      faultPoint('rebuild-switched')
      this.checkpoints.delete(tenantId)
      for (const generation of old) await deleteGeneration(this.pool, tenantId, projection, generation)
    }
  }
}

/** Two workers of one tenant waited for each other, and PostgreSQL ended this one: the other goes on. */
const isDeadlock = (error: unknown) => (error as { code?: string }).code === '40P01'
