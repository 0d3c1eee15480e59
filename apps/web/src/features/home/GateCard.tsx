import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useCommand } from '../../app/api'
import { GateDemands } from '../../journey/GateDemands'
import type { Journey, Phase } from '../../journey/journey'

export function GateCard({ journey, phase }: { journey: Journey; phase: Phase }) {
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
