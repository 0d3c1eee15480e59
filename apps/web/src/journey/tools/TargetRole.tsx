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
            {t('common.byDate', { date: day(target.by) })}
          </Text>
          {target.because && (
            <Text size="sm" mt={4} className="text-of-a-person">
              {target.because}
            </Text>
          )}
        </Card>
      ) : (
        <Text size="sm" c="dimmed">
          {t('tools.noTargetRole')}
        </Text>
      )}
      {editable && (
        <Group>
          <Button variant={target ? 'default' : 'light'} onClick={() => editor.open(target ?? {})}>
            {target ? t('tools.changeTargetRole') : t('tools.chooseTargetRole')}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t('tools.myTargetRole')}
        fields={[
          { name: 'role', label: msg('common.role'), as: 'text' },
          { name: 'by', label: msg('tools.byWhen'), as: 'date' },
          { name: 'because', label: msg('common.whyQuestion'), as: 'long', optional: true },
        ]}
        command="/api/journeys/{streamId}/set-target-role"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
