import { Button, Card, Group, SegmentedControl, Stack, Text, Timeline as Line, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from '../api/queries'
import { useFormats } from '../i18n/dates'
import { QueryBoundary } from '../ui/Page'
import type { Journey } from './journey'
import { aboutOf, timelineTexts } from './timeline-texts'

/** Events that are landmarks of a passage, rather than the walking between them. */
const landmarks = new Set([
  'JourneyOpened',
  'PhaseEntered',
  'PhaseCompleted',
  'GateDeclined',
  'AssessmentNoted',
  'BaselineRecorded',
  'OutcomeRecorded',
  'StatementMade',
  'AreaChosen',
  'SpecialisationChosen',
  'CertificationEarned',
  'TargetRoleSet',
  'ApplicationAdvanced',
  'JourneyPaused',
  'JourneyResumed',
  'JourneyTransferred',
  'JourneyCompleted',
  'JourneyWithdrawn',
  'LoopScheduled',
])

/** What happened, newest first, in true dates. */
export function Timeline({ journeyId, phases }: { journeyId: string; phases: Journey['phases'] }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const [limit, setLimit] = useState(50)
  const [show, setShow] = useState('all')
  const timeline = useView('/api/journeys/{journeyId}/timeline', { journeyId, limit })
  return (
    <Card component="section" aria-label={t('journey.activity')}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{t('journey.activity')}</Title>
        <SegmentedControl
          size="xs"
          className="no-print"
          aria-label={t('common.whatToShow')}
          value={show}
          onChange={setShow}
          data={[
            { value: 'all', label: t('journey.everything') },
            { value: 'landmarks', label: t('journey.milestones') },
          ]}
        />
      </Group>
      <QueryBoundary view={timeline}>
        {({ items, next }) => {
          const shown = items.filter(({ type }) => show === 'all' || landmarks.has(type))
          return (
            <Stack>
              {shown.length === 0 && <Text size="sm">{t('journey.nothingYet')}</Text>}
              <Line bulletSize={14} lineWidth={2} active={shown.length}>
                {shown.map(({ version, type, occurredAt, actorName, detail }) => (
                  <Line.Item key={version} title={t(timelineTexts[type] ?? type)}>
                    <Text size="sm" className="text-of-a-person">
                      {aboutOf(detail, phases)}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {day(occurredAt)}
                      {actorName === '–' ? '' : `, ${actorName}`}
                    </Text>
                  </Line.Item>
                ))}
              </Line>
              {next && limit < 200 && (
                <Button variant="default" onClick={() => setLimit((now) => Math.min(now + 75, 200))}>
                  {t('common.showMore')}
                </Button>
              )}
            </Stack>
          )
        }}
      </QueryBoundary>
    </Card>
  )
}
