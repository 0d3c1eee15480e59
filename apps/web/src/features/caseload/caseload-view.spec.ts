import type { CaseEntry } from '../../journey/bulk-actions'
import { caseloadCounts, caseloadView, reasonCounts } from './caseload-view'

const entry = (journeyId: string, ...reasons: CaseEntry['attention'][number]['reason'][]) =>
  ({
    journeyId,
    clientName: `Client-${journeyId}`,
    cohortName: 'Spring',
    phaseTitle: 'Explore',
    attention: reasons.map((reason) => ({ reason, since: '2026-01-01T00:00:00Z' })),
  }) as CaseEntry
const all = [entry('a', 'gate-waiting', 'overdue'), entry('b', 'evidence-waiting'), entry('c')]
const nothing = { search: '', show: 'needing' as const, reason: null, pending: new Set<string>() }
const ids = (entries: CaseEntry[]) => entries.map(({ journeyId }) => journeyId)

describe('a caseload', () => {
  it('shows the clients who need their coach, or all of them', () => {
    expect(ids(caseloadView(all, nothing))).toEqual(['a', 'b'])
    expect(ids(caseloadView(all, { ...nothing, show: 'all' }))).toEqual(['a', 'b', 'c'])
  })
  it('is searched among all clients, by every word', () => {
    expect(ids(caseloadView(all, { ...nothing, search: 'spring CLIENT' }))).toEqual(['a', 'b', 'c'])
    expect(ids(caseloadView(all, { ...nothing, search: 'explore client-c' }))).toEqual(['c'])
    expect(ids(caseloadView(all, { ...nothing, search: 'nobody' }))).toEqual([])
  })
  it('is narrowed to one reason', () =>
    expect(ids(caseloadView(all, { ...nothing, reason: 'evidence-waiting' }))).toEqual(['b']))
  it('shows what a pending action settles as settled, and keeps the rest', () => {
    const [first] = caseloadView(all, { ...nothing, pending: new Set(['approve/a']) })
    expect(first!.attention.map(({ reason }) => reason)).toEqual(['overdue'])
    expect(ids(caseloadView(all, { ...nothing, pending: new Set(['accept/b']) }))).toEqual(['a'])
  })
  it('counts each client once for a reason, the most pressing reason first', () =>
    expect(reasonCounts([entry('x', 'overdue'), entry('y', 'strain', 'strain', 'overdue')])).toEqual([
      ['strain', 1],
      ['overdue', 2],
    ]))
  it('is counted over all pages, minus what pending actions settle on this one', () => {
    const counted = { total: 300, needing: 90, reasons: { 'gate-waiting': 40, 'evidence-waiting': 1, overdue: 60 } }
    expect(caseloadCounts(counted, all, new Set())).toEqual({
      total: 300,
      needing: 90,
      reasons: [
        ['gate-waiting', 40],
        ['evidence-waiting', 1],
        ['overdue', 60],
      ],
    })
    expect(caseloadCounts(counted, all, new Set(['approve/a', 'accept/b']))).toEqual({
      total: 300,
      needing: 89,
      reasons: [
        ['gate-waiting', 39],
        ['overdue', 60],
      ],
    })
  })
})
