import type { Memory } from '@switchback/analytics/disclosure/publication'
import type { ReportingRules } from '@switchback/domain/reporting/events'
import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'
import type { PublishCommand } from './outbox.js'

/** A release of a tenant's results, as it is stored. */
export interface Release {
  release: number
  period: string
  /** The first second after the period, since 1970. */
  ends: number
  asOf: number
  rules: ReportingRules
  marks: Memory['marks']
  without: Memory['without']
}

/** Stores a release before it is published, with the commands that publish it. Only the newest release keeps the memory. */
export async function keepRelease(
  pool: pg.Pool,
  tenantId: string,
  next: Release,
  memory: Memory,
  outbox: PublishCommand[],
) {
  const { release, period, ends, asOf, rules, marks, without } = next
  await asTenant(pool, tenantId, async (client) => {
    await client.query('update reporting_release set memory = null where tenant_id = $1', [tenantId])
    await client.query(
      `insert into reporting_release (tenant_id, release, period, ends, as_of, rules, marks, without, memory, outbox)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tenantId,
        release,
        period,
        ends,
        asOf,
        rules,
        JSON.stringify(marks),
        JSON.stringify(without),
        JSON.stringify(memory),
        JSON.stringify(outbox),
      ],
    )
  })
}

/** Returns the releases of a tenant, in order. */
export async function readReleases(pool: pg.Pool, tenantId: string): Promise<Release[]> {
  const { rows } = await asTenant(pool, tenantId, (client) =>
    client.query<Omit<Release, 'ends' | 'asOf'> & { ends: string; as_of: string }>(
      'select release, period, ends, as_of, rules, marks, without from reporting_release where tenant_id = $1 order by release',
      [tenantId],
    ),
  )
  return rows.map(({ as_of, ends, ...row }) => ({ ...row, ends: Number(ends), asOf: Number(as_of) }))
}

/** Returns what the next release must know, and the position up to which replays were done; null before the first release. */
export async function readMemory(pool: pg.Pool, tenantId: string): Promise<(Memory & { replayed?: number }) | null> {
  const { rows } = await asTenant(pool, tenantId, (client) =>
    client.query<{ memory: Memory }>(
      'select memory from reporting_release where tenant_id = $1 and memory is not null order by release desc limit 1',
      [tenantId],
    ),
  )
  return rows[0]?.memory ?? null
}
