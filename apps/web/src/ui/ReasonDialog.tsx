import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'

/** Asks for the reason of what is about to be done, and does it with that. It stays open, with what was written, when it is refused. */
export function ReasonDialog({
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
}: {
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
}) {
  const form = useForm({ initialValues: { reason: '' } })
  const submit = async ({ reason }: { reason: string }) => {
    try {
      await onSend(reason.trim())
    } catch {
      return // The reason of the refusal was shown.
    }
    form.reset()
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
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
