import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import type { ToolProps } from './tool'

/** Signs that the current role leads nowhere: ticked where they fit, each with a sentence in the client's own words. */
export function Signs({ journey, book, content, editable }: ToolProps) {
  const { t } = useTranslation()
  const signs = content?.signs ?? []
  const seen = book.signs.filter(({ signId }) => signs.some(({ id }) => id === signId)).length
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {t('tools.signsSeen', { seen, total: signs.length })}
      </Text>
      {signs.map(({ id, text }) => (
        <Sign
          key={id}
          journeyId={journey.journeyId}
          signId={id}
          text={text}
          noticed={book.signs.find(({ signId }) => signId === id)}
          editable={editable}
        />
      ))}
    </Stack>
  )
}

function Sign({
  journeyId,
  signId,
  text,
  noticed,
  editable,
}: {
  journeyId: string
  signId: string
  text: string
  noticed: { words?: string | undefined; at: string } | undefined
  editable: boolean
}) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const [words, setWords] = useState<string | null>(null)
  const notice = useCommand('/api/journeys/{streamId}/notice-sign', {
    optimistic: (update, { body }) =>
      update('/api/journeys/{journeyId}/workbook', (book) => ({
        ...book,
        signs: [...book.signs.filter((sign) => sign.signId !== body.signId), { ...body, at: new Date().toISOString() }],
      })),
  })
  const retract = useCommand('/api/journeys/{streamId}/retract-finding', {
    optimistic: (update, { body }) =>
      update('/api/journeys/{journeyId}/workbook', (book) => ({
        ...book,
        signs: book.signs.filter((sign) => sign.signId !== body.id),
      })),
  })
  return (
    <div>
      <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
        <Checkbox
          label={text}
          checked={Boolean(noticed)}
          readOnly={!editable}
          description={noticed && day(noticed.at)}
          onChange={({ currentTarget }) => {
            if (!editable) return
            if (currentTarget.checked) notice.mutate({ streamId: journeyId, body: { signId } })
            else retract.mutate({ streamId: journeyId, body: { count: 'sign', id: signId } })
          }}
        />
        {noticed && editable && words === null && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setWords(noticed.words ?? '')}
            style={{ flex: 'none' }}
          >
            {noticed.words ? t('tools.editSignText') : t('tools.howItShows')}
          </Button>
        )}
      </Group>
      {noticed?.words && words === null && (
        <Text size="sm" pl={32} className="text-of-a-person">
          “{noticed.words}”
        </Text>
      )}
      {words !== null && (
        <Group pl={32} align="flex-end" mt={4}>
          <Textarea
            flex={1}
            label={t('tools.howItShows')}
            autosize
            maxLength={4000}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          <Button
            size="sm"
            loading={notice.isPending}
            onClick={() => {
              if (words.trim()) notice.mutate({ streamId: journeyId, body: { signId, words: words.trim() } })
              setWords(null)
            }}
          >
            {t('common.save')}
          </Button>
        </Group>
      )}
    </div>
  )
}
