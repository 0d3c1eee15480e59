import { compareKeys } from '../reading/paging.js'
import type { Attention, Reason } from '../coach-caseload/table.js'

/** Reasons in the order of urgency. */
export const reasonOrder: Reason[] = ['strain', 'gate-waiting', 'evidence-waiting', 'no-plan', 'overdue', 'stalled']

/** The place of a reason in the order of urgency: 0 is the most urgent. */
export const rankOf = (reason: Reason) => reasonOrder.indexOf(reason)

/** The rank of those who need no one. */
export const noUrgency = reasonOrder.length

/** One bit for each reason, by its rank: the reasons of a client fit one number. */
export const bitOf = (reason: Reason) => 1 << rankOf(reason)

/**
 * What events raised, as columns: the rank of the most urgent reason, since when the longest waiting thing of it waits, and all
 * reasons as bits. What time raises comes in the query, which knows the day.
 */
export function attentionColumns(attention: Attention[]) {
  const ranks = attention.map(({ reason }) => rankOf(reason))
  const urgency = Math.min(noUrgency, ...ranks)
  const since = attention.filter(({ reason }) => rankOf(reason) === urgency).map((one) => one.since)
  return {
    attention,
    urgency,
    urgentSince: since.sort()[0] ?? null,
    reasons: attention.reduce((bits, { reason }) => bits | bitOf(reason), 0),
  }
}

interface Waiting {
  status: string
  attention: Attention[]
  lastActivityAt: string
  phaseTarget: string | null
}

export const dayMs = 86_400_000

/**
 * Why this client needs their coach at a moment, most urgent first and oldest first within. To what events raised come what
 * time raises: no own activity for `stallDays` (pauses excepted), since the last activity; and a phase past its target date.
 */
export function attentionAt(row: Waiting, now: Date, stallDays: number): Attention[] {
  const reasons = [...row.attention]
  if (row.status === 'open') {
    const stalledSince = new Date(Date.parse(row.lastActivityAt) + stallDays * dayMs)
    const waitsForCoach = reasons.some(({ reason }) => reason === 'gate-waiting' || reason === 'no-plan')
    if (stalledSince <= now && !waitsForCoach) reasons.push({ reason: 'stalled', since: row.lastActivityAt })
    if (row.phaseTarget && Date.parse(row.phaseTarget) + dayMs <= now.getTime())
      reasons.push({ reason: 'overdue', since: new Date(Date.parse(row.phaseTarget) + dayMs).toISOString() })
  }
  return reasons.sort((one, other) => rankOf(one.reason) - rankOf(other.reason) || (one.since < other.since ? -1 : 1))
}

interface Listed {
  journeyId: string
  attention: Attention[]
}

/** What the caseload is sorted by: the most urgent reason, since when, and the journey where those are alike. */
function urgencyOf({ journeyId, attention: [first] }: Listed): [number, string, string] {
  return [first ? rankOf(first.reason) : noUrgency, first?.since ?? '', journeyId]
}
const urgentFirst: (1 | -1)[] = [1, 1, 1]

/** Orders caseload entries: who needs their coach most comes first, the longest waiting first; last who needs no one. */
export function byUrgency(one: Listed, other: Listed): number {
  return compareKeys(urgencyOf(one), urgencyOf(other), urgentFirst)
}
