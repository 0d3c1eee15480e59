import type { DatabaseLimits } from '@switchback/database/limits'
import { borrow, openPool } from '@switchback/database/pool'
import type { Actor } from '@switchback/domain/kernel/decider'
import type { Keyring } from '@switchback/event-store/keyring'
import type { ViewTable } from '@switchback/projections/table'
import type pg from 'pg'
import { momentsAsTexts } from './moments.js'
import { Remembered } from './remembered.js'
import { copyAll, type Copy } from './result.js'
import { RowFinder } from './row-finder.js'
import { ViewSignals } from './view-signals.js'

/** Who sends a query, in which tenant, and after which of their own writes. */
export interface QueryContext {
  tenantId: string
  actor: Actor
  /** A position that the views must have reached. */
  after?: number | undefined
  now: Date
  /** Called when the page is about someone other than the caller, for the record of who looked. */
  onPersonalRead?: (personId: string, page: string) => void
}

/** A view has not reached the position in time. */
export class ViewBehind extends Error {}

/** No event has this position yet. */
export class PositionAhead extends Error {}

/** It is not there, or not for the caller to see: the answer is the same. */
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

type Read<Result> = (rows: RowFinder) => Promise<Result>
interface ReadOptions {
  copy?: Copy
  isOneStatement?: boolean | undefined
}
interface Reading<Result> {
  tables: readonly ViewTable[]
  read: Read<Result>
  isOneStatement: boolean
}

/** Reads views: the tenant's rows of the live generation, in one snapshot. */
export class ViewReader {
  /** Is notified when views change. */
  readonly signals = new ViewSignals()
  private readonly waits = new Map<string, number>()
  private readonly contents = new Remembered()
  private readonly pool: pg.Pool

  /** Takes the address of the database as the application's role, and the keys that decrypt texts of persons. */
  constructor(
    connectionString: string,
    private readonly keyring: Keyring,
    { poolSize = 10, limits }: ReaderOptions = {},
  ) {
    const pipelined = { connectionString, max: poolSize, pipeline: true, types: momentsAsTexts }
    this.pool = openPool({ ...pipelined, ...(limits && { limits }) })
  }

  async close() {
    await this.pool.end()
  }

  /**
   * Reads views and decrypts texts of persons: by `copy`, which also says which fields the result has; by default it has all. The
   * statements of `read` see one snapshot, unless `isOneStatement` says that they need none; `read` may run more than once. Waits up to
   * five seconds until the views have reached `context.after`. Throws ViewBehind where they do not, or where too many queries of the
   * same person wait already, and PositionAhead for a position that no event has.
   */
  async read<Result>(
    context: QueryContext,
    tables: readonly ViewTable[],
    read: Read<Result>,
    { copy = copyAll, isOneStatement = false }: ReadOptions = {},
  ): Promise<Result> {
    const result = await this.readEncrypted(context, { tables, read, isOneStatement })
    const decrypt = await this.keyring.decrypterFor(context.tenantId, result)
    return copy(result, decrypt) as Result
  }

  private async readEncrypted<Result>(context: QueryContext, reading: Reading<Result>): Promise<Result> {
    const first = await this.look(context, reading)
    if (first) return first.result
    await this.checkPosition(context)
    const waiting = this.waits.get(context.actor.id) ?? 0
    if (waiting >= waitsPerPerson) throw new ViewBehind('Too many of your requests are waiting for your last change.')
    this.waits.set(context.actor.id, waiting + 1)
    try {
      return await this.lookAgain(context, reading)
    } finally {
      const left = this.waits.get(context.actor.id)! - 1
      if (left === 0) this.waits.delete(context.actor.id)
      else this.waits.set(context.actor.id, left)
    }
  }

  /** Looks again after each change of the views, until they have reached the position. */
  private async lookAgain<Result>(context: QueryContext, reading: Reading<Result>) {
    const deadline = performance.now() + waitMs
    for (;;) {
      const moved = this.signals.next(context.tenantId, lookMs)
      const seen = await this.look(context, reading)
      if (seen) return seen.result
      if (performance.now() > deadline) throw new ViewBehind('The view is still catching up with your last change.')
      await moved
    }
  }

  private async checkPosition({ tenantId, after }: QueryContext) {
    const { rows } = await this.pool.query<{ head: string }>('select head_of($1) as head', [tenantId])
    if (after! > Number(rows[0]!.head)) throw new PositionAhead('No change has this position yet.')
  }

  /**
   * The result; null where a view has not reached the position. What begins is sent in the same round trip as the first statements of
   * `read`, and a transaction ends while the result is on its way.
   */
  private look<Result>({ tenantId, after }: QueryContext, { tables, read, isOneStatement }: Reading<Result>) {
    return new Promise<{ result: Result } | null>((resolve, reject) => {
      borrow(this.pool, async (client, discard) => {
        sendTogether(client)
        const sent = [
          client.query(isOneStatement ? tenantFor(tenantId) : beginFor(tenantId)),
          after ? haveReached(client, tenantId, tables, after) : Promise.resolve(true),
          read(new RowFinder(client, tenantId, this.contents)),
        ] as const
        try {
          resolve(outcomeOf(...(await Promise.allSettled(sent))))
        } finally {
          // After a statement that failed, this rolls back.
          if (!isOneStatement) await client.query('commit').catch(discard)
        }
      }).catch(reject)
    })
  }
}

/** What a look saw; null where a view has not reached the position, whatever `read` made of that. Throws what went wrong. */
function outcomeOf<Result>(
  begun: PromiseSettledResult<unknown>,
  reached: PromiseSettledResult<boolean>,
  read: PromiseSettledResult<Result>,
): { result: Result } | null {
  if (begun.status === 'rejected') throw begun.reason
  if (reached.status === 'rejected') throw reached.reason
  if (!reached.value) return null
  if (read.status === 'rejected') throw read.reason
  return { result: read.value }
}

/** Keeps what is sent in this turn of the event loop, and sends it at once. */
function sendTogether({ connection: { stream } }: pg.PoolClient) {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const uuid = /^[0-9a-f-]{36}$/i

/**
 * Lets a connection see the rows of one tenant until it is lent again. Each loan begins by saying which tenant it sees, and what a loan
 * read counts only where that succeeded.
 */
const tenantFor = (tenantId: string) => ({
  name: 'tenant',
  text: `select set_config('app.tenants', array[$1::uuid]::text, false)`,
  values: [tenantId],
})

/** Begins a transaction that sees the rows of one tenant, as they are now. Throws where the tenant's id is no id. */
function beginFor(tenantId: string): string {
  if (!uuid.test(tenantId)) throw new Error('A tenant has a UUID.')
  return `begin isolation level repeatable read, read only; set local app.tenants = '{${tenantId}}'`
}

/** Whether all live views have reached a position of the tenant. */
async function haveReached(client: pg.ClientBase, tenantId: string, tables: readonly ViewTable[], after: number) {
  const ids = [...new Set(tables.map(({ name, version }) => `${name}@${version}`))]
  const { rows } = await client.query<{ reached: number }>({
    name: 'views that have reached a position',
    text: `select count(*)::integer as reached from projection_checkpoint
      where tenant_id = $1 and projection = any($2) and status = 'live' and position >= $3`,
    values: [tenantId, ids, after],
  })
  return rows[0]!.reached === ids.length
}
