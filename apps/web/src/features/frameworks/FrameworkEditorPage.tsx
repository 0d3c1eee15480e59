import { Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDownload, IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { Empty, Page, QueryBoundary } from '../../ui/Page'
import type { Content, PhaseContent } from '../../journey/journey'
import { Differences } from '../../journey/Differences'
import { differences } from '../../journey/differences'
import { AssessmentForm } from './editor/AssessmentForm'
import { OutlineForm } from './editor/OutlineForm'
import { PhaseEditor } from './editor/PhaseEditor'
import { PhaseForm } from './editor/PhaseForm'
import { saveFramework } from './save-framework'

/** The draft of a framework: phases, steps, gates and the assessment, to change and to publish. */
export default function FrameworkEditorPage() {
  const { t } = useTranslation()
  const { frameworkId = '' } = useParams()
  const draft = useView('/api/frameworks/{frameworkId}', { frameworkId, version: 'draft' })
  const all = useView('/api/frameworks')
  const versions = all.data?.items.find((one) => one.frameworkId === frameworkId)?.versions.length ?? 0
  const published = useView('/api/frameworks/{frameworkId}', versions > 0 ? { frameworkId, version: versions } : null)
  const [publishing, { open, close }] = useDisclosure()
  const [describing, describe] = useDisclosure()
  const publish = useCommand('/api/frameworks/{streamId}/publish-framework', { done: t('frameworks.published') })
  const before = versions > 0 ? published.data?.content : undefined
  return (
    <Page
      title={t('frameworks.draftOf', { name: draft.data?.content.name ?? '' })}
      lead={versions > 0 ? t('common.versionPublished', { version: versions }) : t('common.notPublished')}
      narrow
      actions={
        draft.data && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => saveFramework(draft.data.content)}
            >
              {t('frameworks.exportButton')}
            </Button>
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={describe.open}>
              {t('frameworks.nameAndPurpose')}
            </Button>
            <Button onClick={open}>{t('frameworks.publishButton')}</Button>
          </>
        )
      }
    >
      <QueryBoundary view={draft}>
        {({ content }) => (
          <>
            <Editor frameworkId={frameworkId} content={content} />
            <OutlineForm frameworkId={frameworkId} content={content} opened={describing} onClose={describe.close} />
            <Modal
              opened={publishing}
              onClose={close}
              title={t('frameworks.publishVersion', { version: versions + 1 })}
              size="lg"
            >
              <Stack>
                <Text size="sm">{t('frameworks.publishHint')}</Text>
                {before && <Differences before={before} after={content} />}
                <Group justify="flex-end">
                  <Button variant="default" onClick={close}>
                    {t('common.cancel')}
                  </Button>
                  <Button
                    loading={publish.isPending}
                    disabled={before !== undefined && differences(before, content).length === 0}
                    onClick={() => publish.mutate({ streamId: frameworkId, body: {} }, { onSuccess: close })}
                  >
                    {t('common.publish')}
                  </Button>
                </Group>
              </Stack>
            </Modal>
          </>
        )}
      </QueryBoundary>
    </Page>
  )
}

function Editor({ frameworkId, content }: { frameworkId: string; content: Content }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<PhaseContent | 'new' | null>(null)
  return (
    <Tabs defaultValue="phases" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="phases">{t('common.phases')}</Tabs.Tab>
        <Tabs.Tab value="assessment">{t('common.assessment')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="phases" pt="md">
        <Stack>
          {content.phases.length === 0 && (
            <Empty title={t('frameworks.noPhases')} scene="path">
              {t('frameworks.noPhasesHint')}
            </Empty>
          )}
          {content.phases.map((phase, at) => (
            <PhaseEditor
              key={phase.id}
              frameworkId={frameworkId}
              content={content}
              phase={phase}
              at={at}
              onEdit={() => setEditing(phase)}
            />
          ))}
          <Group>
            <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
              {t('frameworks.addPhase')}
            </Button>
          </Group>
        </Stack>
        <PhaseForm frameworkId={frameworkId} phase={editing} onClose={() => setEditing(null)} />
      </Tabs.Panel>
      <Tabs.Panel value="assessment" pt="md">
        <AssessmentForm frameworkId={frameworkId} assessment={content.assessment} />
      </Tabs.Panel>
    </Tabs>
  )
}
