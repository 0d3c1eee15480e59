import { Alert, Anchor, Card, Grid, Group, Progress, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { BeforeAfter } from '../../journey/BeforeAfter'
import { GateCard } from '../../journey/GateCard'
import type { Journey } from '../../journey/journey'
import { PathCard } from '../../journey/PathCard'
import { NextStep } from './NextStep'
import { SinceLastTime } from './SinceLastTime'

/** The client's own journey: the next step, the current phase, the path. Answered by packages/views/src/client-home/query.ts. */
export default function HomePage() {
  const { t } = useTranslation()
  const home = useView('/api/home')
  return (
    <Page title={t('common.myPath')}>
      <QueryBoundary view={home}>
        {({ journeys }) =>
          journeys[0] ? (
            <JourneyHome journey={journeys[0]} />
          ) : (
            <Empty title={t('home.startsSoon')} scene="peaks">
              {t('home.startsSoonHint')}
            </Empty>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

function JourneyHome({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const current = journey.phases.find(({ state }) => state === 'current')
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <NextStep journey={journey} />
          {journey.support.length > 0 && <Support support={journey.support} />}
          <SinceLastTime journey={journey} />
          {current && <StepsOf phase={current} />}
          {current && <GateCard journey={journey} phase={current} />}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <PathCard journey={journey} linkTo={(phaseId) => `/phases/${phaseId}`}>
            <Title order={2} mb={4}>
              {journey.frameworkName || t('common.path')}
            </Title>
            <Progress
              value={journey.stepsTotal ? (journey.stepsDone / journey.stepsTotal) * 100 : 0}
              aria-label={t('common.stepsDone')}
              mb={6}
            />
            <Text size="sm" c="dimmed" mb="lg">
              {t('home.stepsAndCoach', {
                done: journey.stepsDone,
                total: journey.stepsTotal,
                date: day(journey.openedAt),
                coach: journey.coachName,
              })}
              {journey.cycle > 1 && ` ${t('home.inCycle', { cycle: journey.cycle })}`}
            </Text>
          </PathCard>
          <BeforeAfter pictures={journey.pictures} whose="mine" />
          <Group gap="lg">
            <Anchor component={Link} to={`/results/${journey.journeyId}`}>
              {t('common.myAssessments')}
            </Anchor>
            <Anchor component={Link} to="/story">
              {t('home.storySoFar')}
            </Anchor>
          </Group>
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

/** The steps of the phase at a glance: what is done and what is open. Each is one click away. */
function StepsOf({ phase }: { phase: Journey['phases'][number] }) {
  const { t } = useTranslation()
  const { day, duration } = useFormats()
  return (
    <Card component="section" aria-label={phase.title}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{phase.title}</Title>
        <Anchor component={Link} to={`/phases/${phase.phaseId}`} size="sm">
          {t('home.seeAllSteps')}
        </Anchor>
      </Group>
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {phase.steps.map((step) => (
          <Group key={step.stepId} component="li" wrap="nowrap" gap="sm" py={3}>
            <svg
              width={18}
              height={18}
              role="img"
              aria-label={step.state === 'done' ? t('common.done') : t('common.open')}
              style={{ flex: 'none' }}
            >
              <circle
                cx={9}
                cy={9}
                r={7}
                fill={step.state === 'done' ? 'var(--path-walked)' : 'none'}
                stroke={step.state === 'done' ? 'var(--path-walked)' : 'var(--path-ahead)'}
                strokeWidth={2}
                strokeDasharray={step.state === 'done' ? undefined : '1 4'}
              />
              {step.state === 'done' && (
                <path d="M5.5 9l2.5 2.6L12.6 6.4" fill="none" stroke="var(--raised)" strokeWidth={2} />
              )}
            </svg>
            <Anchor
              component={Link}
              to={`/phases/${phase.phaseId}?step=${step.stepId}`}
              c="inherit"
              size="sm"
              fw={500}
              flex={1}
              td={step.state === 'skipped' ? 'line-through' : undefined}
            >
              {step.title}
            </Anchor>
            <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
              {step.doneAt
                ? day(step.doneAt)
                : [duration(step.minutes), step.required ? '' : t('common.optional')].filter(Boolean).join(', ')}
            </Text>
          </Group>
        ))}
      </Stack>
    </Card>
  )
}

function Support({ support }: { support: Journey['support'] }) {
  const { t } = useTranslation()
  return (
    <Alert
      color="blue"
      title={t('home.lookAfterYourself')}
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
