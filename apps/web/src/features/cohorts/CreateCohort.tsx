import { Alert, Button, Modal, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { newId } from '../../api/new-id'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCommand } from '../../api/commands'
import { useAllPages, useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { useSession } from '../../api/session'

/** A new cohort: its name, coach, sponsor, plan and size. */
export function CreateCohort({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { today } = useFormats()
  const session = useSession()
  const navigate = useNavigate()
  const templates = useView('/api/plan-templates', opened ? {} : null)
  const organisation = useView('/api/organisation', opened ? {} : null)
  const coaches = useAllPages('/api/members', opened ? { role: 'coach' } : null)
  const create = useCommand('/api/cohorts/{streamId}/create-cohort', { done: t('cohorts.created') })
  const isCoach = session.roles.includes('coach')
  const form = useForm({
    initialValues: { name: '', coachId: '', sponsorId: '', templateId: '', startsOn: today(), capacity: 20 },
  })
  const published = (templates.data?.items ?? []).filter(({ versions }) => versions > 0)
  const active = (coaches.data?.items ?? []).filter(({ status }) => status === 'active')
  const submit = async ({ name, coachId, sponsorId, templateId, startsOn, capacity }: typeof form.values) => {
    const template = published.find((one) => one.templateId === templateId) ?? published[0]!
    const cohortId = newId()
    const coach = coachId || (isCoach ? session.person.personId : active[0]!.personId)
    await create.mutateAsync({
      streamId: cohortId,
      body: {
        name,
        coachId: coach,
        sponsorId: sponsorId || null,
        frameworkId: template.frameworkId,
        plan: { templateId: template.templateId, templateVersion: template.versions, startsOn },
        startsOn,
        capacity,
      },
    })
    onClose()
    form.reset()
    if (coach === session.person.personId) void navigate(`/cohorts/${cohortId}`)
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('cohorts.newCohort')}>
      <form onSubmit={form.onSubmit((values) => void submit(values).catch(() => undefined))}>
        <Stack>
          {templates.data && published.length === 0 && <Alert color="orange">{t('cohorts.noPublishedPlan')}</Alert>}
          <TextInput label={t('common.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
          {!isCoach && (
            <NativeSelect
              label={t('common.coach')}
              data={active.map(({ personId, name }) => ({ value: personId, label: name }))}
              {...form.getInputProps('coachId')}
            />
          )}
          <NativeSelect
            label={t('common.plan')}
            data={published.map(({ templateId, name }) => ({ value: templateId, label: name }))}
            {...form.getInputProps('templateId')}
          />
          <NativeSelect
            label={t('cohorts.sponsor')}
            data={[
              { value: '', label: t('cohorts.noSponsor') },
              ...(organisation.data?.sponsors ?? []).map(({ sponsorId, name }) => ({ value: sponsorId, label: name })),
            ]}
            {...form.getInputProps('sponsorId')}
          />
          <TextInput type="date" label={t('common.startsOn')} required {...form.getInputProps('startsOn')} />
          <NumberInput label={t('cohorts.places')} min={1} max={1000} required {...form.getInputProps('capacity')} />
          <Button type="submit" loading={create.isPending} disabled={published.length === 0}>
            {t('cohorts.createButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
