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
 * time raises: no own activity for `stallDays` (pauses excepted), and a phase past its target date.
 */
export function attentionAt(row: Waiting, now: Date, stallDays: number): Attention[] {
  const reasons = [...row.attention]
  if (row.status === 'open') {
    const stalledSince = new Date(Date.parse(row.lastActivityAt) + stallDays * day)
    const waitsForCoach = reasons.some(({ reason }) => reason === 'gate-waiting' || reason === 'no-plan')
    if (stalledSince <= now && !waitsForCoach) reasons.push({ reason: 'stalled', since: stalledSince.toISOString() })
    if (row.phaseTarget && Date.parse(row.phaseTarget) + day <= now.getTime())
      reasons.push({ reason: 'overdue', since: new Date(Date.parse(row.phaseTarget) + day).toISOString() })
  }
  return reasons.sort(
    (one, other) =>
      reasonOrder.indexOf(one.reason) - reasonOrder.indexOf(other.reason) || (one.since < other.since ? -1 : 1),
  )
}

/** Orders caseload entries: who needs somebody most, longest first; those who need nobody last. */
export function byUrgency(one: { attention: Attention[] }, other: { attention: Attention[] }): number {
  const rank = ({ attention }: { attention: Attention[] }) =>
    attention[0] ? reasonOrder.indexOf(attention[0].reason) : reasonOrder.length
  return rank(one) - rank(other) || ((one.attention[0]?.since ?? '') < (other.attention[0]?.since ?? '') ? -1 : 1)
}
