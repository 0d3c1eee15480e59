import type { DatabaseLimits } from '@switchback/database/limits'
import { poolOptions } from '@switchback/database/pool'
import type { Actor } from '@switchback/domain/decider/decider'
import type { Keyring } from '@switchback/event-store/sealing'
import type { RowOf, ViewTable } from '@switchback/projections/table'
import { DataSource, type EntityManager, type FindOptionsOrder, type FindOptionsWhere } from 'typeorm'
import { entityOf } from './entities.js'
import { ViewSignals } from './view-signals.js'

/** Who asks, in which tenant, and after which of their own writes. */
export interface Asking {
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

type Keyed<Table> = RowOf<Table> & { key: string }

/** A view that questions may read. One of individuals that only aggregates are made of is none: it does not compile. */
type Shown<Table> = Table extends { individual: true } ? never : Table

/** Finds rows of the tenant's live views; of several conditions, those that meet any of them. */
export interface RowFinder {
  find: <Table extends ViewTable>(
    table: Shown<Table>,
    where?: FindOptionsWhere<Keyed<Table>> | FindOptionsWhere<Keyed<Table>>[],
    options?: { order?: FindOptionsOrder<Keyed<Table>>; take?: number },
  ) => Promise<Keyed<Table>[]>
  /** Only the keys of rows, where the rows are large. */
  keys: <Table extends ViewTable>(
    table: Shown<Table>,
    where?: FindOptionsWhere<Keyed<Table>>,
    options?: { order?: FindOptionsOrder<Keyed<Table>> },
  ) => Promise<string[]>
  get: <Table extends ViewTable>(table: Shown<Table>, key: string) => Promise<Keyed<Table> | null>
  /** SQL for what counts rather than lists: `{table}` stands for the live rows of this tenant. */
  count: <Row>(
    tables: Record<string, ViewTable & { individual?: never }>,
    sql: string,
    values?: unknown[],
  ) => Promise<Row[]>
}

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
const rowsAtMost = 5_000

/** Reads views: the tenant's rows of the live generation, in one snapshot, with texts of persons opened at the end. */
export class ViewReader {
  /** Is to be notified when views move on. */
  readonly signals = new ViewSignals()
  private readonly waits = new Map<string, number>()

  private constructor(
    private readonly source: DataSource,
    private readonly keyring: Keyring,
  ) {}

  static async open(connectionString: string, tables: ViewTable[], keyring: Keyring, options: ReaderOptions = {}) {
    const { poolSize = 10, limits } = options
    const source = new DataSource({
      type: 'postgres',
      url: connectionString,
      entities: tables.map(entityOf),
      poolSize,
      synchronize: false,
      logging: false,
      poolErrorHandler: () => undefined,
      extra: poolOptions(limits),
    })
    await source.initialize()
    return new ViewReader(source, keyring)
  }

  async close() {
    await this.source.destroy()
  }

  /**
   * Answers a question from views. Waits up to five seconds until they have reached `asking.after`; throws ViewBehind where they
   * do not, or where too many queries of the same person wait already, and PositionAhead for a position that no event has.
   */
  async answer<Result>(asking: Asking, tables: readonly ViewTable[], ask: Ask<Result>): Promise<Result> {
    const first = await this.look(asking, tables, ask)
    if (first) return this.keyring.open(asking.tenantId, first.answer)
    await this.checkPosition(asking)
    const waiting = this.waits.get(asking.actor.id) ?? 0
    if (waiting >= waitsPerPerson) throw new ViewBehind('Too many of your requests are waiting for your last change.')
    this.waits.set(asking.actor.id, waiting + 1)
    try {
      const result = await this.lookAgain(asking, tables, ask)
      return await this.keyring.open(asking.tenantId, result.answer)
    } finally {
      const left = this.waits.get(asking.actor.id)! - 1
      if (left === 0) this.waits.delete(asking.actor.id)
      else this.waits.set(asking.actor.id, left)
    }
  }

  /** Looks whenever the views have moved on, until they have reached the position. */
  private async lookAgain<Result>(asking: Asking, tables: readonly ViewTable[], ask: Ask<Result>) {
    const deadline = performance.now() + waitMs
    for (;;) {
      const moved = this.signals.next(asking.tenantId, lookMs)
      const result = await this.look(asking, tables, ask)
      if (result) return result
      if (performance.now() > deadline) throw new ViewBehind('The view is still catching up with your last change.')
      await moved
    }
  }

  private async checkPosition({ tenantId, after }: Asking) {
    const [row] = await this.source.query<{ head: string }[]>('select head_of($1) as head', [tenantId])
    if (after! > Number(row!.head)) throw new PositionAhead('No change has this position yet.')
  }

  /** The answer, in one snapshot; null where a view has not reached the position. */
  private look<Result>(asking: Asking, tables: readonly ViewTable[], ask: Ask<Result>) {
    const ids = tables.map(({ name, version }) => `${name}@${version}`)
    return this.source.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(`select set_config('app.tenants', $1, true)`, [`{${asking.tenantId}}`])
      const live = await liveGenerations(manager, asking.tenantId, ids)
      const reached = asking.after === undefined || ids.every((id) => (live.get(id)?.position ?? 0) >= asking.after!)
      return reached ? { answer: await ask(finder(manager, asking.tenantId, live)) } : null
    })
  }
}

type Ask<Result> = (rows: RowFinder) => Promise<Result>

type Live = Map<string, { generation: number; position: number }>

async function liveGenerations(manager: EntityManager, tenantId: string, ids: string[]): Promise<Live> {
  const rows = await manager.query<{ projection: string; generation: number; position: string }[]>(
    `select projection, generation, position from projection_checkpoint where tenant_id = $1 and projection = any($2) and status = 'live'`,
    [tenantId, ids],
  )
  return new Map(
    rows.map(({ projection, generation, position }) => [projection, { generation, position: Number(position) }]),
  )
}

function finder(manager: EntityManager, tenantId: string, live: Live): RowFinder {
  const generationOf = ({ name, version }: ViewTable) => live.get(`${name}@${version}`)?.generation ?? 0
  return {
    find: (table, where = {}, { order, take = rowsAtMost } = {}) =>
      manager.find(table.sqlName, {
        where: [where].flat().map((each) => ({ ...(each as object), tenantId, generation: generationOf(table) })),
        order,
        take,
      } as never) as never,
    keys: async (table, where = {}, { order } = {}) => {
      const rows = await manager.find(table.sqlName, {
        select: { key: true },
        where: { ...where, tenantId, generation: generationOf(table) },
        order,
        take: rowsAtMost,
      } as never)
      return rows.map((row) => (row as { key: string }).key)
    },
    get: async (table, key) =>
      (await manager.findOne(table.sqlName, {
        where: { tenantId, generation: generationOf(table), key },
      } as never)) as never,
    count: (tables, sql, values = []) => {
      const withRows = Object.entries(tables).reduce(
        (text, [name, table]) =>
          text.replaceAll(
            `{${name}}`,
            `(select * from ${table.sqlName} where tenant_id = '${tenantId}' and generation = ${generationOf(table)})`,
          ),
        sql,
      )
      return manager.query(withRows, values)
    },
  }
}
