import { Button, Chip, Group, Kbd, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useAllPages, usePages } from '../../api/queries'
import { useUndoableActions } from '../../ui/undoable-actions'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { useJourneyActions, type CaseEntry } from '../../journey/bulk-actions'
import { BulkBar } from '../../ui/BulkBar'
import { attentionTexts, type Reason } from '../../journey/attention-texts'
import { CaseRow } from './CaseRow'
import { caseloadCounts, caseloadView } from './caseload-view'

/** Who needs me today, and why. The server sorts, filters and counts; names are encrypted there, so a search reads all pages. */
export default function CaseloadPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [show, setShow] = useState<'needing' | 'all'>('needing')
  const [reason, setReason] = useState<Reason | null>(null)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const searchField = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const actions = useJourneyActions()
  const { schedule, pending } = useUndoableActions()

  const isSearching = search.trim() !== ''
  // Answered by packages/views/src/coach-caseload/query.ts.
  const pages = usePages('/api/caseload', { show, reason: reason ?? undefined })
  const everyone = useAllPages('/api/caseload', isSearching ? {} : null)
  const caseload = isSearching ? everyone : pages
  const all = caseload.data?.items ?? []
  const rows = caseloadView(all, { search, show, reason, pending })
  const current = rows[Math.min(at, rows.length - 1)]
  const { total, needing, reasons } = caseloadCounts(isSearching ? everyone.data : pages.first, all, pending)
  const approve = (entry: CaseEntry) => {
    const action = actions.find(({ id }) => id === 'approve')!
    if (action.unfit(entry) !== null) return
    const work = () => action.work(entry)
    schedule([{ key: `approve/${entry.journeyId}`, work }], t('Gate of {{name}} approved.', { name: entry.clientName }))
  }
  const toggle = (journeyId: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(journeyId)) next.add(journeyId)
      return next
    })
  useHotkeys([
    ['j', () => setAt((now) => Math.min(now + 1, rows.length - 1))],
    ['k', () => setAt((now) => Math.max(now - 1, 0))],
    [
      'Enter',
      () => current && document.activeElement?.tagName !== 'BUTTON' && void navigate(`/clients/${current.journeyId}`),
    ],
    ['a', () => current && approve(current)],
    ['x', () => current && toggle(current.journeyId)],
    ['/', () => searchField.current?.focus()],
  ])
  useEffect(() => {
    if (at > 0) document.querySelector('[data-current-row]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  return (
    <Page
      title={t('Who needs me today')}
      lead={total > 0 && t('{{needing}} of {{total}} clients need you', { needing, total })}
      actions={
        <>
          <Button component={Link} to="/caseload/then" variant="subtle">
            {t('As it was …')}
          </Button>
          <TextInput
            ref={searchField}
            aria-label={t('Search clients')}
            placeholder={t('Search clients')}
            leftSection={<IconSearch size={16} />}
            rightSection={<Kbd size="xs">/</Kbd>}
            value={search}
            onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </>
      }
    >
      <QueryBoundary view={caseload}>
        {() => (
          <Stack gap="sm">
            {total > 0 && (
              <Group justify="space-between">
                <Group gap="xs">
                  <SegmentedControl
                    aria-label={t('Show')}
                    value={show}
                    onChange={(value) => setShow(value as 'all')}
                    data={[
                      { value: 'needing', label: t('Need me') },
                      { value: 'all', label: t('All') },
                    ]}
                  />
                  {reasons.map(([each, count]) => (
                    <Chip
                      key={each}
                      size="sm"
                      checked={reason === each}
                      onChange={(checked) => setReason(checked ? each : null)}
                    >
                      {t(attentionTexts[each].text)} {count}
                    </Chip>
                  ))}
                </Group>
                <Text size="xs" c="dimmed" visibleFrom="md">
                  <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> {t('move')} · <Kbd size="xs">Enter</Kbd> {t('opens')} ·{' '}
                  <Kbd size="xs">a</Kbd> {t('approves')} · <Kbd size="xs">x</Kbd> {t('chooses')}
                </Text>
              </Group>
            )}
            {rows.length === 0 ? (
              <Nothing total={total} searched={isSearching || reason !== null} />
            ) : (
              <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {rows.map((entry) => (
                  <CaseRow
                    key={entry.journeyId}
                    entry={entry}
                    current={entry === current}
                    chosen={chosen.has(entry.journeyId)}
                    onChoose={() => toggle(entry.journeyId)}
                    onApprove={() => approve(entry)}
                  />
                ))}
              </Stack>
            )}
            {!isSearching && pages.hasMore && (
              <Button variant="default" loading={pages.isLoadingMore} onClick={pages.more}>
                {t('Show more')}
              </Button>
            )}
            <BulkBar
              chosen={rows.filter(({ journeyId }) => chosen.has(journeyId))}
              actions={actions}
              schedule={schedule}
              onClear={() => setChosen(new Set())}
            />
          </Stack>
        )}
      </QueryBoundary>
    </Page>
  )
}

function Nothing({ total, searched }: { total: number; searched: boolean }) {
  const { t } = useTranslation()
  if (searched)
    return (
      <Empty title={t('Nobody found')} scene="map">
        {t('No client, cohort or phase has this in its name.')}
      </Empty>
    )
  if (total > 0)
    return (
      <Empty title={t('All quiet')} scene="camp">
        {t('Nobody waits for you. A good moment to look at all of them, or to go outside.')}
      </Empty>
    )
  return (
    <Empty
      title={t('No clients yet')}
      scene="peaks"
      action={
        <Button component={Link} to="/cohorts">
          {t('Make a cohort')}
        </Button>
      }
    >
      {t(
        'Make a cohort, invite your clients under Members, and enrol them. They appear here with what they need from you.',
      )}
    </Empty>
  )
}
