import { Alert, Button, Card, Group, RingProgress, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import type { Assessment, AssessmentTexts } from './assessment'
import { colourOfPercent } from './concern'
import { Concerns } from './Concerns'

interface AssessmentCardProps {
  assessment: Assessment
  content: AssessmentTexts
  /** Whether the reader is the client. */
  own: boolean
  /** What helps when much weighs on the client; for the client alone. */
  support: { title: string; text: string }[]
  /** When the assessment before it was completed, if there was one. */
  completedBefore: string | null
  /** Whether it is the newest: only this one leads on to what comes next. */
  newest: boolean
}

/** One completed assessment: what it says, what helps, what to do next, and then each concern. */
export function AssessmentCard({ assessment, content, own, support, completedBefore, newest }: AssessmentCardProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const band = content.bands.find(({ id }) => id === assessment.band)
  const isHeavy = assessment.flags.includes('wellbeing')
  return (
    <Card component="article" aria-label={t('assessment.takenOn', { date: day(assessment.completedAt) })}>
      <Group align="flex-start" wrap="nowrap">
        <Ring percent={assessment.percent ?? 0} />
        <Stack gap={4} flex={1} miw={0}>
          <Title order={2}>{band?.title}</Title>
          {own && <Text size="sm">{band?.meaning}</Text>}
          {assessment.sinceLast && completedBefore && (
            <Change points={assessment.sinceLast.percent} since={completedBefore} />
          )}
          <Text size="sm" c="dimmed">
            {t('assessment.takenOn', { date: day(assessment.completedAt) })}
            {own && assessment.honesty !== null && ` · ${t('assessment.openness', { honesty: assessment.honesty })}`}
          </Text>
        </Stack>
      </Group>
      {own && isHeavy && <Support support={support} />}
      {own && <Next assessment={assessment} newest={newest} />}
      {own && !isHeavy && assessment.flags.includes('look-again') && (
        <Alert color="gray" mt="md">
          {t('assessment.lookAgain')}
        </Alert>
      )}
      <Concerns assessment={assessment} content={content} />
    </Card>
  )
}

function Ring({ percent }: { percent: number }) {
  const { t } = useTranslation()
  const { percent: inPercent } = useFormats()
  return (
    <RingProgress
      size={96}
      thickness={10}
      roundCaps
      sections={percent > 0 ? [{ value: percent, color: colourOfPercent(percent) }] : []}
      label={
        <Text ta="center" fw={700} size="sm">
          {inPercent(percent)}
        </Text>
      }
      role="img"
      aria-label={t('assessment.concernPercent', { percent: inPercent(percent) })}
    />
  )
}

/** The change since the assessment before, in words: a lower result is less concern. `points` are percentage points. */
function Change({ points, since }: { points: number; since: string }) {
  const { t } = useTranslation()
  const { number, day } = useFormats()
  const date = day(since)
  const values = { points: number(Math.abs(points)), date }
  if (points === 0) return <Text size="sm">{t('assessment.sameAsBefore', { date })}</Text>
  return (
    <Text size="sm" fw={600}>
      {points < 0 ? t('assessment.pointsLess', values) : t('assessment.pointsMore', values)}
    </Text>
  )
}

function Support({ support }: { support: AssessmentCardProps['support'] }) {
  return support.map(({ title, text }) => (
    <Alert key={title} color="blue" mt="md" title={title}>
      {text}
    </Alert>
  ))
}

/** What the client can do now: share it with the coach; once it is shared, go on with the path. */
function Next({ assessment, newest }: { assessment: Assessment; newest: boolean }) {
  const { t } = useTranslation()
  const share = useCommand('/api/assessments/{streamId}/share-assessment', { done: t('assessment.sharedDone') })
  const unshare = useCommand('/api/assessments/{streamId}/unshare-assessment', {
    done: t('assessment.unsharedDone'),
  })
  const target = { streamId: assessment.assessmentId, body: {} }
  return (
    <Group mt="md" gap="sm">
      {!assessment.shared && (
        <Button loading={share.isPending} onClick={() => share.mutate(target)}>
          {t('assessment.shareWithCoach')}
        </Button>
      )}
      {newest && (
        <Button component={Link} to="/home" variant={assessment.shared ? 'filled' : 'default'}>
          {t('assessment.nextStep')}
        </Button>
      )}
      {assessment.shared && (
        <Button variant="subtle" loading={unshare.isPending} onClick={() => unshare.mutate(target)}>
          {t('assessment.stopSharing')}
        </Button>
      )}
      <Text size="xs" c="dimmed">
        {assessment.shared ? t('assessment.sharedWithCoach') : t('assessment.onlyYou')}
      </Text>
    </Group>
  )
}
