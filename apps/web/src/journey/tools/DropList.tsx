import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { ownIdOf } from './own-id'
import { useDraft, useRetraction, type ToolProps } from './tool'

const reason: Field = { name: 'reason', label: msg('tools.whyLetGo'), as: 'long' }

/** Skills that get no more time, each with its reason; suggestions of the framework one click away. */
export function DropList({ journey, book, content, editable }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const editor = useDraft<{ skillId: string; title: string }>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const dropped = book.dropped.filter(({ skillId }) => !pending.has(skillId))
  const suggestions = (content?.dropSuggestions ?? []).filter(
    ({ id }) => !dropped.some(({ skillId }) => skillId === id),
  )
  const known = [...suggestions, ...book.dropped.map(({ skillId, title }) => ({ id: skillId, title }))]
  return (
    <Stack>
      {dropped.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('tools.nothingLetGo')}
        </Text>
      )}
      {dropped.map(({ skillId, title, reason: why, at }) => (
        <Card key={skillId} padding="sm" radius="md">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text size="sm" fw={600} td="line-through" className="text-of-a-person">
                {title}
              </Text>
              <Text size="sm" className="text-of-a-person">
                {why}
              </Text>
              <Text size="xs" c="dimmed">
                {day(at)}
              </Text>
            </div>
            {editable && <ItemActions name={title} onRemove={() => takeBack('skill-dropped', skillId)} />}
          </Group>
        </Card>
      ))}
      {editable && (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('tools.oftenLetGo')}
          </Text>
          <Group gap="xs">
            {suggestions.map(({ id, title }) => (
              <Button key={id} size="xs" variant="default" onClick={() => editor.open({ skillId: id, title })}>
                {title}
              </Button>
            ))}
            <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => editor.open({})}>
              {t('tools.anotherSkill')}
            </Button>
          </Group>
        </div>
      )}
      <FindingEditor
        title={
          editor.draft?.title ? t('tools.letGoOf', { title: String(editor.draft.title) }) : t('tools.letGoOfSkill')
        }
        fields={editor.draft?.skillId ? [reason] : [{ name: 'title', label: msg('tools.skill'), as: 'text' }, reason]}
        command="/api/journeys/{streamId}/drop-skill"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
        complete={(values) => {
          const title = values.title ?? editor.draft?.title
          return { title, reason: values.reason, skillId: editor.draft?.skillId ?? ownIdOf(title, known) }
        }}
      />
    </Stack>
  )
}
