import { Blockquote, Button, Group, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { useFormats } from '../../i18n/dates'
import type { ToolProps } from './tool'

/** What the client accepts, in their own words. The newest statement counts; earlier ones stay readable. */
export function Statement({ journey, book, editable, onRecorded }: ToolProps) {
  const { t } = useTranslation()
  const { day } = useFormats()
  const said = book.statements.toReversed()
  const [writing, setWriting] = useState(false)
  const form = useForm({ initialValues: { text: '' } })
  const state = useCommand('/api/journeys/{streamId}/make-statement', { done: t('Said.') })
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
            form.reset()
            setWriting(false)
            onRecorded?.()
          })}
        >
          <Stack>
            <Textarea
              label={t('In your own words')}
              placeholder={t('I accept that ...')}
              autosize
              minRows={3}
              maxLength={4000}
              required
              {...form.getInputProps('text')}
            />
            <Group>
              <Button type="submit" loading={state.isPending}>
                {t('That is my statement')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {editable && said.length > 0 && !writing && (
        <Group>
          <Button variant="default" onClick={() => setWriting(true)}>
            {t('Say it anew')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
