import { Button, Chip, Group, Kbd, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useAllPages } from '../../app/api'
import { useHeldActions } from '../../app/held'
import { Empty, Page, Shown } from '../../app/Page'
import { useJourneyActions, type CaseEntry } from '../../bulk/actions'
import { BulkBar } from '../../bulk/BulkBar'
import { reasonWords, type Reason } from '../../journey/reasons'
import { CaseRow } from './CaseRow'
import { caseloadView, reasonCounts } from './caseload-view'

const rowsAtFirst = 40

/** Who needs me today, and why. */
export default function CaseloadPage() {
  const { t } = useTranslation()
  const caseload = useAllPages('/api/caseload')
  const [search, setSearch] = useState('')
  const [show, setShow] = useState<'needing' | 'all'>('needing')
  const [reason, setReason] = useState<Reason | null>(null)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [limit, setLimit] = useState(rowsAtFirst)
  const searchField = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const actions = useJourneyActions()
  const { hold, held } = useHeldActions()

  const all = caseload.data?.items ?? []
  const entries = caseloadView(all, { search, show, reason, held })
  const rows = entries.slice(0, limit)
  const current = rows[Math.min(at, rows.length - 1)]
  const counts = reasonCounts(caseloadView(all, { search: '', show: 'needing', reason: null, held }))
  const needing = caseloadView(all, { search: '', show: 'needing', reason: null, held }).length
  const approve = (entry: CaseEntry) => {
    const action = actions.find(({ id }) => id === 'approve')!
    if (action.unfit(entry) !== null) return
    const work = () => action.work(entry)
    hold([{ key: `approve/${entry.journeyId}`, work }], t('Gate of {{name}} approved.', { name: entry.clientName }))
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
      lead={
        caseload.data &&
        all.length > 0 &&
        t('{{needing}} of {{total}} clients need you', { needing, total: all.length })
      }
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
      <Shown view={caseload}>
        {() => (
          <Stack gap="sm">
            {all.length > 0 && (
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
                  {counts.map(([each, count]) => (
                    <Chip
                      key={each}
                      size="sm"
                      checked={reason === each}
                      onChange={(checked) => setReason(checked ? each : null)}
                    >
                      {t(reasonWords[each].text)} {count}
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
              <Nothing total={all.length} searched={search.trim() !== '' || reason !== null} />
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
            {entries.length > limit && (
              <Button variant="default" onClick={() => setLimit((now) => now + 100)}>
                {t('Show more ({{more}})', { more: entries.length - limit })}
              </Button>
            )}
            <BulkBar
              chosen={entries.filter(({ journeyId }) => chosen.has(journeyId))}
              actions={actions}
              hold={hold}
              onClear={() => setChosen(new Set())}
            />
          </Stack>
        )}
      </Shown>
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
