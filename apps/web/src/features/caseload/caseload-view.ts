import type { Answer } from '../../api/client'
import type { CaseEntry } from '../../journey/bulk-actions'
import { reasonWords, type Reason } from '../../journey/reasons'

interface Wanted {
  search: string
  show: 'needing' | 'all'
  reason: Reason | null
  /** Actions that are being held, as `approve/journeyId`: they are shown as done. */
  held: ReadonlySet<string>
}

/** The entries of a caseload as they are shown: without what is being settled, and only what is looked for. Searching looks at all. */
export function caseloadView(entries: CaseEntry[], { search, show, reason, held }: Wanted): CaseEntry[] {
  const words = search.trim().toLowerCase().split(/\s+/)
  return entries
    .map((entry) => {
      const settled = (what: Reason) =>
        (what === 'gate-waiting' && held.has(`approve/${entry.journeyId}`)) ||
        (what === 'evidence-waiting' && held.has(`accept/${entry.journeyId}`)) ||
        held.has(`pause/${entry.journeyId}`)
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
  const order = Object.keys(reasonWords) as Reason[]
  return order.flatMap((reason) => (counts.has(reason) ? [[reason, counts.get(reason)!] as [Reason, number]] : []))
}

/**
 * How many clients there are, how many of them need their coach, and for which reasons: what the server counted over all pages,
 * without what is being settled among the entries that are on the screen.
 */
export function caseloadCounts(
  counted: Pick<Answer<'/api/caseload'>, 'total' | 'needing' | 'reasons'> | undefined,
  entries: CaseEntry[],
  held: ReadonlySet<string>,
) {
  const everything = { search: '', show: 'needing' as const, reason: null }
  const before = caseloadView(entries, { ...everything, held: new Set() })
  const after = caseloadView(entries, { ...everything, held })
  const settled = new Map(reasonCounts(before))
  for (const [reason, count] of reasonCounts(after)) settled.set(reason, settled.get(reason)! - count)
  const reasons = (Object.keys(reasonWords) as Reason[]).flatMap((reason): [Reason, number][] => {
    const count = (counted?.reasons[reason] ?? 0) - (settled.get(reason) ?? 0)
    return count > 0 ? [[reason, count]] : []
  })
  return {
    total: counted?.total ?? 0,
    needing: Math.max(0, (counted?.needing ?? 0) - (before.length - after.length)),
    reasons,
  }
}
