import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import type { Content, PhaseContent } from '../../../journey/journey'
import { GateForm } from './GateForm'
import { RowActions } from './RowActions'
import { StepForm } from './StepForm'
import { StepRow } from './StepRow'

interface PhaseEditorProps {
  frameworkId: string
  content: Content
  phase: PhaseContent
  /** Its place among the phases, from 0. */
  at: number
  onEdit: () => void
}

/** A phase of a draft: its steps in their order and its gate, each to change, move or remove. */
export function PhaseEditor({ frameworkId, content, phase, at, onEdit }: PhaseEditorProps) {
  const { t } = useTranslation()
  const [step, setStep] = useState<PhaseContent['steps'][number] | 'new' | null>(null)
  const [gate, gateForm] = useDisclosure()
  return (
    <Card component="section" aria-label={phase.title}>
      <Heading frameworkId={frameworkId} content={content} phase={phase} at={at} onEdit={onEdit} />
      <Text size="sm" my="xs">
        {phase.purpose}
      </Text>
      {phase.steps.length === 0 && <Alert color="orange">{t('frameworks.phaseNeedsStep')}</Alert>}
      <Stack gap={2}>
        {phase.steps.map((one, index) => (
          <StepRow
            key={one.id}
            frameworkId={frameworkId}
            phaseId={phase.id}
            step={one}
            at={index}
            onEdit={() => setStep(one)}
          />
        ))}
      </Stack>
      <Group mt="sm">
        <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setStep('new')}>
          {t('frameworks.addStep')}
        </Button>
        <Button size="xs" variant="default" onClick={gateForm.open}>
          {t('frameworks.signOffRequirements', { count: phase.gate.demands.length })}
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

function Heading({ frameworkId, content, phase, at, onEdit }: PhaseEditorProps) {
  const { t } = useTranslation()
  const define = useCommand('/api/frameworks/{streamId}/define-phase')
  const remove = useCommand('/api/frameworks/{streamId}/take-out-phase', { done: t('frameworks.removedFromDraft') })
  const { steps: _steps, gate: _gate, ...own } = phase
  const move = (place: number) => define.mutate({ streamId: frameworkId, body: { phase: own, place } })
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Title order={2}>{phase.title}</Title>
        <Text size="sm" c="dimmed">
          {t('frameworks.weeksRange', phase.weeks)}
        </Text>
      </div>
      <RowActions
        name={phase.title}
        onMoveUp={at === 0 ? null : () => move(at - 1)}
        onMoveDown={at === content.phases.length - 1 ? null : () => move(at + 1)}
        onEdit={onEdit}
        onRemove={() => remove.mutate({ streamId: frameworkId, body: { phaseId: phase.id } })}
        size={16}
        removeColor="red"
      />
    </Group>
  )
}
