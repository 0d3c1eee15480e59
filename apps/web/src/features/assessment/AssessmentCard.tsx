import { Alert, Badge, Button, Card, Group, RingProgress, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import type { Assessment, AssessmentTexts } from './assessment'
import { AnswerTable } from './AnswerTable'

/** One completed assessment: its band, what stands out, the change since last time, and whether the coach can see it. */
export function AssessmentCard({
  assessment,
  content,
  own,
  support,
}: {
  assessment: Assessment
  content: AssessmentTexts
  own: boolean
  support: { title: string; text: string }[]
}) {
  const { t } = useTranslation()
  const { day, percent: inPercent, signed } = useFormats()
  const band = content.bands.find(({ id }) => id === assessment.band)
  const percent = assessment.percent ?? 0
  const concerns = concernsOf(assessment, content)
  return (
    <Card component="article" aria-label={t('assessment.takenOn', { date: day(assessment.completedAt) })}>
      <Group align="flex-start" wrap="wrap">
        <RingProgress
          size={110}
          thickness={11}
          roundCaps
          sections={[{ value: percent, color: 'var(--path-walked)' }]}
          label={
            <Text ta="center" fw={700}>
              {inPercent(percent)}
            </Text>
          }
          role="img"
          aria-label={inPercent(percent)}
        />
        <Stack gap={4} flex={1} miw={220}>
          <Group gap="xs">
            <Title order={2}>{band?.title}</Title>
            {assessment.sinceLast && (
              <Badge variant="light">
                {t('assessment.pointsSinceLast', { change: signed(assessment.sinceLast.percent) })}
              </Badge>
            )}
          </Group>
          <Text size="sm">{band?.meaning}</Text>
          {concerns.length > 0 && (
            <Text size="sm">
              <b>{t('assessment.biggestConcerns')}</b> {concerns.join(', ')}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t('assessment.scoreAndOpenness', {
              score: assessment.score,
              maximum: assessment.maximum,
              date: day(assessment.completedAt),
              honesty: assessment.honesty,
            })}
          </Text>
          {own && <Sharing assessment={assessment} />}
        </Stack>
      </Group>
      {assessment.flags.includes('look-again') && (
        <Alert color="orange" mt="md">
          {t('assessment.lookAgain')}
        </Alert>
      )}
      {own &&
        assessment.flags.includes('wellbeing') &&
        support.map(({ title, text }) => (
          <Alert key={title} color="blue" mt="sm" title={title}>
            {text}
          </Alert>
        ))}
      <AnswerTable assessment={assessment} content={content} />
    </Card>
  )
}

/** What the client is most concerned about: the topics rated 3 or 4, at most three, the strongest first. */
const concernsOf = (assessment: Assessment, content: AssessmentTexts) =>
  content.questions
    .map(({ id, looksAt }) => ({ looksAt, rating: assessment.answers[id]?.rating ?? 0 }))
    .filter(({ rating }) => rating >= 3)
    .toSorted((one, other) => other.rating - one.rating)
    .slice(0, 3)
    .map(({ looksAt }) => looksAt)

/** Shares the assessment with the coach, or stops sharing it. */
function Sharing({ assessment }: { assessment: Assessment }) {
  const { t } = useTranslation()
  const share = useCommand('/api/assessments/{streamId}/share-assessment', { done: t('assessment.sharedDone') })
  const unshare = useCommand('/api/assessments/{streamId}/unshare-assessment', {
    done: t('assessment.unsharedDone'),
  })
  const target = { streamId: assessment.assessmentId, body: {} }
  return (
    <Group mt={4}>
      {assessment.shared ? (
        <Button size="xs" variant="default" loading={unshare.isPending} onClick={() => unshare.mutate(target)}>
          {t('assessment.stopSharing')}
        </Button>
      ) : (
        <Button size="xs" loading={share.isPending} onClick={() => share.mutate(target)}>
          {t('assessment.shareWithCoach')}
        </Button>
      )}
      <Text size="xs" c="dimmed">
        {assessment.shared ? t('assessment.sharedWithCoach') : t('assessment.onlyYou')}
      </Text>
    </Group>
  )
}
