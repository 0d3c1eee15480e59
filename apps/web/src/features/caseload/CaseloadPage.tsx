import { Button, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { BulkBar } from '../../ui/BulkBar'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { CaseRow } from './CaseRow'
import { CaseloadFilters, CaseloadSearch } from './CaseloadFilters'
import { useCaseload, type Caseload } from './use-caseload'
import { useRowKeys } from './use-row-keys'

/** Who needs the coach today, and why. */
export default function CaseloadPage() {
  const { t } = useTranslation()
  // useCaseload reads /api/caseload, which packages/views/src/coach-caseload/query.ts answers.
  const caseload = useCaseload()
  const { rows, counts, selection, actions, schedule, isFiltered } = caseload
  const { total, needing } = counts
  return (
    <Page
      title={t('caseload.title')}
      lead={total > 0 && t('caseload.needingCount', { needing, total })}
      actions={
        <>
          <Button component={Link} to="/caseload/then" variant="subtle">
            {t('caseload.lookBack')}
          </Button>
          <CaseloadSearch filters={caseload.filters} />
        </>
      }
    >
      <QueryBoundary view={caseload.view}>
        {() => (
          <Stack gap="sm">
            {total > 0 && <CaseloadFilters filters={caseload.filters} counts={counts} />}
            {rows.length === 0 ? <Nothing total={total} searched={isFiltered} /> : <CaseList caseload={caseload} />}
            {caseload.more && (
              <Button variant="default" loading={caseload.more.isLoading} onClick={caseload.more.load}>
                {t('common.showMore')}
              </Button>
            )}
            <BulkBar
              chosen={rows.filter(({ journeyId }) => selection.chosen.has(journeyId))}
              actions={actions}
              schedule={schedule}
              onClear={selection.clear}
            />
          </Stack>
        )}
      </QueryBoundary>
    </Page>
  )
}

function CaseList({ caseload: { rows, selection, approve } }: { caseload: Caseload }) {
  const current = useRowKeys(rows, { approve, toggle: selection.toggle })
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {rows.map((entry) => (
        <CaseRow
          key={entry.journeyId}
          entry={entry}
          current={entry === current}
          chosen={selection.chosen.has(entry.journeyId)}
          onChoose={() => selection.toggle(entry.journeyId)}
          onApprove={() => approve(entry)}
        />
      ))}
    </Stack>
  )
}

function Nothing({ total, searched }: { total: number; searched: boolean }) {
  const { t } = useTranslation()
  if (searched)
    return (
      <Empty title={t('common.noOneFound')} scene="map">
        {t('caseload.noMatches')}
      </Empty>
    )
  if (total > 0)
    return (
      <Empty title={t('caseload.allCaughtUp')} scene="camp">
        {t('caseload.allCaughtUpHint')}
      </Empty>
    )
  return (
    <Empty
      title={t('caseload.noClients')}
      scene="peaks"
      action={
        <Button component={Link} to="/cohorts">
          {t('caseload.createCohort')}
        </Button>
      }
    >
      {t('caseload.noClientsHint')}
    </Empty>
  )
}
