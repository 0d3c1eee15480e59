import { List, Text, ThemeIcon } from '@mantine/core'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import type { Phase } from './journey'

/** What the gate of a phase asks: what is there, and what is still missing. */
export function GateDemands({ phase }: { phase: Phase }) {
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
