import { Alert, Button, Card, Group, List, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import { useCommand } from '../../app/api'
import type { Journey } from './HomePage'

/** What the gate of a phase asks: what is there, and what is still missing. */
export function GateDemands({ phase }: { phase: Journey['phases'][number] }) {
  const stepTitle = (stepId: string) => phase.steps.find((step) => step.stepId === stepId)?.title ?? stepId
  const rows = [
    ...phase.gate.openSteps.map((stepId) => ({ id: stepId, text: stepTitle(stepId), met: false, count: '' })),
    ...phase.gate.demands.map(({ demandId, text, met, waived, have, need }) => ({
      id: demandId,
      text,
      met,
      count: waived ? 'waived' : need > 1 ? `${Math.min(have, need)} of ${need}` : '',
    })),
  ]
  return (
    <List spacing={6} size="sm" center listStyleType="none">
      {rows.map(({ id, text, met, count }) => (
        <List.Item
          key={id}
          icon={
            <ThemeIcon size={20} radius="xl" color={met ? 'teal' : 'gray'} variant={met ? 'filled' : 'light'}>
              {met ? <IconCheck size={13} aria-label="met" /> : <IconCircleDashed size={13} aria-label="open" />}
            </ThemeIcon>
          }
        >
          {text}
          {count && (
            <Text component="span" size="xs" c="dimmed">
              {' '}
              ({count})
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  )
}

export function GateCard({ journey, phase }: { journey: Journey; phase: Journey['phases'][number] }) {
  const ask = useCommand('/api/journeys/{streamId}/request-gate', { done: 'Your coach has been asked to look.' })
  const asked = journey.gate.state === 'requested'
  return (
    <Card withBorder component="section" aria-label="Gate">
      <Stack gap="sm">
        <div>
          <Title order={2}>The gate of {phase.title}</Title>
          <Text size="sm" c="dimmed">
            {phase.gate.text}
          </Text>
        </div>
        {journey.gate.answer && (
          <Alert color="gray" title={`${journey.coachName} says`}>
            {journey.gate.answer}
          </Alert>
        )}
        <GateDemands phase={phase} />
        <Group>
          <Button
            variant={phase.gate.ready ? 'filled' : 'default'}
            disabled={!phase.gate.ready || asked || journey.status !== 'open'}
            loading={ask.isPending}
            onClick={() => ask.mutate({ streamId: journey.journeyId, body: { phaseId: phase.phaseId } })}
          >
            {asked ? 'Your coach is looking' : 'Ask for the gate'}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
