import { Badge, Button, Card, Group, Text, Title } from '@mantine/core'
import { IconArrowRight, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import type { Journey } from '../../journey/journey'
import { useRequestGate } from '../../journey/request-gate'

/** The one next step: what, why, how, how long, and a button that leads to it. */
export function NextStep({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { duration, ago } = useFormats()
  const { nextStep, phaseId } = journey
  const step = journey.phases.flatMap(({ steps }) => steps).find(({ stepId }) => stepId === nextStep.stepId)
  const phaseOf = journey.phases.find(({ steps }) => steps.some(({ stepId }) => stepId === nextStep.stepId))
  const ask = useRequestGate()
  const resume = useCommand('/api/journeys/{streamId}/resume-journey', { done: t('home.welcomeBack') })
  const toStep = `/phases/${phaseOf?.phaseId}?step=${nextStep.stepId}`
  const { title, why } = useNextStepWords(journey)
  return (
    <Card
      padding="xl"
      component="section"
      aria-label={t('home.nextStep')}
      style={{ borderInlineStart: '6px solid var(--path-walked)' }}
    >
      <Text size="sm" fw={700} c="dimmed">
        {nextStep.kind === 'finished' ? t('home.yourProgress') : t('home.yourNextStep')}
      </Text>
      <Title order={2} fz="1.7rem" my={6}>
        {title}
      </Title>
      {why && (
        <Text size="lg" mb={4}>
          {why}
        </Text>
      )}
      {nextStep.kind === 'step' && step?.how && (
        <Text c="dimmed" mb="md">
          {step.how}
        </Text>
      )}
      <Group mt="md">
        {nextStep.kind === 'step' && nextStep.tool === 'assessment' && (
          <Button
            size="md"
            component={Link}
            to={`/assessment/${journey.journeyId}`}
            rightSection={<IconArrowRight size={16} />}
          >
            {t('common.startAssessment')}
          </Button>
        )}
        {((nextStep.kind === 'step' && nextStep.tool !== 'assessment') ||
          (nextStep.kind === 'demand' && nextStep.tool !== 'assessment' && nextStep.stepId)) && (
          <Button size="md" component={Link} to={toStep} rightSection={<IconArrowRight size={16} />}>
            {t('home.goToStep')}
          </Button>
        )}
        {nextStep.kind === 'demand' && nextStep.tool === 'assessment' && (
          <Button size="md" component={Link} to={`/results/${journey.journeyId}`}>
            {t('home.viewAndShareResult')}
          </Button>
        )}
        {nextStep.kind === 'request-gate' && (
          <Button
            size="md"
            loading={ask.isPending}
            onClick={() => ask.mutate({ streamId: journey.journeyId, body: { phaseId: phaseId! } })}
          >
            {t('common.askForSignOff')}
          </Button>
        )}
        {nextStep.kind === 'paused' && (
          <Button
            size="md"
            loading={resume.isPending}
            onClick={() => resume.mutate({ streamId: journey.journeyId, body: {} })}
          >
            {t('common.resume')}
          </Button>
        )}
        {nextStep.kind === 'finished' && (
          <Button size="md" component={Link} to="/story" variant="default">
            {t('home.seeStory')}
          </Button>
        )}
        {nextStep.minutes !== null && (
          <Badge variant="light" size="lg" leftSection={<IconClock size={14} />}>
            {duration(nextStep.minutes)}
          </Badge>
        )}
        {journey.gate.requestedAt && (
          <Text size="sm" c="dimmed">
            {t('common.askedAgo', { ago: ago(journey.gate.requestedAt) })}
          </Text>
        )}
      </Group>
    </Card>
  )
}

/** The next step's texts: those of the framework for a step, our own for what comes between steps. */
function useNextStepWords(journey: Journey): { title: string; why: string } {
  const { t } = useTranslation()
  const { day, today } = useFormats()
  const { nextStep, loopDueOn } = journey
  const phase = journey.phases.find(({ state }) => state === 'current')?.title ?? ''
  switch (nextStep.kind) {
    case 'paused':
      return { title: t('home.pausedTitle'), why: t('home.pausedHint') }
    case 'wait-for-plan':
      return { title: t('home.planInPreparation'), why: t('home.planInPreparationHint') }
    case 'wait-for-gate':
      return {
        title: t('home.coachReviews', { phase }),
        why: t('home.nothingToDo'),
      }
    case 'request-gate':
      return { title: t('home.askForSignOffOf', { phase }), why: t('home.phaseReady') }
    case 'finished':
      if (journey.status === 'withdrawn') return { title: t('home.endedEarly'), why: '' }
      return {
        title: t('home.finishedTitle'),
        why: !loopDueOn
          ? ''
          : loopDueOn > today()
            ? t('home.nextLook', { date: day(loopDueOn) })
            : t('home.nextLookDue', { date: day(loopDueOn) }),
      }
    case 'demand': {
      const demand = journey.phases
        .flatMap(({ gate }) => gate.demands)
        .find(({ text, met }) => !met && text === nextStep.title)
      return {
        title: nextStep.title,
        why: demand && demand.need > 1 ? t('home.neededForPhaseCount', demand) : t('home.neededForPhase'),
      }
    }
    default:
      return { title: nextStep.title, why: nextStep.why }
  }
}
