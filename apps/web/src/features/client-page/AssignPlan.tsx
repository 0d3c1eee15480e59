import { Button, Card, Group, NativeSelect, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import type { Journey } from '../../journey/journey'

/** Assigns a plan to a client who has none. */
export function AssignPlan({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { today } = useFormats()
  const templates = useView('/api/plan-templates')
  const assign = useCommand('/api/journeys/{streamId}/assign-plan', { done: t('clientPage.planAssigned') })
  const form = useForm({ initialValues: { templateId: '', startsOn: today() } })
  const fitting = (templates.data?.items ?? []).filter(
    (template) => template.frameworkId === journey.frameworkId && template.versions > 0,
  )
  return (
    <Card>
      <Title order={2} mb="xs">
        {t('common.assignPlan')}
      </Title>
      <form
        onSubmit={form.onSubmit(({ templateId, startsOn }) => {
          const template = fitting.find((one) => one.templateId === templateId) ?? fitting[0]
          if (template)
            assign.mutate({
              streamId: journey.journeyId,
              body: { templateId: template.templateId, templateVersion: template.versions, startsOn },
            })
        })}
      >
        <Group align="end">
          <NativeSelect
            label={t('common.plan')}
            data={fitting.map(({ templateId, name }) => ({ value: templateId, label: name }))}
            {...form.getInputProps('templateId')}
          />
          <TextInput type="date" label={t('common.startsOn')} required {...form.getInputProps('startsOn')} />
          <Button type="submit" disabled={fitting.length === 0} loading={assign.isPending}>
            {t('common.assignPlanButton')}
          </Button>
        </Group>
      </form>
    </Card>
  )
}
