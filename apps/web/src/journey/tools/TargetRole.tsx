import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { FindingEditor } from './fields'
import { useDraft, type ToolProps } from './tool'

/** The role that one heads for, not the title, and by when. */
export function TargetRole({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const editor = useDraft<Record<string, unknown>>()
  const target = book.targetRole
  return (
    <Stack>
      {target ? (
        <Card padding="md" radius="md">
          <Title order={3} className="text-of-a-person">
            {target.role}
          </Title>
          <Text size="sm" c="dimmed">
            {t('by {{date}}', { date: day(target.by) })}
          </Text>
          {target.because && (
            <Text size="sm" mt={4} className="text-of-a-person">
              {target.because}
            </Text>
          )}
        </Card>
      ) : (
        <Text size="sm" c="dimmed">
          {t('No target role yet. A role, not a title: what would you do all day?')}
        </Text>
      )}
      {editable && (
        <Group>
          <Button variant={target ? 'default' : 'light'} onClick={() => editor.open(target ?? {})}>
            {target ? t('Set it anew') : t('Set the target role')}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t('My target role')}
        fields={[
          { name: 'role', label: msg('Role'), as: 'text' },
          { name: 'by', label: msg('By when?'), as: 'date' },
          { name: 'because', label: msg('Why?'), as: 'long', optional: true },
        ]}
        command="/api/journeys/{streamId}/set-target-role"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
