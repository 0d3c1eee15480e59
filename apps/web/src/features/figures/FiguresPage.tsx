import { Alert, Button, Group, NativeSelect, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { fewestForValues } from '@switchback/analytics/disclosure/rules'
import { reportingIdFor } from '@switchback/domain/reporting/reporting'
import { IconDownload, IconHistory, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { downloadCsv } from '../../ui/csv'
import { useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useSession } from '../../api/session'
import { FigureCard } from './FigureCard'
import { sectionsOf, useCategory, type Figures } from './figures'
import { linesOf } from './table-rows'

/** What was published of groups of people: never of a person. Answered by packages/views/src/published-figures/query.ts. */
export default function FiguresPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  // Answered by packages/views/src/published-figures/query.ts.
  const figures = useView('/api/figures', {
    group: search.get('group') ?? undefined,
    period: search.get('period') ?? undefined,
  })
  return <QueryBoundary view={figures}>{(data) => <Report data={data} title={t('common.results')} />}</QueryBoundary>
}

function Report({ data, title }: { data: Figures; title: string }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const [search, setSearch] = useSearchParams()
  const [isRestated, setRestated] = useState(false)
  const { figures, groups, periods, smallestReportableGroup: k } = data
  const name = useCategory(data.frameworks)
  const group = groups.find(({ id }) => id === data.group)
  const restated = figures?.restated
  const tables = (isRestated && restated ? restated.tables : figures?.tables) ?? {}
  const sections = sectionsOf(data.frameworks, tables)
  const file = `figures-${group?.name ?? 'all'}-${figures?.period ?? ''}`.replace(/[^\p{L}\p{N}-]+/gu, '-')
  const choose = (key: 'group' | 'period', value: string) => {
    const next = new URLSearchParams(search)
    next.set(key, value)
    if (key === 'group') next.delete('period')
    setSearch(next, { replace: true })
  }
  const all = () =>
    sections.flatMap(({ figures: own }) =>
      own.flatMap((figure) =>
        linesOf(tables[figure.id]!, name).flatMap((line) =>
          Object.entries(line).map(([field, value]) => ({
            figure: figure.about ? `${t(figure.title)}: ${figure.about}` : t(figure.title),
            line: String(Object.values(line)[0]),
            field,
            value,
          })),
        ),
      ),
    )
  return (
    <Page
      title={title}
      lead={
        figures && group ? t('figures.groupUpTo', { group: group.name, day: day(figures.endsOn) }) : t('figures.lead')
      }
      actions={
        <>
          <Replay />
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={sections.length === 0}
            onClick={() => downloadCsv(file, all())}
          >
            {t('common.downloadCsv')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('common.print')}
          </Button>
        </>
      }
    >
      <Group align="flex-end" className="no-print">
        {groups.length > 0 && (
          <NativeSelect
            label={t('figures.group')}
            value={data.group ?? ''}
            data={groups.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={({ currentTarget }) => choose('group', currentTarget.value)}
          />
        )}
        {periods.length > 0 && (
          <NativeSelect
            label={t('figures.period')}
            value={figures?.period ?? ''}
            data={periods}
            onChange={({ currentTarget }) => choose('period', currentTarget.value)}
          />
        )}
        {restated && (
          <SegmentedControl
            aria-label={t('figures.resultsToShow')}
            value={isRestated ? 'restated' : 'published'}
            onChange={(value) => setRestated(value === 'restated')}
            data={[
              { value: 'published', label: t('figures.asPublished') },
              { value: 'restated', label: t('figures.withTodaysRules') },
            ]}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('figures.privacyRules', { k, smallest: 2 * k, fewest: fewestForValues })}
      </Text>
      {restated && (
        <Alert color="blue" title={isRestated ? t('figures.recalculated') : t('figures.recalculatedLater')}>
          {t('figures.recalculatedHow', {
            day: day(restated.at),
            reason: restated.reason,
            before: figures.rules.stallDays,
            after: restated.rules.stallDays,
            k,
          })}
        </Alert>
      )}
      {!figures || sections.length === 0 ? (
        <Empty title={t('figures.noneYet')} scene="peaks">
          {t('figures.noneYetHint', { k: 2 * k })}
        </Empty>
      ) : (
        sections.map((section) => (
          <Stack key={section.title} component="section" aria-label={t(section.title)} gap="sm">
            <Title order={2}>{t(section.title)}</Title>
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              {section.figures.map((figure) => (
                <FigureCard key={figure.id} figure={figure} table={tables[figure.id]!} name={name} file={file} />
              ))}
            </SimpleGrid>
          </Stack>
        ))
      )}
      {figures && (
        <Text size="xs" c="dimmed">
          {t('figures.publishedOn', {
            day: day(figures.publishedAt),
            version: figures.rules.definitions,
          })}
          {figures.asOfPosition !== null && ` ${t('figures.upToPosition', { position: figures.asOfPosition })}`}
        </Text>
      )}
    </Page>
  )
}

/** Has the owner tell the past again under today's rules. */
function Replay() {
  const { t } = useTranslation()
  const { tenant, roles } = useSession()
  const [opened, setOpened] = useState(false)
  const replay = useCommand('/api/reporting/{streamId}/request-replay', {
    done: t('figures.recalculationRequested'),
  })
  if (!roles.includes('owner')) return null
  return (
    <>
      <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => setOpened(true)}>
        {t('figures.recalculatePast')}
      </Button>
      <ReasonDialog
        place="replay"
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('figures.recalculatePast')}
        lead={t('figures.recalculateLead')}
        label={t('common.reason')}
        longest={500}
        send={t('figures.recalculateButton')}
        pending={replay.isPending}
        onSend={(reason) =>
          replay.mutateAsync({ streamId: reportingIdFor(tenant.tenantId, 'replay'), body: { reason } })
        }
      />
    </>
  )
}
