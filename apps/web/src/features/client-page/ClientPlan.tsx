import { Badge, Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import { useDraftForm } from '../../ui/draft-form'
import { Empty } from '../../ui/Page'
import type { Journey, Phase } from '../../journey/journey'

/** The plan of one client: steps of each phase, target dates that can be moved, steps that can be added for them alone. */
export function ClientPlan({ journey, readOnly }: { journey: Journey; readOnly: boolean }) {
  const { t } = useTranslation()
  if (journey.phases.length === 0)
    return (
      <Empty title={t('clientPage.noPlan')} scene="signpost">
        {t('clientPage.noPlanHint')}
      </Empty>
    )
  return (
    <Stack>
      {journey.phases.map((phase) => (
        <PhaseOf key={phase.phaseId} journey={journey} phase={phase} readOnly={readOnly || journey.status !== 'open'} />
      ))}
    </Stack>
  )
}

function PhaseOf({ journey, phase, readOnly }: { journey: Journey; phase: Phase; readOnly: boolean }) {
  const { t } = useTranslation()
  const { day, today } = useFormats()
  const [adding, { open, close }] = useDisclosure()
  const adjust = useCommand('/api/journeys/{streamId}/adjust-plan', { done: t('clientPage.targetDateChanged') })
  const late = phase.state === 'current' && phase.targetDate !== null && phase.targetDate < today()
  return (
    <section aria-label={phase.title}>
      <Group justify="space-between" mb={4}>
        <Group gap="xs">
          <Title order={3}>{phase.title}</Title>
          {phase.state === 'current' && <Badge size="sm">{t('clientPage.currentPhase')}</Badge>}
          {late && (
            <Badge size="sm" color="orange">
              {t('clientPage.targetDatePassed')}
            </Badge>
          )}
        </Group>
        {phase.state === 'done' || readOnly ? (
          <Text size="sm" c="dimmed">
            {phase.completedAt
              ? t('clientPage.completedOn', { date: day(phase.completedAt) })
              : t('common.byDate', { date: day(phase.targetDate) })}
          </Text>
        ) : (
          <TextInput
            key={phase.targetDate}
            type="date"
            size="xs"
            aria-label={t('clientPage.targetDateFor', { phase: phase.title })}
            defaultValue={phase.targetDate ?? ''}
            onBlur={({ currentTarget: { value } }) =>
              value &&
              value !== phase.targetDate &&
              adjust.mutate({ streamId: journey.journeyId, body: { phaseId: phase.phaseId, targetDate: value } })
            }
          />
        )}
      </Group>
      {phase.steps.map(({ stepId, title, state, doneAt, required }) => (
        <Group key={stepId} justify="space-between" wrap="nowrap" py={3}>
          <Text
            size="sm"
            c={state === 'done' ? undefined : 'dimmed'}
            td={state === 'skipped' ? 'line-through' : undefined}
          >
            {state === 'done' ? '✓ ' : '○ '}
            {title}
          </Text>
          <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
            {doneAt ? day(doneAt) : required ? t('common.required') : ''}
          </Text>
        </Group>
      ))}
      {!readOnly && phase.state !== 'done' && (
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={open}>
          {t('clientPage.addStepTo', { phase: phase.title })}
        </Button>
      )}
      <AddStep journeyId={journey.journeyId} phase={phase} opened={adding} onClose={close} />
    </section>
  )
}

function AddStep({
  journeyId,
  phase,
  opened,
  onClose,
}: {
  journeyId: string
  phase: Phase
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const form = useDraftForm(`add-step/${journeyId}/${phase.phaseId}`, {
    initialValues: { title: '', why: '', required: false },
  })
  const add = useCommand('/api/journeys/{streamId}/add-step', { done: t('clientPage.stepAdded') })
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('clientPage.extraStep')}
      closeOnClickOutside={!form.isWritten}
      closeOnEscape={!form.isWritten}
    >
      <form
        onSubmit={form.onSubmit(async ({ title, why, required }) => {
          await add.mutateAsync({
            streamId: journeyId,
            body: { phaseId: phase.phaseId, title, required, ...(why.trim() && { why }) },
          })
          form.settle()
          onClose()
        })}
      >
        <Stack>
          <TextInput
            label={t('common.title')}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Textarea label={t('clientPage.whyOptional')} autosize maxLength={4000} {...form.getInputProps('why')} />
          <Checkbox
            label={t('clientPage.requiredForSignOff')}
            {...form.getInputProps('required', { type: 'checkbox' })}
          />
          <Button type="submit" loading={add.isPending}>
            {t('clientPage.addStepButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
