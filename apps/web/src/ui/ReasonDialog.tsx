import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useDraftForm } from './draft-form'

interface ReasonDialogProps {
  /** Where the text belongs, such as `pause/<journey>`: under this name it is kept on this device until it is sent. */
  place: string
  opened: boolean
  onClose: () => void
  title: string
  lead?: ReactNode
  label: string
  send: string
  pending: boolean
  onSend: (reason: string) => Promise<unknown>
  optional?: boolean
  /** In characters. */
  longest?: number
}

/**
 * Asks for the reason of what is about to be done, and does it with that. It stays open, with what was written, when it is refused; a
 * text that was not sent is kept on this device under `place`.
 */
export const ReasonDialog = (props: ReasonDialogProps) => <ReasonForm key={props.place} {...props} />

function ReasonForm({
  place,
  opened,
  onClose,
  title,
  lead,
  label,
  send,
  pending,
  onSend,
  optional = false,
  longest = 2_000,
}: ReasonDialogProps) {
  const form = useDraftForm(place, { initialValues: { reason: '' } })
  const submit = async ({ reason }: { reason: string }) => {
    try {
      await onSend(reason.trim())
    } catch {
      return // The reason of the refusal was shown.
    }
    form.settle()
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeOnClickOutside={!form.isWritten}
      closeOnEscape={!form.isWritten}
    >
      <form onSubmit={form.onSubmit((values) => void submit(values))}>
        <Stack>
          {lead && <Text size="sm">{lead}</Text>}
          <Textarea
            label={label}
            required={!optional}
            autosize
            minRows={2}
            maxLength={longest}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <Button type="submit" loading={pending}>
            {send}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
