import { compareKeys } from '../reading/paging.js'
import type { Attention, Reason } from './table.js'

/** Reasons in the order of urgency. */
export const reasonOrder: Reason[] = ['strain', 'gate-waiting', 'evidence-waiting', 'no-plan', 'overdue', 'stalled']

interface Waiting {
  status: string
  attention: Attention[]
  lastActivityAt: string
  phaseTarget: string | null
}

const day = 86_400_000

/**
 * Why this client needs their coach at a moment, most urgent first and oldest first within. To what events raised come what
 * time raises: no own activity for `stallDays` (pauses excepted), since the last activity; and a phase past its target date.
 */
export function attentionAt(row: Waiting, now: Date, stallDays: number): Attention[] {
  const reasons = [...row.attention]
  if (row.status === 'open') {
    const stalledSince = new Date(Date.parse(row.lastActivityAt) + stallDays * day)
    const waitsForCoach = reasons.some(({ reason }) => reason === 'gate-waiting' || reason === 'no-plan')
    if (stalledSince <= now && !waitsForCoach) reasons.push({ reason: 'stalled', since: row.lastActivityAt })
    if (row.phaseTarget && Date.parse(row.phaseTarget) + day <= now.getTime())
      reasons.push({ reason: 'overdue', since: new Date(Date.parse(row.phaseTarget) + day).toISOString() })
  }
  return reasons.sort(
    (one, other) =>
      reasonOrder.indexOf(one.reason) - reasonOrder.indexOf(other.reason) || (one.since < other.since ? -1 : 1),
  )
}

interface Listed {
  journeyId: string
  attention: Attention[]
}

/** What the caseload is sorted by: the most urgent reason, since when, and the journey where those are alike. */
export function urgencyOf({ journeyId, attention: [first] }: Listed): [number, string, string] {
  return [first ? reasonOrder.indexOf(first.reason) : reasonOrder.length, first?.since ?? '', journeyId]
}
export const urgentFirst: (1 | -1)[] = [1, 1, 1]

/** Orders caseload entries: who needs their coach most comes first, the longest waiting first; last who needs no one. */
export function byUrgency(one: Listed, other: Listed): number {
  return compareKeys(urgencyOf(one), urgencyOf(other), urgentFirst)
}
