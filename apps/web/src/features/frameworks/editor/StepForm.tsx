import { Checkbox, Group, Modal, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/commands'
import { FormButtons } from '../../../ui/FormButtons'
import type { PhaseContent } from '../../../journey/journey'
import { slugOf } from '../../../journey/tools/fields'
import { toolNames } from './tool-texts'

type StepContent = PhaseContent['steps'][number]

const blank: StepContent = { id: '', title: '', why: '', how: '', minutes: 60, required: false, tool: 'none' }

/** Defines or changes a step: why, how, how long, and the tool it opens. */
export function StepForm({
  frameworkId,
  phaseId,
  step,
  taken,
  onClose,
}: {
  frameworkId: string
  phaseId: string
  step: StepContent | 'new' | null
  /** Ids of all steps of the framework. */
  taken: string[]
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={step !== null}
      onClose={onClose}
      title={step === 'new' ? t('frameworks.newStep') : t('frameworks.editStep')}
      size="lg"
    >
      {step && (
        <Form
          frameworkId={frameworkId}
          phaseId={phaseId}
          step={step === 'new' ? blank : step}
          taken={taken}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}

function Form({
  frameworkId,
  phaseId,
  step,
  taken,
  onClose,
}: {
  frameworkId: string
  phaseId: string
  step: StepContent
  taken: string[]
  onClose: () => void
}) {
  const { t } = useTranslation()
  const define = useCommand('/api/frameworks/{streamId}/define-step', { done: t('frameworks.draftSaved') })
  const form = useForm({ initialValues: step })
  const idOf = (title: string) => {
    const slug = slugOf(title)
    return taken.includes(slug) ? `${slug.slice(0, 55)}-${taken.length + 1}` : slug
  }
  return (
    <form
      onSubmit={form.onSubmit((values) => {
        const body = { phaseId, step: { ...values, id: step.id || idOf(values.title) } }
        define.mutate({ streamId: frameworkId, body }, { onSuccess: onClose })
      })}
    >
      <Stack>
        <TextInput label={t('common.title')} required maxLength={120} data-autofocus {...form.getInputProps('title')} />
        <Textarea label={t('common.whyQuestion')} required autosize maxLength={600} {...form.getInputProps('why')} />
        <Textarea
          label={t('frameworks.how')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('how')}
        />
        <Group grow align="flex-end">
          <NumberInput
            label={t('frameworks.durationMinutes')}
            min={5}
            max={10_080}
            required
            {...form.getInputProps('minutes')}
          />
          <NativeSelect
            label={t('frameworks.tool')}
            data={toolNames.map(([value, label]) => ({ value, label: t(label) }))}
            {...form.getInputProps('tool')}
          />
        </Group>
        <Checkbox
          label={t('frameworks.requiredForSignOff')}
          {...form.getInputProps('required', { type: 'checkbox' })}
        />
        <FormButtons onCancel={onClose} saving={define.isPending} />
      </Stack>
    </form>
  )
}
