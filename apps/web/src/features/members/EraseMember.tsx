import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/api'
import { useSession } from '../../app/session'

/** Has somebody erased after seven days, in which it can be taken back. */
export function EraseMember({
  member,
  opened,
  onClose,
}: {
  member: { personId: string; name: string }
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const erase = useCommand('/api/organisations/{streamId}/request-erasure', { done: t('Asked for.') })
  return (
    <Modal opened={opened} onClose={onClose} title={t('Erase everything about {{name}}?', { name: member.name })}>
      <Stack>
        <Text size="sm">
          {t(
            'In seven days their key is destroyed: texts, files and answers become unreadable for everybody, for ever. Until then it can be taken back under Records.',
          )}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('Keep')}
          </Button>
          <Button
            color="red"
            loading={erase.isPending}
            onClick={() =>
              erase.mutate(
                { streamId: tenant.tenantId, body: { personId: member.personId, days: 7 } },
                { onSettled: onClose },
              )
            }
          >
            {t('Erase in seven days')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
