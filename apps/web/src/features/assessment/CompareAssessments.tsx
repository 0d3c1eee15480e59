import { Card, ScrollArea, Stack, Table, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import type { Assessment, AssessmentTexts } from './assessment'

const width = 640
const height = 190

/** All assessments beside each other: the percentages over time between the bands, and each question's ratings. */
export function CompareAssessments({ assessments, content }: { assessments: Assessment[]; content: AssessmentTexts }) {
  const { t } = useTranslation()
  const { day, percent } = useFormats()
  const ordered = assessments.toReversed()
  const summary = ordered
    .map(({ completedAt, percent: value }) => `${day(completedAt)}: ${percent(value ?? 0)}`)
    .join('; ')
  return (
    <Card>
      <Stack>
        <Title order={2}>{t('assessment.allCompared')}</Title>
        <ScrollArea
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('assessment.chartOverTime') }}
        >
          <Course assessments={ordered} content={content} label={summary} />
        </ScrollArea>
        <ScrollArea
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('assessment.allCompared') }}
        >
          <Table miw={380} verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('common.question')}</Table.Th>
                {ordered.map(({ assessmentId, completedAt }) => (
                  <Table.Th key={assessmentId}>{day(completedAt)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {content.questions.map(({ id, looksAt }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row" fw={500}>
                    {looksAt}
                  </Table.Th>
                  {ordered.map(({ assessmentId, answers }) => (
                    <Table.Td key={assessmentId}>{answers[id]?.rating ?? '–'}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
        <Text size="xs" c="dimmed">
          {t('assessment.scaleLegend')}
        </Text>
      </Stack>
    </Card>
  )
}

/** The percentages in true time, on the ground of the bands. */
function Course({
  assessments,
  content,
  label,
}: {
  assessments: Assessment[]
  content: AssessmentTexts
  label: string
}) {
  const times = assessments.map(({ completedAt }) => Date.parse(completedAt!))
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const x = (time: number) => 110 + (to > from ? (time - from) / (to - from) : 0.5) * (width - 150)
  const y = (value: number) => 10 + (1 - value / 100) * (height - 20)
  const points = assessments.map(({ percent }, at) => [x(times[at]!), y(percent ?? 0)] as const)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" style={{ minWidth: 480 }} role="img" aria-label={label}>
      {content.bands.map(({ id, title, from: low }, at) => {
        const high = content.bands[at + 1]?.from ?? 100
        return (
          <g key={id}>
            <rect
              x={100}
              width={width - 100}
              y={y(high)}
              height={y(low) - y(high)}
              fill="var(--path-walked)"
              fillOpacity={0.04 + at * 0.05}
            />
            <text x={0} y={(y(low) + y(high)) / 2 + 4} fontSize={12} fill="var(--mantine-color-dimmed)">
              {title}
            </text>
          </g>
        )
      })}
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke="var(--path-walked)"
        strokeWidth={4}
        strokeLinejoin="round"
      />
      {points.map(([cx, cy], at) => (
        <g key={assessments[at]!.assessmentId}>
          <circle cx={cx} cy={cy} r={6} fill="var(--raised)" stroke="var(--path-walked)" strokeWidth={3} />
          <text x={cx} y={cy - 11} fontSize={12} fontWeight={700} textAnchor="middle" fill="var(--mantine-color-text)">
            {assessments[at]!.percent}
          </text>
        </g>
      ))}
    </svg>
  )
}
