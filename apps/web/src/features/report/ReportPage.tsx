import {
  Anchor,
  Button,
  Card,
  Group,
  NativeSelect,
  ScrollArea,
  SimpleGrid,
  Stack,
  Table,
  Text,
  TextInput,
} from '@mantine/core'
import type { QueryResult } from '../../api/client'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useAllPages, useView } from '../../api/queries'
import { downloadCsv } from '../../ui/csv'
import { daysLater, useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { statusTexts } from '../../journey/attention-texts'
import { MiniPath } from '../../ui/path/SwitchbackPath'

type Line = QueryResult<'/api/engagement'>['items'][number]

/** What each client did in a period: to look at, to print, to take along as a table. Answered by packages/views/src/engagement-report/query.ts. */
export default function ReportPage() {
  const { t } = useTranslation()
  const { today, day } = useFormats()
  const [search, setSearch] = useSearchParams()
  const from = search.get('from') ?? daysLater(today(), -90)
  const to = search.get('to') ?? today()
  const cohortId = search.get('cohort') ?? ''
  const report = useView('/api/engagement', { from, to, cohortId: cohortId || undefined })
  const cohorts = useAllPages('/api/cohorts')
  const change = (name: string, value: string) =>
    setSearch(
      (now) => {
        now.set(name, value)
        return now
      },
      { replace: true },
    )
  const cohortName = cohorts.data?.items.find((one) => one.cohortId === cohortId)?.name
  return (
    <Page
      title={t('common.engagement')}
      lead={`${cohortName ?? t('report.allClients')}, ${day(from)} – ${day(to)}`}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={!report.data?.items.length}
            onClick={() => downloadCsv(`engagement-${from}-${to}`, (report.data?.items ?? []).map(csvLine))}
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
        <TextInput
          type="date"
          label={t('report.from')}
          value={from}
          max={to}
          onChange={({ currentTarget }) => currentTarget.value && change('from', currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('report.to')}
          value={to}
          min={from}
          onChange={({ currentTarget }) => currentTarget.value && change('to', currentTarget.value)}
        />
        <NativeSelect
          label={t('common.cohort')}
          value={cohortId}
          data={[
            { value: '', label: t('report.allClients') },
            ...(cohorts.data?.items ?? []).map((one) => ({ value: one.cohortId, label: one.name })),
          ]}
          onChange={({ currentTarget }) => change('cohort', currentTarget.value)}
        />
      </Group>
      <QueryBoundary view={report}>
        {({ items, weeks }) =>
          items.length === 0 ? (
            <Empty title={t('report.empty')} scene="map">
              {t('report.emptyHint')}
            </Empty>
          ) : (
            <Stack>
              <Totals items={items} weeks={weeks} />
              <EngagementTable items={items} weeks={weeks} />
            </Stack>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

const csvLine = ({ clientName, cohortName, status, phaseTitle, stepsDone, stepsTotal, engagement }: Line) => ({
  client: clientName,
  cohort: cohortName ?? '',
  status,
  phase: phaseTitle ?? '',
  'steps of the plan': `${stepsDone} of ${stepsTotal}`,
  'active weeks': engagement.activeWeeks,
  'steps done': engagement.stepsDone,
  'minutes logged': engagement.minutes,
  findings: engagement.findings,
  'evidence handed in': engagement.evidenceSubmitted,
  'evidence accepted': engagement.evidenceAccepted,
  'gates passed': engagement.gatesPassed,
  'last activity': engagement.lastActivityAt?.slice(0, 10) ?? '',
})

function Totals({ items, weeks }: { items: Line[]; weeks: number }) {
  const { t } = useTranslation()
  const { number } = useFormats()
  const sum = (of: (line: Line) => number) => items.reduce((total, line) => total + of(line), 0)
  const active = items.filter(({ engagement }) => engagement.activeWeeks > 0).length
  const figures = [
    [t('report.activeClients'), t('common.doneOfTotal', { done: active, total: items.length })],
    [
      t('report.averageActiveWeeks'),
      `${number(sum(({ engagement }) => engagement.activeWeeks) / items.length)} / ${weeks}`,
    ],
    [t('report.stepsDone'), number(sum(({ engagement }) => engagement.stepsDone))],
    [t('report.phasesSignedOff'), number(sum(({ engagement }) => engagement.gatesPassed))],
  ]
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }}>
      {figures.map(([label, value]) => (
        <Card key={label} padding="sm">
          <Text fz="1.5rem" fw={700}>
            {value}
          </Text>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  )
}

function EngagementTable({ items, weeks }: { items: Line[]; weeks: number }) {
  const { t } = useTranslation()
  const { day, duration } = useFormats()
  const ordered = items.toSorted((one, other) => other.engagement.activeWeeks - one.engagement.activeWeeks)
  return (
    <Card padding={0}>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('common.clients') }}>
        <Table miw={860} verticalSpacing="xs" horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('common.client')}</Table.Th>
              <Table.Th>{t('common.progress')}</Table.Th>
              <Table.Th>{t('report.activeWeeks')}</Table.Th>
              <Table.Th>{t('common.steps')}</Table.Th>
              <Table.Th>{t('report.timeLogged')}</Table.Th>
              <Table.Th>{t('report.entries')}</Table.Th>
              <Table.Th>{t('common.evidence')}</Table.Th>
              <Table.Th>{t('report.signOffs')}</Table.Th>
              <Table.Th>{t('report.lastActivity')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ordered.map((line) => {
              const { engagement } = line
              return (
                <Table.Tr key={line.journeyId}>
                  <Table.Td maw={220}>
                    <Anchor component={Link} to={`/clients/${line.journeyId}`} size="sm" fw={600} lineClamp={2}>
                      {line.clientName}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      {[line.phaseTitle, line.status === 'open' ? '' : t(statusTexts[line.status])]
                        .filter(Boolean)
                        .join(', ')}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <MiniPath count={line.phasesTotal} done={line.phasesDone} current={line.phaseId !== null} />
                  </Table.Td>
                  <Table.Td>
                    {engagement.activeWeeks} / {weeks}
                  </Table.Td>
                  <Table.Td>{engagement.stepsDone}</Table.Td>
                  <Table.Td>{engagement.minutes ? duration(engagement.minutes) : '–'}</Table.Td>
                  <Table.Td>{engagement.findings}</Table.Td>
                  <Table.Td>
                    {engagement.evidenceAccepted} / {engagement.evidenceSubmitted}
                  </Table.Td>
                  <Table.Td>{engagement.gatesPassed}</Table.Td>
                  <Table.Td>{day(engagement.lastActivityAt)}</Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Card>
  )
}
