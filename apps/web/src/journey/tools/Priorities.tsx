import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { msg } from '../../i18n/language'
import { FindingEditor, type Field } from './fields'
import { ItemActions } from './ItemActions'
import { isNamed, useDraft, useRetraction, type ToolProps } from './tool'

const kinds = [
  ['must-have', msg('tools.mustHave')],
  ['good-to-have', msg('tools.niceToHave')],
] as const

const fields: Field[] = [
  { name: 'text', label: msg('tools.priorityWhat'), as: 'long' },
  { name: 'kind', label: msg('tools.priorityKind'), as: 'choice', choices: kinds },
  {
    name: 'tradeOff',
    label: msg('tools.tradeOff'),
    as: 'long',
    optional: true,
    hint: msg('tools.tradeOffHint'),
  },
]

/** What an offer must have, and what would be good, each with what it may cost. */
export function Priorities({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const editor = useDraft<ToolProps['book']['priorities'][number]>()
  const { takeBack, pending } = useRetraction(journey.journeyId)
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {kinds.map(([kind, title]) => (
          <section key={kind} aria-label={t(title)}>
            <Title order={3} mb="xs">
              {t(title)}
            </Title>
            <Stack gap="xs">
              {book.priorities
                .filter((priority) => priority.kind === kind && !pending.has(priority.findingId))
                .map((priority) => (
                  <Card key={priority.findingId} padding="sm" radius="md">
                    <Group justify="space-between" wrap="nowrap" align="flex-start">
                      <div>
                        <Text size="sm" fw={kind === 'must-have' ? 650 : 500} className="text-of-a-person">
                          {priority.text}
                        </Text>
                        {priority.tradeOff && (
                          <Text size="sm" c="dimmed" className="text-of-a-person">
                            {t('tools.tradeOffText', { text: priority.tradeOff })}
                          </Text>
                        )}
                      </div>
                      {editable && isNamed(priority.findingId) && (
                        <ItemActions
                          name={priority.text}
                          onEdit={() => editor.open(priority)}
                          onRemove={() => takeBack('priority', priority.findingId)}
                        />
                      )}
                    </Group>
                  </Card>
                ))}
              {editable && (
                <Group>
                  <Button
                    size="xs"
                    variant="light"
                    leftSection={<IconPlus size={14} />}
                    onClick={() => editor.open({ kind })}
                  >
                    {t('tools.addNamed', { what: t(title) })}
                  </Button>
                </Group>
              )}
            </Stack>
          </section>
        ))}
      </SimpleGrid>
      <FindingEditor
        title={t('tools.priority')}
        fields={fields}
        command="/api/journeys/{streamId}/state-priority"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </>
  )
}
