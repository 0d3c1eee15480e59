import { Button, Group, NumberInput, Stack, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import type { Step } from '../../journey/journey'
import { settleWith, useDraftForm } from '../../ui/draft-form'
import { useCompleteStep, useReopenStep } from './complete-step'

/** Marks a step as done, with a note and the time if the client likes; skips an optional one; opens a closed one again. */
export function CompleteStep({ journeyId, step }: { journeyId: string; step: Step }) {
  const [skipping, skip] = useDisclosure()
  if (step.state === 'done' || step.state === 'skipped') return <Reopen journeyId={journeyId} stepId={step.stepId} />
  if (skipping) return <SkipForm journeyId={journeyId} stepId={step.stepId} onClose={skip.close} />
  return <DoneForm journeyId={journeyId} step={step} onSkip={skip.open} />
}

function Reopen({ journeyId, stepId }: { journeyId: string; stepId: string }) {
  const { t } = useTranslation()
  const reopen = useReopenStep()
  return (
    <Group>
      <Button
        variant="default"
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ streamId: journeyId, body: { stepId } })}
      >
        {t('workbook.reopenStep')}
      </Button>
    </Group>
  )
}

function SkipForm({ journeyId, stepId, onClose }: { journeyId: string; stepId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useDraftForm(`skip/${journeyId}/${stepId}`, { initialValues: { reason: '' } })
  const skip = useCommand('/api/journeys/{streamId}/skip-step')
  return (
    <form
      onSubmit={form.onSubmit((body) => {
        settleWith(form, skip.mutateAsync({ streamId: journeyId, body: { stepId, ...body } }))
        onClose()
      })}
    >
      <Group align="flex-end">
        <Textarea
          flex="1 1 240px"
          label={t('workbook.whySkip')}
          required
          autosize
          maxLength={2000}
          {...form.getInputProps('reason')}
        />
        <Button type="submit">{t('workbook.skipStep')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  )
}

function DoneForm({ journeyId, step, onSkip }: { journeyId: string; step: Step; onSkip: () => void }) {
  const { t } = useTranslation()
  const form = useDraftForm<{ reflection: string; minutes: number | '' }>(`done/${journeyId}/${step.stepId}`, {
    initialValues: { reflection: '', minutes: '' },
  })
  const [writing, { open, close }] = useDisclosure(form.isRestored)
  const complete = useCompleteStep()
  const submit = ({ reflection, minutes }: typeof form.values) => {
    const note = reflection.trim()
    const body = { stepId: step.stepId, ...(note && { reflection: note }), ...(minutes && { minutes }) }
    settleWith(form, complete.mutateAsync({ streamId: journeyId, body }), close)
  }
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        {writing && (
          <>
            <Textarea
              label={t('workbook.whatLearned')}
              autosize
              minRows={2}
              maxLength={4000}
              {...form.getInputProps('reflection')}
            />
            <NumberInput
              label={t('workbook.timeSpent')}
              min={1}
              max={10_080}
              w={240}
              {...form.getInputProps('minutes')}
            />
          </>
        )}
        <Group>
          <Button type="submit" loading={complete.isPending} leftSection={<IconCheck size={16} />}>
            {t('workbook.markAsDone')}
          </Button>
          {!writing && (
            <Button variant="subtle" onClick={open}>
              {t('workbook.addNoteOrTime')}
            </Button>
          )}
          {!step.required && (
            <Button variant="subtle" color="gray" onClick={onSkip}>
              {t('workbook.skipStep')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
