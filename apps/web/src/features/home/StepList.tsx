import { Badge, Card, Checkbox, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../app/api'
import { dayOf, duration } from '../../app/dates'
import type { Journey } from '../../journey/journey'
import { ToolModal } from './ToolModal'

/** The steps of the phase: what is done, what is open, each one click from being done. */
export function StepList({ journey, phase }: { journey: Journey; phase: Journey['phases'][number] }) {
  const [opened, setOpened] = useState<string | null>(null)
  const reopen = useCommand('/api/journeys/{streamId}/reopen-step')
  return (
    <Card withBorder>
      <Title order={2}>{phase.title}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {phase.purpose}
      </Text>
      <Stack gap={2}>
        {phase.steps.map((step) => (
          <Group key={step.stepId} wrap="nowrap" align="flex-start" py={6}>
            <Checkbox
              checked={step.state === 'done'}
              aria-label={`${step.title}: done`}
              disabled={journey.status !== 'open' || reopen.isPending}
              onChange={() =>
                step.state === 'done'
                  ? reopen.mutate({ streamId: journey.journeyId, body: { stepId: step.stepId } })
                  : setOpened(step.stepId)
              }
            />
            <UnstyledButton onClick={() => setOpened(step.stepId)} style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={500} td={step.state === 'skipped' ? 'line-through' : undefined}>
                {step.title}
              </Text>
              <Text size="xs" c="dimmed">
                {step.doneAt
                  ? `Done on ${dayOf(step.doneAt)}`
                  : [duration(step.minutes), step.required ? '' : 'optional'].filter(Boolean).join(', ')}
              </Text>
            </UnstyledButton>
            {step.required && step.state !== 'done' && (
              <Badge variant="light" color="gray" size="sm">
                required
              </Badge>
            )}
          </Group>
        ))}
      </Stack>
      {opened && <ToolModal journey={journey} stepId={opened} opened onClose={() => setOpened(null)} />}
    </Card>
  )
}
