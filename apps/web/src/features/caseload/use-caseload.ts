import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAllPages, usePages } from '../../api/queries'
import type { Reason } from '../../journey/attention-texts'
import { useJourneyActions, type CaseEntry } from '../../journey/bulk-actions'
import { useSelection } from '../../ui/selection'
import { useUndoableActions } from '../../ui/undoable-actions'
import { caseloadCounts, caseloadView } from './caseload-view'

/**
 * The caseload as its screen shows it: filtered, counted, with what was chosen, and without what is being approved.
 * The server sorts, filters and counts. Names are encrypted there, so a search reads all pages and looks through them here.
 * Answered by packages/views/src/coach-caseload/query.ts.
 */
export function useCaseload() {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [show, setShow] = useState<'needing' | 'all'>('needing')
  const [reason, setReason] = useState<Reason | null>(null)
  const selection = useSelection()
  const actions = useJourneyActions()
  const { schedule, pending } = useUndoableActions()

  const isSearching = search.trim() !== ''
  const pages = usePages('/api/caseload', { show, reason: reason ?? undefined })
  const everyone = useAllPages('/api/caseload', isSearching ? {} : null)
  const view = isSearching ? everyone : pages
  const entries = view.data?.items ?? []
  const approve = (entry: CaseEntry) => {
    const action = actions.find(({ id }) => id === 'approve')!
    if (action.unfit(entry) !== null) return
    const work = () => action.work(entry)
    schedule([{ key: `approve/${entry.journeyId}`, work }], t('common.signedOffFor', { name: entry.clientName }))
  }
  return {
    /** The query behind it: loading, failed or loaded. */
    view,
    rows: caseloadView(entries, { search, show, reason, pending }),
    counts: caseloadCounts(isSearching ? everyone.data : pages.first, entries, pending),
    filters: { search, setSearch, show, setShow, reason, setReason },
    isFiltered: isSearching || reason !== null,
    more: !isSearching && pages.hasMore ? { load: pages.more, isLoading: pages.isLoadingMore } : null,
    selection,
    actions,
    schedule,
    approve,
  }
}

export type Caseload = ReturnType<typeof useCaseload>
