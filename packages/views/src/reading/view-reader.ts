import { setTimeout as delay } from 'node:timers/promises'
import type { DatabaseLimits } from '@switchback/database/limits'
import { poolOptions } from '@switchback/database/pool'
import type { Actor } from '@switchback/domain/decider/decider'
import type { Keyring } from '@switchback/event-store/sealing'
import type { RowOf, ViewTable } from '@switchback/projections/table'
import { DataSource, type EntityManager, type FindOptionsOrder, type FindOptionsWhere } from 'typeorm'
import { entityOf } from './entities.js'

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

/** What is asked for is not there, or not for the one who asks: the answer is the same. */
export class NotVisible extends Error {}

type Keyed<Table> = RowOf<Table> & { key: string }

/** A view that questions may read. One of individuals that only aggregates are made of is none: it does not compile. */
type Shown<Table> = Table extends { individual: true } ? never : Table

/** Finds rows of the tenant's live views. */
export interface RowFinder {
  find: <Table extends ViewTable>(
    table: Shown<Table>,
    where?: FindOptionsWhere<Keyed<Table>>,
    options?: { order?: FindOptionsOrder<Keyed<Table>>; take?: number; skip?: number },
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
const rowsAtMost = 5_000

/** Reads views: the tenant's rows of the live generation, in one snapshot, with texts of persons opened at the end. */
export class ViewReader {
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
   * Answers a question from views. Waits up to five seconds until they have reached `asking.after`; refuses with ViewBehind
   * where they do not.
   */
  async answer<Result>(
    asking: Asking,
    tables: readonly ViewTable[],
    ask: (rows: RowFinder) => Promise<Result>,
  ): Promise<Result> {
    const ids = tables.map(({ name, version }) => `${name}@${version}`)
    const deadline = Date.now() + waitMs
    for (;;) {
      const result = await this.source.transaction('REPEATABLE READ', async (manager) => {
        await manager.query(`select set_config('app.tenants', $1, true)`, [`{${asking.tenantId}}`])
        const live = await liveGenerations(manager, asking.tenantId, ids)
        const reached = asking.after === undefined || ids.every((id) => (live.get(id)?.position ?? 0) >= asking.after!)
        return reached ? { answer: await ask(finder(manager, asking.tenantId, live)) } : null
      })
      if (result) return this.keyring.open(asking.tenantId, result.answer)
      if (Date.now() > deadline) throw new ViewBehind('The view is still catching up with your last change.')
      await delay(15)
    }
  }
}

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
    find: (table, where = {}, { order, take = rowsAtMost, skip } = {}) =>
      manager.find(table.sqlName, {
        where: { ...where, tenantId, generation: generationOf(table) },
        order,
        take,
        skip,
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
