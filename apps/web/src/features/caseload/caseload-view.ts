import type { QueryResult } from '../../api/client'
import type { CaseEntry } from '../../journey/bulk-actions'
import { attentionTexts, type Reason } from '../../journey/attention-texts'

interface Wanted {
  search: string
  show: 'needing' | 'all'
  reason: Reason | null
  /** Actions that can still be undone, as `approve/journeyId`: the list shows them as done. */
  pending: ReadonlySet<string>
}

/** The entries of a caseload as its screen shows them: filtered, and without the reasons that a pending action settles. A search covers all entries. */
export function caseloadView(entries: CaseEntry[], { search, show, reason, pending }: Wanted): CaseEntry[] {
  const words = search.trim().toLowerCase().split(/\s+/)
  return entries
    .map((entry) => {
      const settled = (what: Reason) =>
        (what === 'gate-waiting' && pending.has(`approve/${entry.journeyId}`)) ||
        (what === 'evidence-waiting' && pending.has(`accept/${entry.journeyId}`)) ||
        pending.has(`pause/${entry.journeyId}`)
      return { ...entry, attention: entry.attention.filter(({ reason: what }) => !settled(what)) }
    })
    .filter((entry) => show === 'all' || search.trim() || entry.attention.length > 0)
    .filter((entry) => reason === null || entry.attention.some(({ reason: what }) => what === reason))
    .filter(({ clientName, cohortName, phaseTitle }) => {
      const text = `${clientName} ${cohortName} ${phaseTitle}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
}

/** How many wait for each reason, most pressing reason first. */
export function reasonCounts(entries: CaseEntry[]): [Reason, number][] {
  const counts = new Map<Reason, number>()
  for (const { attention } of entries)
    for (const reason of new Set(attention.map((one) => one.reason))) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const order = Object.keys(attentionTexts) as Reason[]
  return order.flatMap((reason) => (counts.has(reason) ? [[reason, counts.get(reason)!] as [Reason, number]] : []))
}

/**
 * How many clients there are, how many of them need their coach, and for which reasons: what the server counted over all pages,
 * minus what pending actions settle among the entries on the screen.
 */
export function caseloadCounts(
  counted: Pick<QueryResult<'/api/caseload'>, 'total' | 'needing' | 'reasons'> | undefined,
  entries: CaseEntry[],
  pending: ReadonlySet<string>,
) {
  const everything = { search: '', show: 'needing' as const, reason: null }
  const before = caseloadView(entries, { ...everything, pending: new Set() })
  const after = caseloadView(entries, { ...everything, pending })
  const settled = new Map(reasonCounts(before))
  for (const [reason, count] of reasonCounts(after)) settled.set(reason, settled.get(reason)! - count)
  const reasons = (Object.keys(attentionTexts) as Reason[]).flatMap((reason): [Reason, number][] => {
    const count = (counted?.reasons[reason] ?? 0) - (settled.get(reason) ?? 0)
    return count > 0 ? [[reason, count]] : []
  })
  return {
    total: counted?.total ?? 0,
    needing: Math.max(0, (counted?.needing ?? 0) - (before.length - after.length)),
    reasons,
  }
}
