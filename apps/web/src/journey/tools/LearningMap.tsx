import {
  Button,
  Card,
  Group,
  RingProgress,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { ownIdOf } from './own-id'
import type { ToolProps } from './tool'

interface Topic {
  id: string
  title: string
  hint?: string | undefined
}

/** Maps that fill as one learns: each topic is marked once one can explain it and has run it. */
export function LearningMap({ journey, book, content, editable }: ToolProps) {
  const { t } = useTranslation()
  const maps = content?.learningMaps ?? []
  const onMaps = new Set(maps.flatMap(({ topics }) => topics.map(({ id }) => id)))
  const own = book.models.filter(({ modelId }) => !onMaps.has(modelId))
  const topics = [
    ...maps.flatMap((map) => map.topics),
    ...book.models.map(({ modelId, title }) => ({ id: modelId, title })),
  ]
  const { mark, clear } = useMarking(journey.journeyId)
  const map = (title: string, topics: Topic[]) => {
    const learned = topics.filter(({ id }) => book.models.some(({ modelId }) => modelId === id)).length
    return (
      <Card key={title} component="section" aria-label={title} padding="md">
        <Group justify="space-between" mb="sm" wrap="nowrap">
          <div>
            <Title order={3}>{title}</Title>
            <Text size="sm" c="dimmed">
              {t('tools.topicsLearned', { learned, total: topics.length })}
            </Text>
          </div>
          <RingProgress
            size={56}
            thickness={7}
            roundCaps
            sections={[{ value: topics.length ? (learned / topics.length) * 100 : 0, color: 'var(--path-walked)' }]}
            aria-hidden
          />
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="xs">
          {topics.map((topic) => {
            const known = book.models.some(({ modelId }) => modelId === topic.id)
            return (
              <TopicTile
                key={topic.id}
                topic={topic}
                known={known}
                editable={editable}
                onToggle={() => (known ? clear(topic.id) : mark(topic.id, topic.title, title))}
              />
            )
          })}
        </SimpleGrid>
      </Card>
    )
  }
  return (
    <Stack>
      {maps.map(({ title, topics }) => map(title, topics))}
      {own.length > 0 &&
        map(
          t('tools.myTopics'),
          own.map(({ modelId, title }) => ({ id: modelId, title })),
        )}
      {editable && <OwnTopic onAdd={(title) => mark(ownIdOf(title, topics), title)} />}
    </Stack>
  )
}

function TopicTile({
  topic: { title, hint },
  known,
  editable,
  onToggle,
}: {
  topic: Topic
  known: boolean
  editable: boolean
  onToggle: () => void
}) {
  return (
    <UnstyledButton
      role="checkbox"
      aria-checked={known}
      aria-disabled={!editable || undefined}
      onClick={() => editable && onToggle()}
      p="xs"
      style={{
        borderRadius: 10,
        border: `1.5px ${known ? 'solid' : 'dashed'} ${known ? 'var(--path-walked)' : 'var(--path-ahead)'}`,
        background: known ? 'var(--mantine-color-brand-light)' : undefined,
      }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {known ? (
          <IconCheck size={18} aria-hidden style={{ flex: 'none', color: 'var(--path-walked)' }} />
        ) : (
          <IconCircleDashed size={18} aria-hidden style={{ flex: 'none', opacity: 0.6 }} />
        )}
        <div>
          <Text size="sm" fw={550}>
            {title}
          </Text>
          {hint && (
            <Text size="xs" c={known ? undefined : 'dimmed'}>
              {hint}
            </Text>
          )}
        </div>
      </Group>
    </UnstyledButton>
  )
}

/** Marks and clears topics; the map shows it at once. */
function useMarking(journeyId: string) {
  const learn = useCommand('/api/journeys/{streamId}/learn-model', {
    optimistic: (update, { body }) =>
      update('/api/journeys/{journeyId}/workbook', (book) => ({
        ...book,
        models: [...book.models, { ...body, at: new Date().toISOString() }],
      })),
  })
  const retract = useCommand('/api/journeys/{streamId}/retract-finding', {
    optimistic: (update, { body }) =>
      update('/api/journeys/{journeyId}/workbook', (book) => ({
        ...book,
        models: book.models.filter(({ modelId }) => modelId !== body.id),
      })),
  })
  return {
    mark: (modelId: string, title: string, map?: string) =>
      learn.mutate({ streamId: journeyId, body: { modelId, title, ...(map && { map }) } }),
    clear: (id: string) => retract.mutate({ streamId: journeyId, body: { count: 'model-learned', id } }),
  }
}

function OwnTopic({ onAdd }: { onAdd: (title: string) => void }) {
  const { t } = useTranslation()
  const form = useForm({ initialValues: { title: '' } })
  return (
    <form
      onSubmit={form.onSubmit(({ title }) => {
        onAdd(title.trim())
        form.reset()
      })}
    >
      <Group align="flex-end">
        <TextInput
          label={t('tools.ownTopic')}
          required
          maxLength={120}
          flex="1 1 220px"
          {...form.getInputProps('title')}
        />
        <Button type="submit" variant="light">
          {t('tools.markLearned')}
        </Button>
      </Group>
    </form>
  )
}
