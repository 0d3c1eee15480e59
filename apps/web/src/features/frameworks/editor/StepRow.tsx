import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { useFormats } from '../../../i18n/dates'
import type { PhaseContent } from '../../../journey/journey'
import { RowActions } from './RowActions'

interface StepRowProps {
  frameworkId: string
  phaseId: string
  step: PhaseContent['steps'][number]
  /** Its place among the steps of the phase, from 0. */
  at: number
  onEdit: () => void
}

/** A step of a phase in a draft. */
export function StepRow({ frameworkId, phaseId, step, at, onEdit }: StepRowProps) {
  const { t } = useTranslation()
  const { duration } = useFormats()
  const define = useCommand('/api/frameworks/{streamId}/define-step')
  const remove = useCommand('/api/frameworks/{streamId}/take-out-step', { done: t('frameworks.removedFromDraft') })
  const moveUp = () => define.mutate({ streamId: frameworkId, body: { phaseId, step, place: at - 1 } })
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap="xs">
        <Text size="sm">{step.title}</Text>
        {step.required && (
          <Badge size="sm" variant="light">
            {t('common.required')}
          </Badge>
        )}
        <Text size="xs" c="dimmed">
          {duration(step.minutes)}
        </Text>
      </Group>
      <RowActions
        name={step.title}
        onMoveUp={at === 0 ? null : moveUp}
        onEdit={onEdit}
        onRemove={() => remove.mutate({ streamId: frameworkId, body: { phaseId, stepId: step.id } })}
        size={15}
        color="gray"
        removeColor="gray"
      />
    </Group>
  )
}
