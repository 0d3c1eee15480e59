import { Alert, Anchor, Badge, Button, Card, Grid, Group, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconArrowRight, IconClock, IconHeartHandshake } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand, useView } from '../../app/api'
import { ago, dayOf, duration, today } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import { BeforeAfter } from '../../journey/BeforeAfter'
import type { Journey } from '../../journey/journey'
import { SwitchbackPath } from '../../path/SwitchbackPath'
import { GateCard } from './GateCard'
import { StepList } from './StepList'
import { ToolModal } from './ToolModal'

export default function HomePage() {
  const home = useView('/api/home')
  return (
    <Page title="My path">
      <Shown view={home}>
        {({ journeys }) =>
          journeys[0] ? (
            <JourneyHome journey={journeys[0]} />
          ) : (
            <Empty title="Your path begins soon">
              Your coach enrols you in a cohort and assigns your plan. You will see your first step here, and you need
              not do anything until then.
            </Empty>
          )
        }
      </Shown>
    </Page>
  )
}

function JourneyHome({ journey }: { journey: Journey }) {
  const current = journey.phases.find(({ state }) => state === 'current')
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <NextStep journey={journey} />
          {journey.support.length > 0 && <Support support={journey.support} />}
          {current && <StepList journey={journey} phase={current} />}
          {current && <GateCard journey={journey} phase={current} />}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <Card withBorder>
            <Title order={2} mb="xs">
              {journey.frameworkName || 'The path'}
            </Title>
            <Progress
              value={journey.stepsTotal ? (journey.stepsDone / journey.stepsTotal) * 100 : 0}
              aria-label="Steps done"
              mb={4}
            />
            <Text size="sm" c="dimmed" mb="md">
              {journey.stepsDone} of {journey.stepsTotal} steps, since {dayOf(journey.openedAt)}. Your coach is{' '}
              {journey.coachName}.
            </Text>
            <SwitchbackPath phases={journey.phases.map((phase) => ({ ...phase, note: pathNote(phase) }))} />
          </Card>
          <BeforeAfter pictures={journey.pictures} whose="mine" />
          <Anchor component={Link} to={`/results/${journey.journeyId}`}>
            My assessments
          </Anchor>
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

/** When the path leads back to the first bend, in words. */
function whenAgain(loopDueOn: string | null): string {
  if (!loopDueOn) return ''
  return loopDueOn > today()
    ? `The path leads back to the first bend around ${dayOf(loopDueOn)}.`
    : `Since ${dayOf(loopDueOn)} it is time to look again from the first bend: take the questions anew under My assessments, and ask your coach for the next cycle.`
}

const pathNote = ({ state, completedAt, targetDate }: Journey['phases'][number]) =>
  state === 'done' && completedAt ? dayOf(completedAt) : targetDate ? `by ${dayOf(targetDate)}` : undefined

function NextStep({ journey }: { journey: Journey }) {
  const { nextStep, phaseId } = journey
  // The step that was begun stays in its window until it is closed, though the next one may already stand behind it.
  const [doing, setDoing] = useState<string | null>(null)
  const open = () => setDoing(nextStep.stepId)
  const ask = useCommand('/api/journeys/{streamId}/request-gate', { done: 'Your coach has been asked to look.' })
  const resume = useCommand('/api/journeys/{streamId}/resume-journey', { done: 'Welcome back.' })
  return (
    <Card withBorder shadow="sm" padding="lg" component="section" aria-label="Next step">
      <Text size="xs" fw={700} c="dimmed" tt="uppercase">
        {nextStep.kind === 'finished' ? 'Where you stand' : 'Your next step'}
      </Text>
      <Title order={2} fz="1.5rem" my={4}>
        {nextStep.title}
      </Title>
      <Text mb="md">{nextStep.kind === 'finished' ? whenAgain(journey.loopDueOn) : nextStep.why}</Text>
      <Group>
        {nextStep.kind === 'step' && nextStep.tool === 'assessment' && (
          <Button component={Link} to={`/assessment/${journey.journeyId}`} rightSection={<IconArrowRight size={16} />}>
            Begin
          </Button>
        )}
        {nextStep.kind === 'step' && nextStep.tool !== 'assessment' && <Button onClick={open}>Do it</Button>}
        {nextStep.kind === 'request-gate' && (
          <Button
            loading={ask.isPending}
            onClick={() => ask.mutate({ streamId: journey.journeyId, body: { phaseId: phaseId! } })}
          >
            Ask for the gate
          </Button>
        )}
        {nextStep.kind === 'demand' && nextStep.tool !== 'assessment' && nextStep.stepId && (
          <Button onClick={open}>Do it</Button>
        )}
        {nextStep.kind === 'demand' && nextStep.tool === 'assessment' && (
          <Button component={Link} to={`/results/${journey.journeyId}`}>
            Look at my result and share it
          </Button>
        )}
        {nextStep.kind === 'paused' && (
          <Button loading={resume.isPending} onClick={() => resume.mutate({ streamId: journey.journeyId, body: {} })}>
            Resume
          </Button>
        )}
        {nextStep.minutes !== null && (
          <Badge variant="light" leftSection={<IconClock size={12} />}>
            {duration(nextStep.minutes)}
          </Badge>
        )}
        {journey.gate.requestedAt && (
          <Text size="sm" c="dimmed">
            Asked {ago(journey.gate.requestedAt)}
          </Text>
        )}
      </Group>
      {doing && <ToolModal journey={journey} stepId={doing} opened onClose={() => setDoing(null)} />}
    </Card>
  )
}

function Support({ support }: { support: Journey['support'] }) {
  return (
    <Alert
      color="blue"
      title="Look after yourself"
      icon={
        <ThemeIcon variant="transparent" color="blue">
          <IconHeartHandshake aria-hidden />
        </ThemeIcon>
      }
    >
      <Stack gap="xs">
        {support.map(({ title, text }) => (
          <div key={title}>
            <Text fw={600} size="sm">
              {title}
            </Text>
            <Text size="sm">{text}</Text>
          </div>
        ))}
      </Stack>
    </Alert>
  )
}
