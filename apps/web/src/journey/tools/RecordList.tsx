import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core'
import type { CommandPath } from '../../api/client'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { isNamed, useDraft, useRetraction, type ToolProps } from './tool'

interface Recorded {
  findingId: string
  at: string
  link?: string | undefined
}

/** A list of recorded entries, newest first, each to change or remove, and the form to add one. */
export function RecordList<Item extends Recorded>({
  journey,
  editable,
  items,
  count,
  command,
  fields,
  add,
  nothing,
  titleOf,
  noteOf,
}: Pick<ToolProps, 'journey' | 'editable'> & {
  items: Item[]
  count: Parameters<ReturnType<typeof useRetraction>['takeBack']>[0]
  command: CommandPath
  fields: Field[]
  add: string
  nothing: string
  titleOf: (item: Item) => string
  noteOf: (item: Item) => ReactNode
}) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const editor = useDraft<Item>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  const shown = items.filter(({ findingId }) => !pending.has(findingId)).toReversed()
  return (
    <Stack gap="sm">
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {nothing}
        </Text>
      )}
      {shown.map((item) => (
        <Card key={item.findingId} padding="sm" radius="md">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} className="text-of-a-person">
                {titleOf(item)}
              </Text>
              <Text size="sm" component="div" className="text-of-a-person">
                {noteOf(item)}
              </Text>
              {item.link && (
                <Anchor
                  href={item.link}
                  target="_blank"
                  rel="noreferrer noopener"
                  size="sm"
                  className="text-of-a-person"
                >
                  {item.link}
                </Anchor>
              )}
              <Text size="xs" c="dimmed">
                {day(item.at)}
              </Text>
            </div>
            {editable && isNamed(item.findingId) && (
              <ItemActions
                name={titleOf(item)}
                onEdit={() => editor.open(item)}
                onRemove={() => takeBack(count, item.findingId)}
              />
            )}
          </Group>
        </Card>
      ))}
      {editable && (
        <Group>
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => editor.open()}>
            {t(add)}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t(add)}
        fields={fields}
        command={command}
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
