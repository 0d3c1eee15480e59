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
  const resume = useCommand('/api/journeys/{streamId}/resume-journey', { done: t('Welcome back.') })
  const toStep = `/phases/${phaseOf?.phaseId}?step=${nextStep.stepId}`
  const { title, why } = useNextStepWords(journey)
  return (
    <Card
      padding="xl"
      component="section"
      aria-label={t('Next step')}
      style={{ borderInlineStart: '6px solid var(--path-walked)' }}
    >
      <Text size="sm" fw={700} c="dimmed">
        {nextStep.kind === 'finished' ? t('Where you stand') : t('Your next step')}
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
            {t('Begin')}
          </Button>
        )}
        {((nextStep.kind === 'step' && nextStep.tool !== 'assessment') ||
          (nextStep.kind === 'demand' && nextStep.tool !== 'assessment' && nextStep.stepId)) && (
          <Button size="md" component={Link} to={toStep} rightSection={<IconArrowRight size={16} />}>
            {t('Do it')}
          </Button>
        )}
        {nextStep.kind === 'demand' && nextStep.tool === 'assessment' && (
          <Button size="md" component={Link} to={`/results/${journey.journeyId}`}>
            {t('Look at my result and share it')}
          </Button>
        )}
        {nextStep.kind === 'request-gate' && (
          <Button
            size="md"
            loading={ask.isPending}
            onClick={() => ask.mutate({ streamId: journey.journeyId, body: { phaseId: phaseId! } })}
          >
            {t('Ask for the gate')}
          </Button>
        )}
        {nextStep.kind === 'paused' && (
          <Button
            size="md"
            loading={resume.isPending}
            onClick={() => resume.mutate({ streamId: journey.journeyId, body: {} })}
          >
            {t('Resume')}
          </Button>
        )}
        {nextStep.kind === 'finished' && (
          <Button size="md" component={Link} to="/story" variant="default">
            {t('Look back at the whole way')}
          </Button>
        )}
        {nextStep.minutes !== null && (
          <Badge variant="light" size="lg" leftSection={<IconClock size={14} />}>
            {duration(nextStep.minutes)}
          </Badge>
        )}
        {journey.gate.requestedAt && (
          <Text size="sm" c="dimmed">
            {t('Asked {{ago}}', { ago: ago(journey.gate.requestedAt) })}
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
      return { title: t('Your journey is paused'), why: t('Resume it when you are ready.') }
    case 'wait-for-plan':
      return { title: t('Your coach is preparing your plan'), why: t('You will see your first step here.') }
    case 'wait-for-gate':
      return {
        title: t('Your coach looks at the gate of {{phase}}', { phase }),
        why: t('Nothing to do for you right now.'),
      }
    case 'request-gate':
      return { title: t('Ask for the gate of {{phase}}', { phase }), why: t('Everything that it asks for is there.') }
    case 'finished':
      if (journey.status === 'withdrawn') return { title: t('This journey was withdrawn'), why: '' }
      return {
        title: t('You have come all the way'),
        why: !loopDueOn
          ? ''
          : loopDueOn > today()
            ? t('The path leads back to the first bend around {{date}}.', { date: day(loopDueOn) })
            : t(
                'Since {{date}} it is time to look again from the first bend: take the questions anew under My assessments, and ask your coach for the next cycle.',
                { date: day(loopDueOn) },
              ),
      }
    case 'demand': {
      const demand = journey.phases
        .flatMap(({ gate }) => gate.demands)
        .find(({ text, met }) => !met && text === nextStep.title)
      return {
        title: nextStep.title,
        why:
          demand && demand.need > 1
            ? t('The gate of this phase asks for it: {{have}} of {{need}} so far.', demand)
            : t('The gate of this phase asks for it.'),
      }
    }
    default:
      return { title: nextStep.title, why: nextStep.why }
  }
}
