import { Card, List, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import type { Journey } from '../../journey/journey'
import { aboutOf, timelineTexts } from '../../journey/timeline-texts'
import { lastVisit } from './last-visit'

/** What others have done on the journey since the client's last visit. */
export function SinceLastTime({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { ago } = useFormats()
  const [since] = useState(() => lastVisit(journey.journeyId))
  const timeline = useView(
    '/api/journeys/{journeyId}/timeline',
    since !== null ? { journeyId: journey.journeyId, limit: 30 } : null,
  )
  const news = (timeline.data?.items ?? []).filter(
    ({ byClient, recordedAt, type }) => !byClient && since !== null && recordedAt > since && type !== 'AssessmentNoted',
  )
  if (news.length === 0) return null
  return (
    <Card component="section" aria-label={t('home.sinceLastVisit')}>
      <Title order={2} mb="xs">
        {t('home.sinceLastVisit')}
      </Title>
      <List spacing={4} size="sm">
        {news.slice(0, 6).map(({ version, type, detail, actorName, occurredAt }) => (
          <List.Item key={version}>
            <Text span fw={600} size="sm">
              {t(timelineTexts[type] ?? type)}
            </Text>{' '}
            <span className="text-of-a-person">{aboutOf(detail, journey.phases)}</span>{' '}
            <Text span size="xs" c="dimmed">
              {[actorName === '–' ? '' : actorName, ago(occurredAt)].filter(Boolean).join(', ')}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  )
}
