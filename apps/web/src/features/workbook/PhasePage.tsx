import { Anchor, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useView } from '../../api/queries'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import { GateCard } from '../../journey/GateCard'
import type { Journey } from '../../journey/journey'
import { StepCard } from './StepCard'

/** A phase with its steps, each with its own tool. One step is open to work on. Answered by packages/views/src/client-home/query.ts. */
export default function PhasePage() {
  const { t } = useTranslation()
  const { phaseId = '' } = useParams()
  const [search] = useSearchParams()
  const asked = search.get('step')
  const home = useView('/api/home')
  const journey =
    home.data?.journeys.find(({ journeyId }) => journeyId === search.get('journey')) ?? home.data?.journeys[0]
  const phase = journey?.phases.find((one) => one.phaseId === phaseId)
  return (
    <Page
      title={phase?.title ?? t('common.phase')}
      lead={phase?.purpose}
      actions={
        <Button component={Link} to="/home" variant="subtle" leftSection={<IconArrowLeft size={16} />}>
          {t('common.myPath')}
        </Button>
      }
    >
      <QueryBoundary view={home}>
        {() =>
          journey && phase ? (
            <Phase key={`${phaseId}/${asked}`} journey={journey} phase={phase} asked={asked} />
          ) : (
            <Empty title={t('workbook.noSuchPhase')} scene="signpost">
              <Anchor component={Link} to="/home">
                {t('workbook.backToPath')}
              </Anchor>
            </Empty>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

function Phase({
  journey,
  phase,
  asked,
}: {
  journey: Journey
  phase: Journey['phases'][number]
  /** The step that the address names. */
  asked: string | null
}) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const workbook = useView('/api/journeys/{journeyId}/workbook', { journeyId: journey.journeyId })
  const framework = useView('/api/frameworks/{frameworkId}', {
    frameworkId: journey.frameworkId,
    version: journey.frameworkVersion ?? undefined,
  })
  const { stepId: next } = journey.nextStep
  // At first one step is open: the one in the address, or the next one. After that only the client opens and closes steps.
  const [opened, setOpened] = useState(
    asked ?? (phase.steps.some(({ stepId }) => stepId === next) ? next : (phase.steps[0]?.stepId ?? null)),
  )
  const editable = journey.status === 'open'
  return (
    <Stack>
      <Tabs value={phase.phaseId} onChange={(id) => void navigate(`/phases/${id}`)} className="no-print">
        <Tabs.List>
          {journey.phases.map(({ phaseId, title }) => (
            <Tabs.Tab key={phaseId} value={phaseId}>
              {title}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {journey.phases.map(({ phaseId }) => (
          <Tabs.Panel key={phaseId} value={phaseId}>
            {null}
          </Tabs.Panel>
        ))}
      </Tabs>
      {phase.state === 'ahead' && (
        <Text size="sm" c="dimmed">
          {t('workbook.phaseAhead')}
        </Text>
      )}
      <QueryBoundary view={workbook}>
        {(book) => (
          <Stack gap="sm">
            {phase.steps.map((step) => (
              <StepCard
                key={step.stepId}
                step={step}
                journey={journey}
                book={book}
                content={framework.data?.content.phases.find(({ id }) => id === phase.phaseId)}
                editable={editable}
                opened={opened === step.stepId}
                onToggle={() => setOpened((now) => (now === step.stepId ? null : step.stepId))}
              />
            ))}
          </Stack>
        )}
      </QueryBoundary>
      {phase.state === 'current' && <GateCard journey={journey} phase={phase} />}
      <Group>
        <Anchor component={Link} to="/home">
          {t('workbook.backToPath')}
        </Anchor>
      </Group>
    </Stack>
  )
}
