import { ActionIcon, Alert, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { useFormats } from '../../../i18n/dates'
import type { Content, PhaseContent } from '../../../journey/journey'
import { GateForm } from './GateForm'
import { StepForm } from './StepForm'

/** A phase of a draft: its steps in their order, its gate, each to change, move or take out. */
export function PhaseEditor({
  frameworkId,
  content,
  phase,
  at,
  onEdit,
}: {
  frameworkId: string
  content: Content
  phase: PhaseContent
  at: number
  onEdit: () => void
}) {
  const { t } = useTranslation()
  const { duration } = useFormats()
  const [step, setStep] = useState<PhaseContent['steps'][number] | 'new' | null>(null)
  const [gate, gateForm] = useDisclosure()
  const define = useCommand('/api/frameworks/{streamId}/define-phase')
  const defineStep = useCommand('/api/frameworks/{streamId}/define-step')
  const takeOut = useCommand('/api/frameworks/{streamId}/take-out-phase', { done: t('Taken out of the draft.') })
  const takeOutStep = useCommand('/api/frameworks/{streamId}/take-out-step', { done: t('Taken out of the draft.') })
  const { steps: _steps, gate: _gate, ...own } = phase
  const move = (place: number) => define.mutate({ streamId: frameworkId, body: { phase: own, place } })
  const name = { name: phase.title }
  return (
    <Card component="section" aria-label={phase.title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2}>{phase.title}</Title>
          <Text size="sm" c="dimmed">
            {t('{{from}} to {{to}} weeks', phase.weeks)}
          </Text>
        </div>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            disabled={at === 0}
            aria-label={t('Move {{name}} up', name)}
            onClick={() => move(at - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            disabled={at === content.phases.length - 1}
            aria-label={t('Move {{name}} down', name)}
            onClick={() => move(at + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t('Change {{name}}', name)} onClick={onEdit}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('Take out {{name}}', name)}
            onClick={() => takeOut.mutate({ streamId: frameworkId, body: { phaseId: phase.id } })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <Text size="sm" my="xs">
        {phase.purpose}
      </Text>
      {phase.steps.length === 0 && (
        <Alert color="orange">{t('A phase needs a step before it can be published.')}</Alert>
      )}
      <Stack gap={2}>
        {phase.steps.map((one, index) => (
          <Group key={one.id} justify="space-between" wrap="nowrap">
            <Group gap="xs">
              <Text size="sm">{one.title}</Text>
              {one.required && (
                <Badge size="sm" variant="light">
                  {t('required')}
                </Badge>
              )}
              <Text size="xs" c="dimmed">
                {duration(one.minutes)}
              </Text>
            </Group>
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t('Move {{name}} up', { name: one.title })}
                onClick={() =>
                  defineStep.mutate({
                    streamId: frameworkId,
                    body: { phaseId: phase.id, step: one, place: index - 1 },
                  })
                }
              >
                <IconArrowUp size={15} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Change {{name}}', { name: one.title })}
                onClick={() => setStep(one)}
              >
                <IconPencil size={15} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Take out {{name}}', { name: one.title })}
                onClick={() =>
                  takeOutStep.mutate({ streamId: frameworkId, body: { phaseId: phase.id, stepId: one.id } })
                }
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          </Group>
        ))}
      </Stack>
      <Group mt="sm">
        <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setStep('new')}>
          {t('Add a step')}
        </Button>
        <Button size="xs" variant="default" onClick={gateForm.open}>
          {t('Gate: {{count}} demands', { count: phase.gate.demands.length })}
        </Button>
      </Group>
      <StepForm
        frameworkId={frameworkId}
        phaseId={phase.id}
        step={step}
        taken={content.phases.flatMap(({ steps }) => steps.map(({ id }) => id))}
        onClose={() => setStep(null)}
      />
      <GateForm frameworkId={frameworkId} phase={gate ? phase : null} onClose={gateForm.close} />
    </Card>
  )
}
