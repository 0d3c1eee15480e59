import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import type { CohortBoard } from './board'

/** Assigns a plan to each client of a cohort, once each. */
export function AssignPlanToCohort({
  board,
  opened,
  onClose,
}: {
  board: CohortBoard
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { today } = useFormats()
  const templates = useView('/api/plan-templates', opened ? {} : null)
  const fitting = (templates.data?.items ?? []).filter(
    ({ frameworkId, versions }) => frameworkId === board.frameworkId && versions > 0,
  )
  const assign = useCommand('/api/cohorts/{streamId}/assign-plan-to-cohort', {
    done: t('cohorts.planAssignedToAll'),
  })
  const form = useForm({ initialValues: { templateId: '', startsOn: today() } })
  return (
    <Modal opened={opened} onClose={onClose} title={t('cohorts.assignPlanToAll')}>
      <form
        onSubmit={form.onSubmit(async ({ templateId, startsOn }) => {
          const template = fitting.find((one) => one.templateId === templateId) ?? fitting[0]
          if (!template) return
          await assign.mutateAsync({
            streamId: board.cohortId,
            body: { plan: { templateId: template.templateId, templateVersion: template.versions, startsOn } },
          })
          onClose()
        })}
      >
        <Stack>
          <Text size="sm">{t('cohorts.assignPlanToAllHint')}</Text>
          <NativeSelect
            label={t('common.plan')}
            data={fitting.map(({ templateId, name }) => ({ value: templateId, label: name }))}
            {...form.getInputProps('templateId')}
          />
          <TextInput type="date" label={t('common.startsOn')} required {...form.getInputProps('startsOn')} />
          <Button type="submit" loading={assign.isPending} disabled={fitting.length === 0}>
            {t('common.assignPlanButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
