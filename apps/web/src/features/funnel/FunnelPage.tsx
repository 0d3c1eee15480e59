import { Box, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core'
import type { Answer } from '@switchback/api-client/client'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useView } from '../../app/api'
import { Empty, Page, Shown } from '../../app/Page'

type Funnel = Answer<'/api/funnel'>

/** How many came how far: of groups that are large enough, and never a person. */
export default function FunnelPage() {
  const { t } = useTranslation()
  const funnel = useView('/api/funnel')
  return (
    <Page
      title={t('How far they have come')}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('Print')}
        </Button>
      }
    >
      <Shown view={funnel}>
        {({ cohorts, smallestReportableGroup: k }) => (
          <Stack>
            <Text c="dimmed">
              {t(
                'Counted are clients who agreed to it. A figure about fewer than {{k}} people, or one that would give away fewer than {{k}} by comparison, is not shown.',
                { k },
              )}
            </Text>
            {cohorts.length === 0 && (
              <Empty title={t('No cohorts yet')} scene="peaks">
                {t('Once a cohort has started, you see here how many have come how far.')}
              </Empty>
            )}
            {cohorts.map((cohort) => (
              <CohortFunnel key={cohort.cohortId} cohort={cohort} k={k} />
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  )
}

function CohortFunnel({ cohort, k }: { cohort: Funnel['cohorts'][number]; k: number }) {
  const { t } = useTranslation()
  const { people } = cohort
  return (
    <Card component="section" aria-label={cohort.name}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{cohort.name}</Title>
        <Text size="sm" c="dimmed">
          {people === null ? t('fewer than {{k}} people', { k }) : t('{{count}} people', { count: people })}
        </Text>
      </Group>
      {people === null ? (
        <Text size="sm">
          {t(
            'This group is too small to show anything about it without showing a person. It appears once {{k}} have enrolled and agreed to be counted.',
            { k },
          )}
        </Text>
      ) : (
        <Stack>
          <Box visibleFrom="xs">
            <FunnelPath phases={cohort.phases} people={people} />
          </Box>
          <Table verticalSpacing={6} horizontalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('Phase')}</Table.Th>
                <Table.Th>{t('Entered')}</Table.Th>
                <Table.Th>{t('Completed')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {cohort.phases.map(({ phaseId, title, entered, completed }) => (
                <Table.Tr key={phaseId}>
                  <Table.Td>{title}</Table.Td>
                  <Table.Td>
                    <Figure value={entered} />
                  </Table.Td>
                  <Table.Td>
                    <Figure value={completed} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
    </Card>
  )
}

const width = 720
const step = 128
const thickest = 34

/** The switchback as a funnel: the road is as broad as the share that came so far. What is not shown is a dotted line. */
function FunnelPath({ phases, people }: { phases: Funnel['cohorts'][number]['phases']; people: number }) {
  const { t } = useTranslation()
  const y = (index: number) => (index % 2 ? 50 : 112)
  const x = (index: number) => 70 + index * step
  const share = (index: number) => {
    const entered = phases[index]?.entered ?? null
    return entered === null || people === 0 ? null : entered / people
  }
  return (
    <svg
      viewBox={`0 0 ${Math.max(width, x(phases.length - 1) + 80)} 160`}
      width="100%"
      role="img"
      aria-label={t('How far they have come, as a path: the figures are in the table below')}
    >
      {phases.slice(1).map(({ phaseId }, at) => {
        const there = share(at + 1)
        const here = share(at)
        const shown = there !== null && here !== null
        const [x1, y1, x2, y2] = [x(at), y(at), x(at + 1), y(at + 1)]
        if (!shown)
          return (
            <line
              key={phaseId}
              {...{ x1, y1, x2, y2 }}
              stroke="var(--path-ahead)"
              strokeWidth={3}
              strokeDasharray="1 8"
              strokeLinecap="round"
            />
          )
        const [half1, half2] = [Math.max(here * thickest, 2) / 2, Math.max(there * thickest, 2) / 2]
        return (
          <polygon
            key={phaseId}
            points={`${x1},${y1 - half1} ${x2},${y2 - half2} ${x2},${y2 + half2} ${x1},${y1 + half1}`}
            fill="var(--path-walked)"
            fillOpacity={0.75}
          />
        )
      })}
      {phases.map(({ phaseId, title, entered }, at) => {
        const part = share(at)
        const half = part === null ? 4 : Math.max(part * thickest, 5) / 2 + 2
        const above = at % 2 === 1
        return (
          <g key={phaseId}>
            <circle
              cx={x(at)}
              cy={y(at)}
              r={half}
              fill={part === null ? 'var(--raised)' : 'var(--path-walked)'}
              stroke={part === null ? 'var(--path-ahead)' : 'none'}
              strokeWidth={2}
            />
            {part !== null && half > 9 && (
              <text x={x(at)} y={y(at) + 4.5} textAnchor="middle" fontSize={13} fontWeight={700} fill="var(--raised)">
                {entered}
              </text>
            )}
            <text
              x={x(at)}
              y={above ? y(at) - half - 6 : y(at) + half + 16}
              textAnchor="middle"
              fontSize={13}
              fill="var(--mantine-color-text)"
            >
              {title.length > 16 ? `${title.slice(0, 15)}…` : title}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function Figure({ value }: { value: number | null }) {
  const { t } = useTranslation()
  if (value !== null) return <>{value}</>
  return (
    <Text span size="xs" c="dimmed">
      {t('not shown')}
    </Text>
  )
}
