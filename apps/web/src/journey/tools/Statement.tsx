import { Blockquote, Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import { useDraftForm } from '../../ui/draft-form'
import type { ToolProps } from './tool'

/** What the client accepts, in their own words. The newest statement counts; earlier ones stay readable. */
export function Statement({ journey, book, editable, onRecorded }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const said = book.statements.toReversed()
  const form = useDraftForm(`statement/${journey.journeyId}`, { initialValues: { text: '' } })
  const [writing, setWriting] = useState(form.isRestored)
  const state = useCommand('/api/journeys/{streamId}/make-statement', { done: t('tools.statementSaved') })
  return (
    <Stack>
      {said.map(({ text, at }) => (
        <Blockquote key={at} p="sm" cite={day(at)} className="text-of-a-person">
          {text}
        </Blockquote>
      ))}
      {editable && (said.length === 0 || writing) && (
        <form
          onSubmit={form.onSubmit(async (body) => {
            await state.mutateAsync({ streamId: journey.journeyId, body })
            form.settle()
            setWriting(false)
            onRecorded?.()
          })}
        >
          <Stack>
            <Textarea
              label={t('tools.statementLabel')}
              placeholder={t('tools.statementExample')}
              autosize
              minRows={3}
              maxLength={4000}
              required
              {...form.getInputProps('text')}
            />
            <Group>
              <Button type="submit" loading={state.isPending}>
                {t('tools.saveStatement')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {editable && said.length > 0 && !writing && (
        <Group>
          <Button variant="default" onClick={() => setWriting(true)}>
            {t('tools.newStatement')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
