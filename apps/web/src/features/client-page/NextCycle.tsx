import { Button, Card, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { journeyIdFor } from '@switchback/domain/journey/identity'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { useSession } from '../../api/session'
import type { Journey } from '../../journey/journey'

/** The loop: when the path leads back to the first phase, and how to begin the next cycle. */
export function NextCycle({ journey }: { journey: Journey }) {
  const { t } = useTranslation()
  const { day, today } = useFormats()
  const { tenant } = useSession()
  const navigate = useNavigate()
  const templates = useView('/api/plan-templates')
  const fitting = (templates.data?.items ?? []).filter(
    ({ frameworkId, versions }) => frameworkId === journey.frameworkId && versions > 0,
  )
  const cycle = journey.cycle + 1
  const journeyId = journeyIdFor(tenant.tenantId, journey.clientId, journey.frameworkId, cycle)
  const begun = useView('/api/journeys/{journeyId}', { journeyId })
  const open = useCommand('/api/journeys/{streamId}/open-journey')
  const assign = useCommand('/api/journeys/{streamId}/assign-plan', { done: t('clientPage.nextCycleStarted') })
  const schedule = useCommand('/api/journeys/{streamId}/schedule-loop', { done: t('common.saved') })
  const form = useForm({ initialValues: { templateId: '', startsOn: today() } })
  if (begun.data)
    return (
      <Card>
        <Group justify="space-between">
          <Text>{t('clientPage.cycleStartedOn', { cycle, date: day(begun.data.openedAt) })}</Text>
          <Button variant="default" onClick={() => void navigate(`/clients/${journeyId}`)}>
            {t('clientPage.goToCycle', { cycle })}
          </Button>
        </Group>
      </Card>
    )
  const begin = async ({ templateId, startsOn }: typeof form.values) => {
    const { clientId, coachId, frameworkId } = journey
    const template = fitting.find((one) => one.templateId === templateId) ?? fitting[0]!
    await open.mutateAsync({ streamId: journeyId, body: { clientId, coachId, frameworkId, cohortId: null, cycle } })
    await assign.mutateAsync({
      streamId: journeyId,
      body: { templateId: template.templateId, templateVersion: template.versions, startsOn },
    })
    void navigate(`/clients/${journeyId}`)
  }
  return (
    <Card component="section" aria-label={t('clientPage.nextCycle')}>
      <form onSubmit={form.onSubmit((values) => void begin(values).catch(() => undefined))}>
        <Stack gap="sm">
          <Title order={2}>{t('clientPage.nextCycle')}</Title>
          <Group gap="xs">
            <Text size="sm">{t('clientPage.nextCyclePlannedFor')}</Text>
            <TextInput
              key={journey.loopDueOn}
              type="date"
              size="xs"
              aria-label={t('clientPage.nextCycleDate')}
              defaultValue={journey.loopDueOn ?? ''}
              onBlur={({ currentTarget: { value } }) =>
                value &&
                value !== journey.loopDueOn &&
                schedule.mutate({ streamId: journey.journeyId, body: { dueOn: value } })
              }
            />
          </Group>
          <Group align="flex-end">
            <NativeSelect
              label={t('common.plan')}
              data={fitting.map(({ templateId, name }) => ({ value: templateId, label: name }))}
              {...form.getInputProps('templateId')}
            />
            <TextInput type="date" label={t('common.startsOn')} required {...form.getInputProps('startsOn')} />
            <Button type="submit" disabled={fitting.length === 0} loading={open.isPending || assign.isPending}>
              {t('clientPage.startCycle', { cycle })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
