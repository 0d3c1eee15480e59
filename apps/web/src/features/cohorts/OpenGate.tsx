import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/api'
import type { BoardEntry } from './CohortPage'

/** Somebody is moved on who has not asked for the gate: that is possible, with a reason that stays. */
export function OpenGate({ entry, onClose }: { entry: BoardEntry | null; onClose: () => void }) {
  const { t } = useTranslation()
  const override = useCommand('/api/journeys/{streamId}/override-gate', { done: t('Opened. The next phase is open.') })
  const form = useForm({ initialValues: { reason: '' } })
  return (
    <Modal opened={entry !== null} onClose={onClose} title={t('Open the gate out of turn')}>
      {entry && (
        <form
          onSubmit={form.onSubmit(async ({ reason }) => {
            await override.mutateAsync({ streamId: entry.journeyId, body: { phaseId: entry.phaseId!, reason } })
            form.reset()
            onClose()
          })}
        >
          <Stack>
            <Text size="sm">
              {t('{{name}} has not asked for the gate of {{phase}} yet.', {
                name: entry.clientName,
                phase: entry.phaseTitle,
              })}
            </Text>
            <Textarea
              label={t('Why? It stays in the history.')}
              required
              autosize
              minRows={2}
              maxLength={2000}
              data-autofocus
              {...form.getInputProps('reason')}
            />
            <Button type="submit" loading={override.isPending}>
              {t('Open the gate')}
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
