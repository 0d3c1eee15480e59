import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Asks before something that cannot be undone by itself. What keeps everything as it is comes first. */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  lead,
  act,
  pending,
  onConfirm,
}: {
  opened: boolean
  onClose: () => void
  title: string
  lead: string
  act: string
  pending: boolean
  onConfirm: () => void
}) {
  const { t } = useTranslation()
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack>
        <Text size="sm">{lead}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('ui.confirmGoBack')}
          </Button>
          <Button color="red" loading={pending} onClick={onConfirm}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
