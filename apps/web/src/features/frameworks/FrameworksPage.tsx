import { Anchor, Badge, Button, Card, FileButton, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { newId } from '../../api/new-id'
import { IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useCommand } from '../../api/commands'
import { showProblem } from '../../api/problems'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import type { Content } from '../../journey/journey'
import { MiniPath } from '../../ui/path/SwitchbackPath'
import { OutlineFields } from './editor/OutlineFields'

/** The methods of a practice: each a path of phases, as data that can be copied and changed. Answered by packages/views/src/framework-catalogue/query.ts. */
export default function FrameworksPage() {
  const { t } = useTranslation()
  const { day } = useFormats()
  const frameworks = useView('/api/frameworks')
  const navigate = useNavigate()
  const [drafting, draft] = useDisclosure()
  const bring = useCommand('/api/frameworks/{streamId}/import-framework', { done: t('frameworks.imported') })
  const importFile = async (file: File | null) => {
    if (!file) return
    try {
      const frameworkId = newId()
      const content = JSON.parse(await file.text()) as Content
      await bring.mutateAsync({ streamId: frameworkId, body: { content } })
      void navigate(`/frameworks/${frameworkId}/draft`)
    } catch (error) {
      if (error instanceof SyntaxError) showProblem(new Error(t('frameworks.notJson')))
    }
  }
  return (
    <Page
      title={t('common.frameworks')}
      actions={
        <>
          <FileButton accept="application/json,.json" onChange={(file) => void importFile(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} />} loading={bring.isPending}>
                {t('frameworks.importFile')}
              </Button>
            )}
          </FileButton>
          <Button onClick={draft.open}>{t('frameworks.newFramework')}</Button>
        </>
      }
    >
      <DraftFramework opened={drafting} onClose={draft.close} />
      <QueryBoundary view={frameworks}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('frameworks.noneYet')} scene="signpost">
              {t('frameworks.noneYetHint')}
            </Empty>
          ) : (
            <Stack>
              {items.map(({ frameworkId, name, profession, description, versions, phases, status }) => (
                <Card key={frameworkId} component="article" aria-label={name}>
                  <Group justify="space-between">
                    <Title order={2}>
                      <Anchor
                        component={Link}
                        to={`/frameworks/${frameworkId}${versions.length === 0 ? '/draft' : ''}`}
                        inherit
                      >
                        {name}
                      </Anchor>
                    </Title>
                    <Badge variant="light" color={status === 'retired' ? 'gray' : 'brand'}>
                      {status === 'retired'
                        ? t('frameworks.retired')
                        : versions.length > 0
                          ? t('frameworks.versionOnDate', {
                              version: versions.length,
                              date: day(versions.at(-1)!.publishedAt),
                            })
                          : t('common.draft')}
                    </Badge>
                  </Group>
                  <Text size="sm" c="dimmed">
                    {profession}
                  </Text>
                  <Text size="sm" my="xs">
                    {description}
                  </Text>
                  <Group gap="sm">
                    <MiniPath count={phases.length} done={phases.length} current={false} />
                    <Text size="sm">{phases.map(({ title }) => title).join(' → ')}</Text>
                  </Group>
                </Card>
              ))}
            </Stack>
          )
        }
      </QueryBoundary>
    </Page>
  )
}

function DraftFramework({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const draft = useCommand('/api/frameworks/{streamId}/draft-framework')
  const form = useForm({ initialValues: { name: '', profession: '', description: '' } })
  return (
    <Modal opened={opened} onClose={onClose} title={t('frameworks.newFramework')}>
      <form
        onSubmit={form.onSubmit(async (outline) => {
          const frameworkId = newId()
          await draft.mutateAsync({ streamId: frameworkId, body: { ...outline, loopYears: { from: 3, to: 5 } } })
          void navigate(`/frameworks/${frameworkId}/draft`)
        })}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('frameworks.startsEmpty')}
          </Text>
          <OutlineFields form={form} />
          <Button type="submit" loading={draft.isPending}>
            {t('frameworks.create')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
