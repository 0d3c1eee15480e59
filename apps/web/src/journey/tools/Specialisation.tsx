import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/dates'
import { msg } from '../../i18n/language'
import { FindingEditor } from './fields'
import { useDraft, type ToolProps } from './tool'

/** One primary and one secondary specialisation. Everything else is left alone. */
export function Specialisation({ journey, book, editable }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const editor = useDraft<Record<string, unknown>>()
  const now = book.specialisation
  const chosen = book.areas.filter((area) => area.chosen)
  const start = now ?? { primary: chosen[0]?.title ?? '', secondary: chosen[1]?.title ?? '' }
  return (
    <Stack>
      {now ? (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {[
              [t('tools.primary'), now.primary],
              [t('tools.secondary'), now.secondary],
            ].map(([label, title]) => (
              <Card key={label} padding="sm" radius="md">
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
                <Title order={3} className="text-of-a-person">
                  {title}
                </Title>
              </Card>
            ))}
          </SimpleGrid>
          {now.reason && (
            <Text size="sm" className="text-of-a-person">
              {now.reason}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {day(now.at)}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('tools.noSpecialisations')}
        </Text>
      )}
      {editable && (
        <Group>
          <Button variant={now ? 'default' : 'light'} onClick={() => editor.open(start)}>
            {now ? t('tools.changeSpecialisations') : t('tools.chooseSpecialisations')}
          </Button>
        </Group>
      )}
      <FindingEditor
        title={t('tools.mySpecialisations')}
        fields={[
          { name: 'primary', label: msg('tools.primary'), as: 'text' },
          { name: 'secondary', label: msg('tools.secondary'), as: 'text' },
          { name: 'reason', label: msg('common.whyQuestion'), as: 'long', optional: true },
        ]}
        command="/api/journeys/{streamId}/choose-specialisation"
        journeyId={journey.journeyId}
        draft={editor.draft}
        onClose={editor.close}
      />
    </Stack>
  )
}
