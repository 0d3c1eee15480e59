import { Anchor, Badge, Button, Card, Grid, Group, Modal, Stack, Tabs, Text, Textarea, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useForm } from '@mantine/form'
import { Link, useParams } from 'react-router'
import { useCommand, useView } from '../../app/api'
import { ago, dayOf } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import { SwitchbackPath } from '../../path/SwitchbackPath'
import { BeforeAfter } from '../../journey/BeforeAfter'
import { GateDemands } from '../../journey/GateDemands'
import type { Journey } from '../../journey/journey'
import { AssignPlan } from './AssignPlan'
import { EvidenceReview } from './EvidenceReview'
import { Timeline } from './Timeline'

/** A client as their coach sees them: path, gate, evidence, what was shared, history. */
export default function ClientPage() {
  const { journeyId = '' } = useParams()
  const journey = useView('/api/journeys/{journeyId}', { journeyId })
  return (
    <Page title={journey.data?.clientName ?? 'Client'}>
      <Shown view={journey}>{(data) => <Client journey={data} />}</Shown>
    </Page>
  )
}

function Client({ journey }: { journey: Journey }) {
  const current = journey.phases.find(({ state }) => state === 'current')
  const waiting = journey.evidence.filter(({ status }) => status === 'submitted').length
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <Group gap="xs">
            <Badge variant="light">{journey.status}</Badge>
            <Text size="sm" c="dimmed">
              {journey.frameworkName}, cycle {journey.cycle}, since {dayOf(journey.openedAt)}
            </Text>
          </Group>
          {journey.phases.length === 0 && <AssignPlan journey={journey} />}
          {current && <GateDecision journey={journey} phase={current} />}
          <Tabs defaultValue={waiting > 0 ? 'evidence' : 'steps'} keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="steps">Steps</Tabs.Tab>
              <Tabs.Tab value="evidence">Evidence{waiting > 0 ? ` (${waiting} to review)` : ''}</Tabs.Tab>
              <Tabs.Tab value="history">History</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="steps" pt="md">
              <Steps journey={journey} />
            </Tabs.Panel>
            <Tabs.Panel value="evidence" pt="md">
              <EvidenceReview journey={journey} />
            </Tabs.Panel>
            <Tabs.Panel value="history" pt="md">
              <Timeline journeyId={journey.journeyId} phases={journey.phases} />
            </Tabs.Panel>
          </Tabs>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <Card withBorder>
            <Text size="sm" c="dimmed" mb="sm">
              {journey.stepsDone} of {journey.stepsTotal} steps done
            </Text>
            <SwitchbackPath
              phases={journey.phases.map((phase) => ({
                ...phase,
                note: phase.completedAt
                  ? dayOf(phase.completedAt)
                  : phase.targetDate
                    ? `by ${dayOf(phase.targetDate)}`
                    : undefined,
              }))}
            />
          </Card>
          <Anchor component={Link} to={`/results/${journey.journeyId}`}>
            Shared assessments
          </Anchor>
          <BeforeAfter pictures={journey.pictures} whose="theirs" />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}

function GateDecision({ journey, phase }: { journey: Journey; phase: Journey['phases'][number] }) {
  const approve = useCommand('/api/journeys/{streamId}/approve-gate', { done: 'Approved. The next phase is open.' })
  const [declining, { open, close }] = useDisclosure()
  const asked = journey.gate.state === 'requested'
  return (
    <Card withBorder component="section" aria-label="Gate">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>The gate of {phase.title}</Title>
          {asked && <Badge>asked {ago(journey.gate.requestedAt!)}</Badge>}
        </Group>
        <GateDemands phase={phase} />
        {asked ? (
          <Group>
            <Button
              loading={approve.isPending}
              onClick={() => approve.mutate({ streamId: journey.journeyId, body: { phaseId: phase.phaseId } })}
            >
              Approve
            </Button>
            <Button variant="default" onClick={open}>
              Not yet
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {journey.clientName} has not asked for it yet.
          </Text>
        )}
      </Stack>
      <DeclineGate journey={journey} phaseId={phase.phaseId} opened={declining} onClose={close} />
    </Card>
  )
}

function DeclineGate({
  journey,
  phaseId,
  opened,
  onClose,
}: {
  journey: Journey
  phaseId: string
  opened: boolean
  onClose: () => void
}) {
  const decline = useCommand('/api/journeys/{streamId}/decline-gate', { done: 'Told what is missing.' })
  const form = useForm({ initialValues: { reason: '' } })
  return (
    <Modal opened={opened} onClose={onClose} title="What is missing?">
      <form
        onSubmit={form.onSubmit(async ({ reason }) => {
          await decline.mutateAsync({ streamId: journey.journeyId, body: { phaseId, reason } })
          form.reset()
          onClose()
        })}
      >
        <Stack>
          <Textarea
            label={`For ${journey.clientName} to read`}
            required
            autosize
            minRows={3}
            maxLength={4000}
            {...form.getInputProps('reason')}
          />
          <Button type="submit" loading={decline.isPending}>
            Send
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Steps({ journey }: { journey: Journey }) {
  if (journey.phases.length === 0) return <Empty title="No plan yet">Assign a plan, and its steps appear here.</Empty>
  return (
    <Stack>
      {journey.phases.map((phase) => (
        <div key={phase.phaseId}>
          <Title order={3}>{phase.title}</Title>
          {phase.steps.map(({ stepId, title, state, doneAt, required }) => (
            <Group key={stepId} justify="space-between" wrap="nowrap" py={3}>
              <Text size="sm" c={state === 'done' ? undefined : 'dimmed'}>
                {title}
                {required ? '' : ' (optional)'}
              </Text>
              <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
                {doneAt ? dayOf(doneAt) : state}
              </Text>
            </Group>
          ))}
        </div>
      ))}
    </Stack>
  )
}
