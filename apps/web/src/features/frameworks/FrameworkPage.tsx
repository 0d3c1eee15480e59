import {
  Accordion,
  Badge,
  Button,
  Group,
  List,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { newId } from '../../api/new-id'
import { IconCopy, IconDownload, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useCommand } from '../../api/commands'
import { useView } from '../../api/queries'
import { useFormats } from '../../i18n/dates'
import { Page, QueryBoundary } from '../../ui/Page'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { useSession } from '../../api/session'
import type { Content } from '../../journey/journey'
import { Differences } from '../../journey/Differences'
import { saveFramework } from './save-framework'

/** A framework for reading: phases, steps, gates and the assessment, its versions, and what differs between them. */
export default function FrameworkPage() {
  const { t } = useTranslation()
  const { frameworkId = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('version')
  const framework = useView('/api/frameworks/{frameworkId}', {
    frameworkId,
    version: asked === null || asked === 'draft' ? (asked ?? undefined) : Number(asked),
  })
  const all = useView('/api/frameworks')
  const versions = all.data?.items.find((one) => one.frameworkId === frameworkId)?.versions ?? []
  const session = useSession()
  const [copying, copy] = useDisclosure()
  const [comparing, compare] = useDisclosure()
  const version = framework.data?.version ?? null
  return (
    <Page
      title={framework.data?.content.name ?? t('common.framework')}
      lead={framework.data?.content.description}
      narrow
      actions={
        framework.data && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => saveFramework(framework.data.content)}
            >
              {t('frameworks.exportButton')}
            </Button>
            <Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy.open}>
              {t('frameworks.copyButton')}
            </Button>
            <Button component={Link} to={`/frameworks/${frameworkId}/draft`} leftSection={<IconPencil size={16} />}>
              {t('frameworks.editDraft')}
            </Button>
          </>
        )
      }
    >
      <QueryBoundary view={framework}>
        {({ content }) => (
          <Stack>
            <CopyFramework content={content} opened={copying} onClose={copy.close} />
            <Group align="flex-end">
              <NativeSelect
                label={t('frameworks.version')}
                value={String(version ?? '')}
                data={versions.map((one) => String(one.version))}
                onChange={({ currentTarget }) => setSearch({ version: currentTarget.value })}
              />
              {version !== null && version > 1 && (
                <Button variant="subtle" onClick={compare.toggle} aria-expanded={comparing}>
                  {t('frameworks.changesSinceVersion', { version: version - 1 })}
                </Button>
              )}
              <Text size="sm" c="dimmed">
                {t('frameworks.nextCycleAfter', content.loopYears)}
              </Text>
            </Group>
            {session.roles.includes('owner') && framework.data?.status === 'open' && (
              <RetireFramework frameworkId={frameworkId} />
            )}
            {comparing && version !== null && version > 1 && (
              <SinceVersion frameworkId={frameworkId} before={version - 1} content={content} />
            )}
            <Accordion multiple variant="separated" radius="lg">
              {content.phases.map((phase) => (
                <Phase key={phase.id} phase={phase} />
              ))}
              {content.assessment && <Assessment assessment={content.assessment} />}
            </Accordion>
          </Stack>
        )}
      </QueryBoundary>
    </Page>
  )
}

/** Takes a framework out of use: journeys on it go on, and no new ones begin. */
function RetireFramework({ frameworkId }: { frameworkId: string }) {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure()
  const retire = useCommand('/api/frameworks/{streamId}/retire-framework', { done: t('frameworks.retiredDone') })
  return (
    <Group>
      <Button size="xs" variant="subtle" color="red" onClick={open}>
        {t('frameworks.retireOpen')}
      </Button>
      <ReasonDialog
        place={`retire/${frameworkId}`}
        opened={opened}
        onClose={close}
        title={t('frameworks.retireTitle')}
        lead={t('frameworks.retireLead')}
        label={t('common.whyQuestion')}
        longest={500}
        send={t('frameworks.retireButton')}
        pending={retire.isPending}
        onSend={(reason) => retire.mutateAsync({ streamId: frameworkId, body: { reason } })}
      />
    </Group>
  )
}

function SinceVersion({ frameworkId, before, content }: { frameworkId: string; before: number; content: Content }) {
  const old = useView('/api/frameworks/{frameworkId}', { frameworkId, version: before })
  return <QueryBoundary view={old}>{(data) => <Differences before={data.content} after={content} />}</QueryBoundary>
}

function CopyFramework({ content, opened, onClose }: { content: Content; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const bring = useCommand('/api/frameworks/{streamId}/import-framework', { done: t('frameworks.copied') })
  const form = useForm({
    initialValues: { name: t('frameworks.copyName', { name: content.name }), profession: content.profession },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={t('frameworks.copyTitle')}>
      <form
        onSubmit={form.onSubmit(async (outline) => {
          const frameworkId = newId()
          await bring.mutateAsync({ streamId: frameworkId, body: { content: { ...content, ...outline } } })
          void navigate(`/frameworks/${frameworkId}/draft`)
        })}
      >
        <Stack>
          <TextInput label={t('common.name')} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
          <TextInput
            label={t('frameworks.profession')}
            required
            maxLength={120}
            {...form.getInputProps('profession')}
          />
          <Button type="submit" loading={bring.isPending}>
            {t('frameworks.copyButton')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}

function Phase({ phase }: { phase: Content['phases'][number] }) {
  const { t } = useTranslation()
  const { duration } = useFormats()
  return (
    <Accordion.Item value={phase.id}>
      <Accordion.Control>
        <Text fw={650}>{phase.title}</Text>
        <Text size="sm" c="dimmed">
          {t('frameworks.weeksRange', phase.weeks)}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <Text size="sm">{phase.purpose}</Text>
          <Title order={3}>{t('common.steps')}</Title>
          {phase.steps.map(({ id, title, why, minutes, required }) => (
            <div key={id}>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {title}
                </Text>
                {required && (
                  <Badge size="sm" variant="light">
                    {t('common.required')}
                  </Badge>
                )}
                <Text size="xs" c="dimmed">
                  {duration(minutes)}
                </Text>
              </Group>
              <Text size="sm">{why}</Text>
            </div>
          ))}
          <Topics title={t('frameworks.signs')} topics={phase.signs.map(({ id, text }) => ({ id, title: text }))} />
          {[...phase.shelves, ...phase.learningMaps].map(({ id, title, topics }) => (
            <Topics key={id} title={title} topics={topics} />
          ))}
          <Topics title={t('frameworks.oftenLetGo')} topics={phase.dropSuggestions} />
          <Topics
            title={t('frameworks.signOffText', { text: phase.gate.text })}
            topics={phase.gate.demands.map(({ id, text }) => ({ id, title: text }))}
          />
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

function Topics({ title, topics }: { title: string; topics: { id: string; title: string }[] }) {
  if (topics.length === 0) return null
  return (
    <div>
      <Title order={3}>{title}</Title>
      <List size="sm">
        {topics.map((topic) => (
          <List.Item key={topic.id}>{topic.title}</List.Item>
        ))}
      </List>
    </div>
  )
}

function Assessment({ assessment }: { assessment: NonNullable<Content['assessment']> }) {
  const { t } = useTranslation()
  return (
    <Accordion.Item value="assessment">
      <Accordion.Control>
        <Text fw={650}>{assessment.title}</Text>
        <Text size="sm" c="dimmed">
          {t('frameworks.questionCount', { count: assessment.questions.length })}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <List type="ordered" size="sm" spacing="xs">
          {assessment.questions.map(({ id, text, looksAt }) => (
            <List.Item key={id}>
              {text}{' '}
              <Text span size="xs" c="dimmed">
                {looksAt}
              </Text>
            </List.Item>
          ))}
        </List>
      </Accordion.Panel>
    </Accordion.Item>
  )
}
