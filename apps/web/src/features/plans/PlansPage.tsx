import { Anchor, Badge, Button, Card, Group, Modal, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { newId } from '../../api/new-id'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { Empty, Page, QueryBoundary } from '../../ui/Page'

/** Plans to assign: a published framework with durations, without the steps that are left out. Answered by packages/views/src/plan-templates/query.ts. */
export default function PlansPage() {
  const { t } = useTranslation()
  const templates = useView('/api/plan-templates')
  const frameworks = useView('/api/frameworks')
  const [creating, { open, close }] = useDisclosure()
  const nameOf = (frameworkId: string) =>
    frameworks.data?.items.find((one) => one.frameworkId === frameworkId)?.name ?? ''
  return (
    <Page title={t('common.plans')} actions={<Button onClick={open}>{t('plans.newPlan')}</Button>}>
      <CreatePlan opened={creating} onClose={close} />
      <QueryBoundary view={templates}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t('plans.noneYet')}
              scene="signpost"
              action={<Button onClick={open}>{t('plans.newPlan')}</Button>}
            >
              {t('plans.noneYetHint')}
            </Empty>
          ) : (
            <Stack>
              {items.map(({ templateId, name, frameworkId, frameworkVersion, versions, draft, published }) => (
                <Card key={templateId} component="article" aria-label={name}>
                  <Group justify="space-between">
                    <Title order={2}>
                      <Anchor component={Link} to={`/plans/${templateId}`} inherit>
                        {name}
                      </Anchor>
                    </Title>
                    <Group gap="xs">
                      {JSON.stringify(draft) !== JSON.stringify(published) && (
                        <Badge variant="light" color="orange">
                          {t('plans.statusUnpublished')}
                        </Badge>
                      )}
                      <Badge variant="light">
                        {versions > 0 ? t('plans.version', { version: versions }) : t('common.draft')}
                      </Badge>
                    </Group>
                  </Group>
                  <Text size="sm" c="dimmed">
                    {t('common.frameworkVersion', {
                      framework: nameOf(frameworkId),
                      version: frameworkVersion,
                    })}
                  </Text>
                </Card>
              ))}
            </Stack>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

function CreatePlan({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const frameworks = useView('/api/frameworks', opened ? {} : null)
  const create = useCommand('/api/plan-templates/{streamId}/create-template')
  const form = useForm({ initialValues: { name: '', frameworkId: '' } })
  const published = (frameworks.data?.items ?? []).filter(
    ({ versions, status }) => versions.length > 0 && status !== 'retired',
  )
  return (
    <Modal opened={opened} onClose={onClose} title={t('plans.newPlan')}>
      <form
        onSubmit={form.onSubmit(async ({ name, frameworkId }) => {
          const framework = published.find((one) => one.frameworkId === frameworkId) ?? published[0]!
          const templateId = newId()
          await create.mutateAsync({
            streamId: templateId,
            body: { name, frameworkId: framework.frameworkId, frameworkVersion: framework.versions.length },
          })
          void navigate(`/plans/${templateId}`)
        })}
      >
        <Stack>
          <TextInput label={t('common.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
          <NativeSelect
            label={t('common.framework')}
            data={published.map(({ frameworkId, name, versions }) => ({
              value: frameworkId,
              label: t('common.frameworkVersion', { framework: name, version: versions.length }),
            }))}
            {...form.getInputProps('frameworkId')}
          />
          <Button type="submit" disabled={published.length === 0} loading={create.isPending}>
            {t('plans.createButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
