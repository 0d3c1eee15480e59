import type { EntityManager } from 'typeorm'
import { AccessRecordRows } from './entities.js'
import type { IdentityDatabase } from './identity-database.js'

/** That someone read a page about someone else. */
export interface Read {
  tenantId: string
  personId: string
  readerId: string
  page: string
  at: Date
}

/** What to report when records cannot be written: why, how many are kept for the next attempt, and how many were lost so far. */
export type OnUnwritten = (error: unknown, counts: { kept: number; lost: number }) => void

const flushMs = 1_000
/** How long after a failure it tries again. */
const retryMs = 5_000
/** How many lines are kept in memory. While the database is away, further people and pages are counted as lost. */
const mostLines = 10_000

type Line = Read & { times: number }

/**
 * Who looked at whose pages. Reads are gathered in memory and written once a second, counted by day, so that looking costs nothing.
 * What cannot be written is kept and written later; a crash loses the last second.
 */
export class AccessRecords {
  /** How many reads could not be kept: too many people and pages while the database was away. */
  lost = 0
  private lines = new Map<string, Line>()
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()
  private isClosed = false

  constructor(
    private readonly database: IdentityDatabase,
    private readonly onUnwritten: OnUnwritten,
  ) {}

  /** Notes that someone looked at a page about a person. */
  note(read: Read): void {
    this.add({ ...read, times: 1 })
    this.timer ??= setTimeout(() => void this.flush(), flushMs)
  }

  /** Writes what was gathered. Reports what cannot be written, and keeps it for the next time; never throws. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.writing = this.writing.then(() => this.writeAll())
    return this.writing
  }

  /** Writes what was gathered for the last time. Reports what is lost. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.flush()
  }

  /** Who looked at a person's pages, the latest first; at most 500 lines. Throws what the database throws. */
  async of(tenantId: string, personId: string) {
    await this.flush()
    const rows = await this.database.ofTenant(tenantId, (manager) =>
      manager.find(AccessRecordRows, { where: { tenantId, personId }, order: { lastAt: 'DESC' }, take: 500 }),
    )
    return rows.map(({ readerId, page, times, day, lastAt }) => ({
      readerId,
      page,
      times,
      day,
      lastAt: lastAt.toISOString(),
    }))
  }

  private add(line: Line): void {
    const { tenantId, personId, readerId, page, at } = line
    const key = [tenantId, personId, readerId, page, at.toISOString().slice(0, 10)].join('/')
    const known = this.lines.get(key)
    if (!known && this.lines.size >= mostLines) this.lost += line.times
    else {
      const isLater = !known || known.at < at
      this.lines.set(key, { ...line, at: isLater ? at : known.at, times: (known?.times ?? 0) + line.times })
    }
  }

  private async writeAll(): Promise<void> {
    const lines = [...this.lines.values()]
    this.lines = new Map()
    for (const [tenantId, own] of Map.groupBy(lines, (line) => line.tenantId)) {
      try {
        await this.database.ofTenant(tenantId, (manager) => count(manager, tenantId, own))
      } catch (error) {
        for (const line of own) this.add(line)
        this.onUnwritten(error, { kept: this.lines.size, lost: this.lost })
      }
    }
    if (this.lines.size > 0 && !this.isClosed) this.timer ??= setTimeout(() => void this.flush(), retryMs)
  }
}

/** Adds reads to the counts of their days. One statement, since TypeORM's `upsert` replaces a value and cannot add to it. */
async function count(manager: EntityManager, tenantId: string, lines: Line[]): Promise<void> {
  await manager.query(
    `insert into access_record as a (tenant_id, person_id, day, reader_id, page, times, last_at)
     select $1, r.person, r.at::date, r.reader, r.page, r.times, r.at
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::timestamptz[]) r (person, reader, page, times, at)
     on conflict (tenant_id, person_id, day, reader_id, page)
     do update set times = a.times + excluded.times, last_at = greatest(a.last_at, excluded.last_at)`,
    [
      tenantId,
      lines.map(({ personId }) => personId),
      lines.map(({ readerId }) => readerId),
      lines.map(({ page }) => page),
      lines.map(({ times }) => times),
      lines.map(({ at }) => at),
    ],
  )
}
