import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { QueryBoundary } from '../../ui/Page'
import { Differences } from '../../journey/Differences'
import type { Journey } from '../../journey/journey'

/** Another plan for a journey under way: of the same version of its framework, or of another, with what differs shown first. */
export function ChangePlan({ opened, onClose, journey }: { opened: boolean; onClose: () => void; journey: Journey }) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={t('clientPage.changePlan')} size="lg">
      {opened && <Form journey={journey} onClose={onClose} />}
    </Modal>
  )
}

function Form({ journey, onClose }: { journey: Journey; onClose: () => void }) {
  const { t } = useTranslation()
  const { today } = useFormats()
  const templates = useView('/api/plan-templates')
  const form = useForm({ initialValues: { templateId: '', startsOn: today() } })
  const assign = useCommand('/api/journeys/{streamId}/assign-plan', { done: t('clientPage.planAssigned') })
  const migrate = useCommand('/api/journeys/{streamId}/migrate-journey', { done: t('clientPage.versionChanged') })
  const fitting = (templates.data?.items ?? []).filter(
    ({ frameworkId, versions }) => frameworkId === journey.frameworkId && versions > 0,
  )
  const template = fitting.find(({ templateId }) => templateId === form.values.templateId) ?? fitting[0]
  const moves = template !== undefined && template.frameworkVersion !== journey.frameworkVersion
  return (
    <form
      onSubmit={form.onSubmit(({ startsOn }) => {
        if (!template) return
        const body = { templateId: template.templateId, templateVersion: template.versions, startsOn }
        const send = moves ? migrate : assign
        send.mutate({ streamId: journey.journeyId, body }, { onSuccess: onClose })
      })}
    >
      <Stack>
        <Text size="sm">{t('clientPage.changePlanHint')}</Text>
        <NativeSelect
          label={t('common.plan')}
          data={fitting.map(({ templateId, name, frameworkVersion }) => ({
            value: templateId,
            label: t('common.frameworkVersion', { framework: name, version: frameworkVersion }),
          }))}
          {...form.getInputProps('templateId')}
        />
        <TextInput type="date" label={t('common.startsOn')} required {...form.getInputProps('startsOn')} />
        {moves && (
          <Preview
            frameworkId={journey.frameworkId}
            from={journey.frameworkVersion ?? 1}
            to={template.frameworkVersion}
          />
        )}
        <Button type="submit" disabled={!template} loading={assign.isPending || migrate.isPending}>
          {moves ? t('clientPage.moveToVersion', { version: template.frameworkVersion }) : t('common.assignPlanButton')}
        </Button>
      </Stack>
    </form>
  )
}

/** What the other version of the framework changes for the client. */
function Preview({ frameworkId, from, to }: { frameworkId: string; from: number; to: number }) {
  const { t } = useTranslation()
  const before = useView('/api/frameworks/{frameworkId}', { frameworkId, version: from })
  const after = useView('/api/frameworks/{frameworkId}', { frameworkId, version: to })
  return (
    <div>
      <Text size="sm" fw={600} mb="xs">
        {t('clientPage.versionPreview', { from, to })}
      </Text>
      <QueryBoundary view={before}>
        {(old) => (
          <QueryBoundary view={after}>
            {(now) => <Differences before={old.content} after={now.content} />}
          </QueryBoundary>
        )}
      </QueryBoundary>
    </div>
  )
}
