import { ActionIcon, Alert, Badge, Button, Card, Group, Modal, Stack, Tabs, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconDownload, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useCommand, useView } from '../../app/api'
import { useFormats } from '../../app/dates'
import { Empty, Page, Shown } from '../../app/Page'
import type { Content, PhaseContent } from '../../journey/journey'
import { Differences } from '../../framework/Differences'
import { differences } from '../../framework/differences'
import { AssessmentForm } from './editor/AssessmentForm'
import { GateForm } from './editor/GateForm'
import { PhaseForm } from './editor/PhaseForm'
import { StepForm } from './editor/StepForm'
import { download } from './FrameworkPage'

/** The draft of a framework: phases, steps, gates and the assessment, to change and to publish. */
export default function FrameworkEditorPage() {
  const { t } = useTranslation()
  const { frameworkId = '' } = useParams()
  const draft = useView('/api/frameworks/{frameworkId}', { frameworkId, version: 'draft' })
  const all = useView('/api/frameworks')
  const versions = all.data?.items.find((one) => one.frameworkId === frameworkId)?.versions.length ?? 0
  const published = useView(
    '/api/frameworks/{frameworkId}',
    { frameworkId, version: versions },
    { enabled: versions > 0 },
  )
  const [publishing, { open, close }] = useDisclosure()
  const publish = useCommand('/api/frameworks/{streamId}/publish-framework', { done: t('Published.') })
  const before = versions > 0 ? published.data?.content : undefined
  return (
    <Page
      title={t('Draft: {{name}}', { name: draft.data?.content.name ?? '' })}
      lead={versions > 0 ? t('Version {{version}} is published.', { version: versions }) : t('Not published yet.')}
      narrow
      actions={
        draft.data && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => download(draft.data.content)}
            >
              {t('Export')}
            </Button>
            <Button onClick={open}>{t('Publish …')}</Button>
          </>
        )
      }
    >
      <Shown view={draft}>
        {({ content }) => (
          <>
            <Editor frameworkId={frameworkId} content={content} />
            <Modal
              opened={publishing}
              onClose={close}
              title={t('Publish version {{version}}', { version: versions + 1 })}
              size="lg"
            >
              <Stack>
                <Text size="sm">
                  {t(
                    'A published version never changes. Journeys on earlier versions stay on theirs until you move them.',
                  )}
                </Text>
                {before && <Differences before={before} after={content} />}
                <Group justify="flex-end">
                  <Button variant="default" onClick={close}>
                    {t('Cancel')}
                  </Button>
                  <Button
                    loading={publish.isPending}
                    disabled={before !== undefined && differences(before, content).length === 0}
                    onClick={() => publish.mutate({ streamId: frameworkId, body: {} }, { onSuccess: close })}
                  >
                    {t('Publish')}
                  </Button>
                </Group>
              </Stack>
            </Modal>
          </>
        )}
      </Shown>
    </Page>
  )
}

function Editor({ frameworkId, content }: { frameworkId: string; content: Content }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<PhaseContent | 'new' | null>(null)
  return (
    <Tabs defaultValue="phases" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="phases">{t('Phases')}</Tabs.Tab>
        <Tabs.Tab value="assessment">{t('Assessment')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="phases" pt="md">
        <Stack>
          {content.phases.length === 0 && (
            <Empty title={t('No phase yet')} scene="path">
              {t('Phases are the bends of the path. Three to six are usual.')}
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
              {t('Add a phase')}
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

function PhaseEditor({
  frameworkId,
  content,
  phase,
  at,
  onEdit,
}: {
  frameworkId: string
  content: Content
  phase: PhaseContent
  at: number
  onEdit: () => void
}) {
  const { t } = useTranslation()
  const { duration } = useFormats()
  const [step, setStep] = useState<PhaseContent['steps'][number] | 'new' | null>(null)
  const [gate, gateForm] = useDisclosure()
  const define = useCommand('/api/frameworks/{streamId}/define-phase')
  const takeOut = useCommand('/api/frameworks/{streamId}/take-out-phase', { done: t('Taken out of the draft.') })
  const takeOutStep = useCommand('/api/frameworks/{streamId}/take-out-step', { done: t('Taken out of the draft.') })
  const { steps: _steps, gate: _gate, ...own } = phase
  const move = (place: number) => define.mutate({ streamId: frameworkId, body: { phase: own, place } })
  const name = { name: phase.title }
  return (
    <Card component="section" aria-label={phase.title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2}>{phase.title}</Title>
          <Text size="sm" c="dimmed">
            {t('{{from}} to {{to}} weeks', phase.weeks)}
          </Text>
        </div>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            disabled={at === 0}
            aria-label={t('Move {{name}} up', name)}
            onClick={() => move(at - 1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            disabled={at === content.phases.length - 1}
            aria-label={t('Move {{name}} down', name)}
            onClick={() => move(at + 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t('Change {{name}}', name)} onClick={onEdit}>
            <IconPencil size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('Take out {{name}}', name)}
            onClick={() => takeOut.mutate({ streamId: frameworkId, body: { phaseId: phase.id } })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <Text size="sm" my="xs">
        {phase.purpose}
      </Text>
      {phase.steps.length === 0 && (
        <Alert color="orange">{t('A phase needs a step before it can be published.')}</Alert>
      )}
      <Stack gap={2}>
        {phase.steps.map((one) => (
          <Group key={one.id} justify="space-between" wrap="nowrap">
            <Group gap="xs">
              <Text size="sm">{one.title}</Text>
              {one.required && (
                <Badge size="sm" variant="light">
                  {t('required')}
                </Badge>
              )}
              <Text size="xs" c="dimmed">
                {duration(one.minutes)}
              </Text>
            </Group>
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Change {{name}}', { name: one.title })}
                onClick={() => setStep(one)}
              >
                <IconPencil size={15} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('Take out {{name}}', { name: one.title })}
                onClick={() =>
                  takeOutStep.mutate({ streamId: frameworkId, body: { phaseId: phase.id, stepId: one.id } })
                }
              >
                <IconTrash size={15} />
              </ActionIcon>
            </Group>
          </Group>
        ))}
      </Stack>
      <Group mt="sm">
        <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setStep('new')}>
          {t('Add a step')}
        </Button>
        <Button size="xs" variant="default" onClick={gateForm.open}>
          {t('Gate: {{count}} demands', { count: phase.gate.demands.length })}
        </Button>
      </Group>
      <StepForm
        frameworkId={frameworkId}
        phaseId={phase.id}
        step={step}
        taken={content.phases.flatMap(({ steps }) => steps.map(({ id }) => id))}
        onClose={() => setStep(null)}
      />
      <GateForm frameworkId={frameworkId} phase={gate ? phase : null} onClose={gateForm.close} />
    </Card>
  )
}
