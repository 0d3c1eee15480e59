import { bitOf, noUrgency, rankOf, reasonOrder } from '../cases/attention.js'
import { notShown, usualStallDays, type Case } from '../cases/entries.js'
import { cohortBoardTable } from '../cohort-board/table.js'
import { frameworkCatalogueTable } from '../framework-catalogue/table.js'
import { generationSql, newestVersionSql, type Edition } from '../frameworks/published.js'
import { memberDirectoryTable } from '../member-directory/table.js'
import { organisationProfileTable } from '../organisation-profile/table.js'
import { columnsOf } from '../reading/row-finder.js'
import type { RowFinder } from '../reading/view-reader.js'
import { coachCaseloadTable, type Reason } from './table.js'

/** Which page of a caseload is read. */
export interface CaseloadPage {
  coachId: string
  /** With those whose journey has ended. */
  ended: boolean
  show: 'all' | 'needing'
  reason: Reason | undefined
  now: Date
  /** After how many days without the client's own activity they count as stalled; by default as the practice has set it. */
  stallDays: number | undefined
  limit: number
  /** What the last line of the page before is sorted by. */
  after: SortKeys | undefined
}

/** What a line is sorted by: its rank, since when it has it (empty where no one is needed), its journey. */
type SortKeys = readonly [rank: number, since: string, journeyId: string]

interface Counts {
  total: number
  needing: number
  /** A reason that no client has is not named. */
  reasons: Partial<Record<Reason, number>>
}

/** A case on a page, with what its entry shows from other views. */
export interface Line extends Omit<Case, (typeof notShown)[number]> {
  rank: number
  since: string | null
  clientName: string | null
  cohortName: string | null
  newestVersion: number | null
  catalogueGeneration: number
}

/** Counts come as a text, since they are the same on every line and only those of the first are read. */
type Found = (Line | { key: null }) & { counts: string; stallDays: number }

/**
 * The lines of one page of the caseload and the next one after it, most urgent first, and how many there are in all. The database
 * filters, sorts and counts: what events raised is in columns, and what time raises is an expression over the day.
 */
export async function caseloadPage(
  rows: RowFinder,
  page: CaseloadPage,
): Promise<{ lines: Line[]; counts: Counts; stallDays: number }> {
  const { coachId, ended, show, reason, now, stallDays, limit, after } = page
  const found = await rows.sql<Found>(tables, pageSql, [
    coachId,
    ended,
    now.toISOString().slice(0, 10),
    now.toISOString(),
    stallDays ?? null,
    show === 'needing',
    reason === undefined ? null : bitOf(reason),
    after?.[0] ?? null,
    after?.[1] || '-infinity',
    after?.[2] ?? null,
    limit + 1,
  ])
  const [first] = found
  const [total = 0, needing = 0, ...each] = first!.counts.split(' ').map(Number)
  const reasons = Object.fromEntries(
    reasonOrder.flatMap((one, rank) => (each[rank] ? [[one, each[rank]] as const] : [])),
  )
  const lines = found.filter((line): line is Line & Found => line.key !== null)
  return { lines, counts: { total, needing, reasons }, stallDays: first!.stallDays }
}

/** What a line is sorted by, as the next page needs it. */
export const keysOf = ({ rank, since, key }: Line): SortKeys => [rank, since ?? '', key]

/** The edition of the framework that the client of a line follows: the one of their plan, or the newest before there is a plan. */
export const editionOf = ({ frameworkId, frameworkVersion, newestVersion, catalogueGeneration }: Line): Edition => ({
  frameworkId,
  version: frameworkVersion ?? newestVersion,
  generation: catalogueGeneration,
})

const tables = {
  cases: coachCaseloadTable,
  members: memberDirectoryTable,
  cohorts: cohortBoardTable,
  frameworks: frameworkCatalogueTable,
  profile: organisationProfileTable,
}

const overdue = rankOf('overdue')
const stalled = rankOf('stalled')
const waitsForCoach = bitOf('gate-waiting') | bitOf('no-plan')

/**
 * $1 the coach, $2 whether ended journeys count, $3 the day, $4 the moment, $5 the days after which a client is stalled, $6 only who
 * needs the coach, $7 the bit of a reason, $8 to $10 the line before, $11 how many lines. The order is the one of `attentionAt`.
 * All cases of the coach are ranked, by an index of the coach and the status: what they are ranked by depends on the day.
 */
const pageSql = `
  with practice as (
    select coalesce($5::integer, (select (settings ->> 'stallDays')::integer from {profile} p limit 1), ${usualStallDays}) as stall_days
  ), own as (
    select key, urgency, urgent_since, phase_target, last_activity_at, reasons
      | case when status = 'open' and phase_target < $3::text then ${bitOf('overdue')} else 0 end
      | case when status = 'open' and last_activity_at <= $4::timestamptz - stall_days * interval '24 hours' and reasons & ${waitsForCoach} = 0
          then ${bitOf('stalled')} else 0 end as reasons
    from {cases} c, practice
    where coach_id = $1::uuid and ($2::boolean or status in ('open', 'paused'))
  ), ranked as (
    select key, reasons,
      case when urgency < ${overdue} then urgency
        when reasons & ${bitOf('overdue')} > 0 then ${overdue}
        when reasons & ${bitOf('stalled')} > 0 then ${stalled}
        else ${noUrgency} end as rank,
      case when urgency < ${overdue} then urgent_since
        when reasons & ${bitOf('overdue')} > 0 then (greatest(phase_target, '0001-01-01')::date + 1)::timestamp at time zone 'UTC'
        when reasons & ${bitOf('stalled')} > 0 then last_activity_at end as since
    from own
  ), counted as (
    select concat_ws(' ', count(*), count(*) filter (where reasons > 0),
      ${reasonOrder.map((reason) => `count(*) filter (where reasons & ${bitOf(reason)} > 0)`).join(', ')}) as counts
    from ranked
  ), page as (
    select key, rank, since from ranked
    where (not $6::boolean or reasons > 0) and ($7::integer is null or reasons & $7::integer > 0)
      and ($8::integer is null
        or (rank, coalesce(since, '-infinity'), key) > ($8::integer, $9::timestamptz, $10::text))
    order by rank, coalesce(since, '-infinity'), key limit $11::bigint
  )
  select counts, stall_days as "stallDays", page.rank, page.since, ${columnsOf(coachCaseloadTable, notShown, 'c')},
    (select name from {members} m where m.key = c.client_id::text) as "clientName",
    (select name from {cohorts} g where g.key = c.cohort_id::text) as "cohortName",
    case when c.framework_version is null then ${newestVersionSql('c.framework_id')} end as "newestVersion",
    ${generationSql} as "catalogueGeneration"
  from counted cross join practice left join page on true left join {cases} c on c.key = page.key
  order by page.rank, coalesce(page.since, '-infinity'), page.key`
