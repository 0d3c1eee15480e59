import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'

interface Read {
  tenantId: string
  personId: string
  readerId: string
  page: string
  at: Date
}

const flushMs = 1_000
const held = 10_000

/**
 * Who looked at whose pages. Reads are gathered in memory and written once a second, counted by day, so that looking costs nothing;
 * what a crash loses is the last second.
 */
export class AccessRecords {
  private readonly reads = new Map<string, Read & { times: number }>()
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()

  constructor(private readonly pool: pg.Pool) {}

  /** Notes that somebody looked at a page about a person. */
  note(read: Read) {
    const key = [read.tenantId, read.personId, read.readerId, read.page, read.at.toISOString().slice(0, 10)].join('/')
    const known = this.reads.get(key)
    if (!known && this.reads.size >= held) void this.flush()
    this.reads.set(key, { ...read, times: (known?.times ?? 0) + 1 })
    this.timer ??= setTimeout(() => void this.flush(), flushMs)
  }

  /** Writes what was gathered. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const reads = [...this.reads.values()]
    this.reads.clear()
    if (reads.length > 0) this.writing = this.writing.then(() => this.write(reads)).catch(() => {})
    return this.writing
  }

  private async write(reads: (Read & { times: number })[]) {
    for (const tenantId of new Set(reads.map((read) => read.tenantId))) {
      const own = reads.filter((read) => read.tenantId === tenantId)
      await asTenant(this.pool, tenantId, (client) =>
        client.query(
          `insert into access_record as a (tenant_id, person_id, day, reader_id, page, times, last_at)
           select $1, r.person, r.at::date, r.reader, r.page, r.times, r.at
           from unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::timestamptz[]) r (person, reader, page, times, at)
           on conflict (tenant_id, person_id, day, reader_id, page)
           do update set times = a.times + excluded.times, last_at = greatest(a.last_at, excluded.last_at)`,
          [
            tenantId,
            own.map(({ personId }) => personId),
            own.map(({ readerId }) => readerId),
            own.map(({ page }) => page),
            own.map(({ times }) => times),
            own.map(({ at }) => at),
          ],
        ),
      )
    }
  }

  /** Who looked at a person's pages, the latest first; at most 500 lines. */
  async of(tenantId: string, personId: string) {
    await this.flush()
    const { rows } = await asTenant(this.pool, tenantId, (client) =>
      client.query<{ reader_id: string; page: string; times: number; last_at: Date; day: string }>(
        `select reader_id, page, times, last_at, day::text from access_record
         where tenant_id = $1 and person_id = $2 order by last_at desc limit 500`,
        [tenantId, personId],
      ),
    )
    return rows.map(({ reader_id: readerId, page, times, last_at, day }) => ({
      readerId,
      page,
      times,
      day,
      lastAt: last_at.toISOString(),
    }))
  }
}
