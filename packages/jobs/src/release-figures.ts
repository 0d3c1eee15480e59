import { firstMemory, publish, restate, type Published } from '@switchback/analytics/disclosure/publication'
import type { Contribution } from '@switchback/analytics/disclosure/release'
import { rulesOf, smallestEver } from '@switchback/analytics/disclosure/rules'
import { contributionsOf } from '@switchback/analytics/figures/contributions'
import { definitions, frameworkFigures, generalFigures } from '@switchback/analytics/figures/figures'
import type { AsOf } from '@switchback/analytics/figures/passage'
import type { Period, ReportingRules } from '@switchback/domain/reporting/events'
import { reportingIdFor } from '@switchback/domain/reporting/reporting'
import { newestOfType } from '@switchback/event-store/tenants'
import { asTenant, heldForLong } from '@switchback/projections/tenancy'
import { direct, type Outcomes } from './due.js'
import type pg from 'pg'
import { candidatesOf, haveCaughtUp, readFirstDay, readSettings, readTenant, type Tenant } from './release-input.js'
import { sendOutbox, type Publishing, type PublishCommand, type ReleasedPublication } from './outbox.js'
import { duePeriods, endOf, periodNamed } from './periods.js'
import { keepRelease, readMemory, readReleases, type Release } from './release-store.js'

/**
 * Publishes the figures of each due period of a tenant, and replays past periods if the owner asked for it. One process at a time. Results are
 * stored before they are published, so that a crash publishes nothing twice and nothing different. A period is published when `outcomes`
 * confirms it; a publication or table that is refused is reported there, and the next one follows. Returns the number of publications.
 */
export async function releaseFigures(
  core: Publishing,
  tenantId: string,
  now = new Date(),
  outcomes: Outcomes = direct,
): Promise<number> {
  const { pool, keyring } = core
  const work = async (client: pg.PoolClient) => {
    const { rows } = await client.query<{ locked: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('reporting ' || $1, 0)) as locked`,
      [tenantId],
    )
    if (!rows[0]!.locked) return 0
    let published = await sendOutbox(core, tenantId, outcomes)
    // Views that are behind, as after an update, know too few people, and what is published stays. The next round tries again.
    if (!(await haveCaughtUp(pool, tenantId))) return published
    const releases = await readReleases(pool, tenantId)
    const profile = await readSettings(pool, tenantId)
    if (!profile) return published
    const last = releases.at(-1)
    const first = last ? null : await readFirstDay(pool, tenantId)
    if (!last && !first) return published
    const found = duePeriods(profile.reportingPeriod, last ? last.ends * 1_000 : null, first ?? now, now)
    const confirmed = await outcomes.confirm(
      'release',
      found.map(({ name }) => name),
    )
    // Periods are published in order.
    const waiting = found.findIndex(({ name }) => !confirmed.includes(name))
    const due = waiting === -1 ? found : found.slice(0, waiting)
    const replay = await replayAsked(pool, tenantId, releases)
    if (due.length === 0 && !replay) return published

    const tenant = await readTenant(pool, keyring, tenantId)
    for (const period of due) {
      const refused = await releasePeriod(pool, tenantId, tenant, releases, period)
      published += await sendOutbox(core, tenantId, outcomes)
      for (const table of refused) outcomes.failed(new HistoryTooLong(table), `the release of ${period.name}`)
    }
    if (replay && releases.length > 0) {
      const refused = await replayPast(pool, tenantId, tenant, releases, replay)
      published += await sendOutbox(core, tenantId, outcomes)
      for (const table of refused) outcomes.failed(new HistoryTooLong(table), 'the replay of past periods')
    }
    return published
  }
  return asTenant(pool, tenantId, work, heldForLong)
}

/** A table is no longer released: its history is too long to compare with. */
class HistoryTooLong extends Error {
  constructor(table: string) {
    super(`The table ${table} is not released: its history is too long to compare with.`)
  }
}

const figuresOf = ({ frameworks }: Tenant) => [...frameworks.flatMap(frameworkFigures), ...generalFigures]

/** Returns what passages contribute to a table as of a release, computed once for each passage and release. */
function contributionsAt(tenant: Tenant, asOfRelease: (release: number) => AsOf) {
  const figures = figuresOf(tenant)
  const places = new Map<string, number>(figures.map(({ table }, place) => [table.id, place]))
  const byRelease = new Map<number, Map<string, Contribution[]>>()
  const same = new Map<string, Contribution>()
  return (tableId: string, passage: string, release: number): Contribution | null => {
    if (!isAbout(tableId, tenant.frameworkOf.get(passage))) return null
    const ofRelease = byRelease.get(release) ?? new Map<string, Contribution[]>()
    byRelease.set(release, ofRelease)
    let made = ofRelease.get(passage)
    if (!made) {
      const facts = tenant.facts.get(passage)
      made = facts ? contributionsOf(figures, facts, asOfRelease(release), same) : []
      ofRelease.set(passage, made)
    }
    return made[places.get(tableId)!] ?? null
  }
}

/** Returns the rules of the next release. The smallest group never falls: people agreed to be counted in groups of at least that size. */
const rulesNow = ({ profile }: Tenant, releases: readonly Release[]): ReportingRules => ({
  smallestReportableGroup: Math.max(
    smallestEver,
    profile.smallestReportableGroup,
    ...releases.map(({ rules }) => rules.smallestReportableGroup),
  ),
  stallDays: profile.stallDays,
  definitions,
})

async function releasePeriod(
  pool: pg.Pool,
  tenantId: string,
  tenant: Tenant,
  releases: Release[],
  period: Period,
): Promise<string[]> {
  const memory = (await readMemory(pool, tenantId)) ?? firstMemory
  const rules = rulesNow(tenant, releases)
  const next: Release = {
    release: memory.release + 1,
    period: period.name,
    ends: endOf(period) / 1_000,
    asOf: tenant.position,
    rules,
    marks: {},
    without: {},
  }
  const known = [...releases, next]
  const at = contributionsAt(tenant, (release) => asOfOf(known, release))
  const result = publish(memory, {
    candidates: candidatesOf(tenant, asOfOf(known, next.release)),
    tables: figuresOf(tenant).map(({ table }) => table),
    groupsOf: tenant.groupsOf,
    contribution: (table, passage, release) => at(table.id, passage, release),
    rules: rulesOf(rules.smallestReportableGroup),
  })
  next.marks = result.memory.marks
  next.without = result.memory.without
  const outbox = publications(
    { type: 'PublishFigures' },
    { tenantId, tenant, period, releases: known, rules },
    result.published,
  )
  await keepRelease(pool, tenantId, next, result.memory, outbox)
  releases.push(next)
  return result.refused
}

async function replayPast(
  pool: pg.Pool,
  tenantId: string,
  tenant: Tenant,
  releases: Release[],
  { reason, position }: { reason: string; position: number },
): Promise<string[]> {
  let memory = (await readMemory(pool, tenantId))!
  const rules = rulesNow(tenant, releases)
  const outbox: PublishCommand[] = []
  const refused = new Set<string>()
  const at = contributionsAt(tenant, (release) => asOfOf(releases, release))
  const candidates = candidatesOf(tenant, asOfOf(releases, memory.release))
  for (const past of releases) {
    const today: AsOf = { end: past.ends - 1, position: tenant.position, stallDays: rules.stallDays }
    const current = contributionsAt(tenant, () => today)
    const result = restate(memory, past, {
      candidates,
      tables: figuresOf(tenant).map(({ table }) => table),
      groupsOf: tenant.groupsOf,
      then: (table, passage, release) => at(table.id, passage, release),
      today: (table, passage) => current(table.id, passage, 0),
      rules: rulesOf(rules.smallestReportableGroup),
    })
    memory = result.memory
    for (const table of result.refused) refused.add(table)
    const period = periodNamed(past.period)
    const kind = { type: 'RestateFigures' as const, reason }
    outbox.push(...publications(kind, { tenantId, tenant, period, releases, rules }, result.published))
  }
  await asTenant(pool, tenantId, (client) =>
    client.query(`update reporting_release set memory = $2, outbox = $3 where tenant_id = $1 and release = $4`, [
      tenantId,
      JSON.stringify({ ...memory, replayed: position }),
      JSON.stringify(outbox),
      memory.release,
    ]),
  )
  return [...refused]
}

/** A table about one framework has the framework's id after the first slash of its own. */
const isAbout = (tableId: string, frameworkId: string | undefined) => {
  const [, about] = tableId.split('/')
  return about === undefined || about === frameworkId
}

function asOfOf(releases: readonly Release[], release: number): AsOf {
  const known = releases[release - 1]!
  return { end: known.ends - 1, position: known.asOf, stallDays: known.rules.stallDays }
}

/** Returns the commands that publish a period, one for each group. Their tables have passed disclosure control. */
function publications(
  kind: { type: 'PublishFigures' } | { type: 'RestateFigures'; reason: string },
  { tenantId, tenant, period, releases, rules }: Publishable,
  published: Record<string, Published>,
): PublishCommand[] {
  const groups = new Map<string, ReleasedPublication['tables']>()
  for (const [id, { table, asOf }] of Object.entries(published)) {
    for (const [group, released] of Object.entries(table.groups)) {
      const oldest = releases[asOf[group]! - 1]!
      const day = new Date(oldest.ends * 1_000 - 86_400_000).toISOString().slice(0, 10)
      groups.set(group, { ...groups.get(group), [id]: { ...released, asOf: day } })
    }
  }
  return [...groups].map(([group, tables]) => ({
    streamId: reportingIdFor(tenantId, period.name),
    command: { ...kind, period, group, asOfPosition: tenant.position, rules, tables },
  }))
}

interface Publishable {
  tenantId: string
  tenant: Tenant
  period: Period
  releases: readonly Release[]
  rules: ReportingRules
}

async function replayAsked(pool: pg.Pool, tenantId: string, releases: Release[]) {
  if (releases.length === 0) return null
  const streamId = reportingIdFor(tenantId, 'replay')
  const newest = await asTenant(pool, tenantId, (client) =>
    newestOfType(client, { tenantId, streamId, type: 'ReplayRequested' }),
  )
  const asked = newest && { reason: String(newest.data.reason), position: newest.position }
  const done = (await readMemory(pool, tenantId))?.replayed ?? 0
  return asked && asked.position > done ? asked : null
}
