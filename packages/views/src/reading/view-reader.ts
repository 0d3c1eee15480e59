import type { DatabaseLimits } from '@switchback/database/limits'
import { borrow, openPool } from '@switchback/database/pool'
import type { Actor } from '@switchback/domain/kernel/decider'
import type { Keyring } from '@switchback/event-store/keyring'
import type { ViewTable } from '@switchback/projections/table'
import type pg from 'pg'
import { RememberedRows } from './remembered-rows.js'
import { finder, type Live, type RowFinder } from './row-finder.js'
import { ViewSignals } from './view-signals.js'

/** Who asks, in which tenant, and after which of their own writes. */
export interface QueryContext {
  tenantId: string
  actor: Actor
  /** A position that the answer must have reached. */
  after?: number | undefined
  now: Date
  /** Told whose page is read, where it is somebody else's. */
  onPersonalRead?: (personId: string, page: string) => void
}

/** A view has not reached the position in time. */
export class ViewBehind extends Error {}

/** No event has the position that was asked for. */
export class PositionAhead extends Error {}

/** What is asked for is not there, or not for the one who asks: the answer is the same. */
export class NotVisible extends Error {}

export { TooManyRows, type RowFinder } from './row-finder.js'

export interface ReaderOptions {
  /** The most connections at one time; 10 by default. */
  poolSize?: number
  limits?: Partial<DatabaseLimits> | undefined
}

const waitMs = 5_000
/** How long a query waits for a notification before it looks by itself: notifications are lost with their connection. */
const lookMs = 500
/** How many queries of one person wait for views at a time. */
const waitsPerPerson = 20

/** Reads views: the tenant's rows of the live generation, in one snapshot, with texts of persons opened at the end. */
export class ViewReader {
  /** Is to be notified when views move on. */
  readonly signals = new ViewSignals()
  private readonly waits = new Map<string, number>()

  private readonly remembered = new RememberedRows()
  private readonly pool: pg.Pool

  /** Takes the address of the database as the application's role, and the keys that open texts of persons. */
  constructor(
    connectionString: string,
    private readonly keyring: Keyring,
    { poolSize = 10, limits }: ReaderOptions = {},
  ) {
    this.pool = openPool({ connectionString, max: poolSize, pipeline: true, ...(limits && { limits }) })
  }

  async close() {
    await this.pool.end()
  }

  /**
   * Answers a question from views. Waits up to five seconds until they have reached `context.after`; throws ViewBehind where they
   * do not, or where too many queries of the same person wait already, and PositionAhead for a position that no event has.
   */
  async answer<Result>(context: QueryContext, tables: readonly ViewTable[], ask: Ask<Result>): Promise<Result> {
    const first = await this.look(context, tables, ask)
    if (first) return this.keyring.decrypt(context.tenantId, first.answer)
    await this.checkPosition(context)
    const waiting = this.waits.get(context.actor.id) ?? 0
    if (waiting >= waitsPerPerson) throw new ViewBehind('Too many of your requests are waiting for your last change.')
    this.waits.set(context.actor.id, waiting + 1)
    try {
      const result = await this.lookAgain(context, tables, ask)
      return await this.keyring.decrypt(context.tenantId, result.answer)
    } finally {
      const left = this.waits.get(context.actor.id)! - 1
      if (left === 0) this.waits.delete(context.actor.id)
      else this.waits.set(context.actor.id, left)
    }
  }

  /** Looks whenever the views have moved on, until they have reached the position. */
  private async lookAgain<Result>(context: QueryContext, tables: readonly ViewTable[], ask: Ask<Result>) {
    const deadline = performance.now() + waitMs
    for (;;) {
      const moved = this.signals.next(context.tenantId, lookMs)
      const result = await this.look(context, tables, ask)
      if (result) return result
      if (performance.now() > deadline) throw new ViewBehind('The view is still catching up with your last change.')
      await moved
    }
  }

  private async checkPosition({ tenantId, after }: QueryContext) {
    const { rows } = await this.pool.query<{ head: string }>('select head_of($1) as head', [tenantId])
    if (after! > Number(rows[0]!.head)) throw new PositionAhead('No change has this position yet.')
  }

  /** The answer, in one snapshot; null where a view has not reached the position. */
  private look<Result>(context: QueryContext, tables: readonly ViewTable[], ask: Ask<Result>) {
    const { tenantId, after } = context
    const ids = tables.map(({ name, version }) => `${name}@${version}`)
    return borrow(this.pool, async (client, discard) => {
      try {
        // Sent together: one way to the database and back.
        const [, , live] = await Promise.all([
          client.query('begin isolation level repeatable read, read only'),
          client.query({
            name: 'tenant',
            text: `select set_config('app.tenants', $1, true)`,
            values: [`{${tenantId}}`],
          }),
          liveGenerations(client, tenantId, ids),
        ])
        const reached = after === undefined || ids.every((id) => (live.get(id)?.position ?? 0) >= after)
        const answer = reached ? await ask(finder(client, tenantId, live, this.remembered)) : null
        await client.query('commit')
        return reached ? { answer: answer as Result } : null
      } catch (error) {
        await client.query('rollback').catch(discard)
        throw error
      }
    })
  }
}

type Ask<Result> = (rows: RowFinder) => Promise<Result>

async function liveGenerations(client: pg.ClientBase, tenantId: string, ids: string[]): Promise<Live> {
  const { rows } = await client.query<{ projection: string; generation: number; position: string }>({
    name: 'live generations',
    text: `select projection, generation, position from projection_checkpoint where tenant_id = $1 and projection = any($2) and status = 'live'`,
    values: [tenantId, ids],
  })
  return new Map(
    rows.map(({ projection, generation, position }) => [projection, { generation, position: Number(position) }]),
  )
}
