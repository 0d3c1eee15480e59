import { setTimeout as delay } from 'node:timers/promises'
import type { Candidate } from '@switchback/analytics/disclosure/population'
import type { FrameworkShape } from '@switchback/analytics/figures/figures'
import { readFact, type Fact, type StoredFact } from '@switchback/analytics/figures/facts'
import { factsAsOf, type AsOf } from '@switchback/analytics/figures/passage'
import { publishedContent } from '@switchback/domain/framework/framework'
import { RoleLevel } from '@switchback/domain/journey/pictures'
import { settingsAtFirst, type Settings } from '@switchback/domain/organisation/events'
import type { Keyring } from '@switchback/event-store/keyring'
import type { RowOf, ViewTable } from '@switchback/projections/table'
import { loadRows } from '@switchback/projections/rows'
import { headOf } from '@switchback/event-store/tenants'
import { haveReached, liveCheckpoint } from '@switchback/projections/live-checkpoints'
import { asTenant } from '@switchback/projections/tenancy'
import { cohortBoard } from '@switchback/views/cohort-board/projection'
import { frameworkCatalogue } from '@switchback/views/framework-catalogue/projection'
import { memberDirectory } from '@switchback/views/member-directory/projection'
import { organisationProfile } from '@switchback/views/organisation-profile/projection'
import { passage } from '@switchback/views/passage/projection'
import type { Projection } from '@switchback/projections/projection'
import type pg from 'pg'

/** Everything that a release of a tenant's results is computed from. */
export interface Tenant {
  /** The position up to which passages are known. */
  position: number
  profile: Settings
  frameworks: FrameworkShape[]
  /** The facts of each passage. */
  facts: Map<string, Fact[]>
  /** The person and the framework of each passage. */
  personOf: Map<string, string>
  frameworkOf: Map<string, string>
  /** People who agreed to be counted and have not taken it back, former members included. */
  consenting: Set<string>
  groupsOf: (atoms: readonly string[]) => { id: string; atoms: readonly string[] }[]
}

/** Reads the live rows of a view, and the position that they have reached. */
async function live<Table extends ViewTable>(pool: pg.Pool, tenantId: string, projection: Projection<Table>) {
  return asTenant(pool, tenantId, async (client) => {
    const { generation, position } = await liveCheckpoint(client, tenantId, projection.id)
    const found = await loadRows(client, projection, tenantId, generation)
    return { position, rows: found as Map<string, RowOf<Table>> }
  })
}

const readFrom = [passage, cohortBoard, frameworkCatalogue, memberDirectory, organisationProfile].map(({ id }) => id)
const waitMs = 10_000

/** Returns whether all views that a release reads have reached the store's current position. Waits up to 10 seconds for them. */
export async function haveCaughtUp(pool: pg.Pool, tenantId: string): Promise<boolean> {
  const head = await asTenant(pool, tenantId, (client) => headOf(client, tenantId))
  for (const begun = Date.now(); ; await delay(100)) {
    if (await asTenant(pool, tenantId, (client) => haveReached(client, tenantId, readFrom, head))) return true
    if (Date.now() - begun > waitMs) return false
  }
}

/** Returns the tenant's settings; null before it is founded. */
export async function readSettings(pool: pg.Pool, tenantId: string): Promise<Settings | null> {
  const profile = (await live(pool, tenantId, organisationProfile)).rows.get(tenantId)
  return profile ? { ...settingsAtFirst, ...profile.settings } : null
}

/** Returns the day on which the first journey was opened; null if there is none. */
export async function readFirstDay(pool: pg.Pool, tenantId: string): Promise<Date | null> {
  const { rows } = await live(pool, tenantId, passage)
  let first = Infinity
  for (const { facts } of rows.values()) for (const [kind, at] of facts) if (kind === 'opened' && at < first) first = at
  return first === Infinity ? null : new Date(first * 1_000)
}

/** Reads what a release needs. The level of a role is decrypted, as its place in the order of levels. */
export async function readTenant(pool: pg.Pool, keyring: Keyring, tenantId: string): Promise<Tenant> {
  const passages = await live(pool, tenantId, passage)
  const [cohorts, catalogue, members, profile] = await Promise.all([
    live(pool, tenantId, cohortBoard),
    live(pool, tenantId, frameworkCatalogue),
    live(pool, tenantId, memberDirectory),
    readSettings(pool, tenantId),
  ])
  const sponsorOf = new Map([...cohorts.rows].map(([id, { sponsorId }]) => [id, sponsorId]))
  const facts = new Map<string, Fact[]>()
  const personOf = new Map<string, string>()
  const frameworkOf = new Map<string, string>()
  for (const [id, row] of passages.rows) {
    if (!row.clientId || !row.frameworkId) continue
    personOf.set(id, row.clientId)
    frameworkOf.set(id, row.frameworkId)
    facts.set(id, await readableFacts(keyring, tenantId, row.facts))
  }
  return {
    position: passages.position,
    profile: profile ?? settingsAtFirst,
    frameworks: [...catalogue.rows].flatMap(([id, { framework }]) => {
      const versions = framework.published.map((_, at) => publishedContent(framework, at + 1)!)
      if (versions.length === 0) return []
      const newest = versions.at(-1)!
      return [
        {
          id,
          phases: unique([...newest.phases, ...versions.flatMap(({ phases }) => phases)].map((phase) => phase.id)),
          bands: unique(versions.flatMap(({ assessment }) => assessment?.bands ?? []).map((band) => band.id)),
        },
      ]
    }),
    facts,
    personOf,
    frameworkOf,
    consenting: new Set(
      // Someone who was removed, perhaps after finishing, has taken nothing back.
      [...members.rows].flatMap(([id, { reportingConsent }]) => (reportingConsent ? [id] : [])),
    ),
    groupsOf: (atoms) => groupsOf(atoms, sponsorOf),
  }
}

const unique = (texts: string[]) => [...new Set(texts)]

/** Returns the facts as records, with levels as numbers. Income in the client's own words has no order: it is not read. */
async function readableFacts(keyring: Keyring, tenantId: string, stored: StoredFact[]): Promise<Fact[]> {
  const hasLevel = stored.some(([kind]) => kind === 'baseline' || kind === 'outcome')
  const facts = (hasLevel ? await keyring.decrypt(tenantId, stored) : stored).map(readFact)
  return facts.map((fact) =>
    fact.kind === 'baseline' || fact.kind === 'outcome' ? { ...fact, level: levels.indexOf(String(fact.level)) } : fact,
  )
}

const levels: readonly string[] = RoleLevel.options

/** Returns the passages that may be counted at a moment, each with its atom: the cohort and the version of the framework. */
export function candidatesOf({ facts, personOf, frameworkOf, consenting }: Tenant, asOf: AsOf): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>()
  for (const [id, own] of facts) {
    const personId = personOf.get(id)!
    if (!consenting.has(personId)) continue
    const known = factsAsOf(own, asOf)
    if (known.of('opened').length === 0) continue
    let cohort = ''
    let version = 0
    // In the order of recording: a move is two events of one moment.
    for (const fact of [...known.all].sort((one, other) => one.position - other.position)) {
      if (fact.kind === 'enrolled' || fact.kind === 'opened') cohort = fact.cohortId ?? cohort
      if (fact.kind === 'left' && cohort === fact.cohortId) cohort = ''
      if (fact.kind === 'planned') version = fact.frameworkVersion
    }
    candidates.set(id, { personId, atom: `${cohort || 'none'}/${frameworkOf.get(id)}@${version}` })
  }
  return candidates
}

/** Returns the groups that get a report: all, each sponsor's people, each cohort, each version of a framework. */
function groupsOf(atoms: readonly string[], sponsorOf: ReadonlyMap<string, string | null>) {
  const groups = new Map<string, string[]>()
  const put = (group: string, atom: string) => groups.set(group, [...(groups.get(group) ?? []), atom])
  for (const atom of atoms) {
    const [cohort, framework] = atom.split('/') as [string, string]
    put('all', atom)
    const sponsor = sponsorOf.get(cohort)
    if (sponsor) put(`sponsor:${sponsor}`, atom)
    if (cohort !== 'none') put(`cohort:${cohort}`, atom)
    if (!framework.endsWith('@0')) put(`framework:${framework}`, atom)
  }
  return [...groups].map(([id, own]) => ({ id, atoms: own }))
}
