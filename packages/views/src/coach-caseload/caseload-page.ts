import { bitOf, dayMs, noUrgency, rankOf, reasonOrder } from '../cases/attention.js'
import { coachCaseloadTable, type Reason } from './table.js'
import type { RowFinder } from '../reading/view-reader.js'

/** What a page of the caseload is asked by. */
export interface CaseloadAsked {
  coachId: string
  /** With those whose journey has ended. */
  ended: boolean
  show: 'all' | 'needing'
  reason: Reason | undefined
  now: Date
  /** After how many days without the client's own activity they count as stalled. */
  stallDays: number
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

interface Line {
  key: string
  rank: number
  since: Date | null
}

/**
 * The lines of one page of the caseload and the next one after it, most urgent first, and how many there are in all. The database
 * filters, sorts and counts: what events raised is in columns, and what time raises is an expression over the day.
 */
export async function caseloadPage(rows: RowFinder, asked: CaseloadAsked): Promise<{ lines: Line[]; counts: Counts }> {
  const { coachId, ended, show, reason, now, stallDays, limit, after } = asked
  const stalledBefore = new Date(now.getTime() - stallDays * dayMs).toISOString()
  const found = await rows.sql<Line & { counts: number[] }>({ cases: coachCaseloadTable }, pageSql, [
    coachId,
    ended,
    now.toISOString().slice(0, 10),
    stalledBefore,
    show === 'needing',
    reason === undefined ? null : bitOf(reason),
    after?.[0] ?? null,
    after?.[1] || '-infinity',
    after?.[2] ?? null,
    limit + 1,
  ])
  const [total = 0, needing = 0, ...each] = found[0]!.counts
  const reasons = Object.fromEntries(
    reasonOrder.flatMap((one, rank) => (each[rank] ? [[one, each[rank]] as const] : [])),
  )
  return { lines: found.filter(({ key }) => key !== null), counts: { total, needing, reasons } }
}

/** What a line is sorted by, as the next page needs it. */
export const keysOf = ({ rank, since, key }: Line): SortKeys => [rank, since?.toISOString() ?? '', key]

const overdue = rankOf('overdue')
const stalled = rankOf('stalled')
const waitsForCoach = bitOf('gate-waiting') | bitOf('no-plan')

/**
 * $1 the coach, $2 whether ended journeys count, $3 the day, $4 the moment before which a last activity is too long ago, $5 only
 * who needs the coach, $6 the bit of a reason, $7 to $9 the line before, $10 how many lines. The order is the one of `attentionAt`.
 * All cases of the coach are ranked, by an index of the coach and the status: what they are ranked by depends on the day.
 */
const pageSql = `
  with own as (
    select key, urgency, urgent_since, phase_target, last_activity_at, reasons
      | case when status = 'open' and phase_target < $3::text then ${bitOf('overdue')} else 0 end
      | case when status = 'open' and last_activity_at <= $4::timestamptz and reasons & ${waitsForCoach} = 0
          then ${bitOf('stalled')} else 0 end as reasons
    from {cases} c
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
    select array[count(*), count(*) filter (where reasons > 0),
      ${reasonOrder.map((reason) => `count(*) filter (where reasons & ${bitOf(reason)} > 0)`).join(', ')}]::integer[] as counts
    from ranked
  ), page as (
    select key, rank, since from ranked
    where (not $5::boolean or reasons > 0) and ($6::integer is null or reasons & $6::integer > 0)
      and ($7::integer is null
        or (rank, coalesce(since, '-infinity'), key) > ($7::integer, $8::timestamptz, $9::text))
    order by rank, coalesce(since, '-infinity'), key limit $10::bigint
  )
  select counts, key, rank, since from counted left join page on true
  order by rank, coalesce(since, '-infinity'), key`
