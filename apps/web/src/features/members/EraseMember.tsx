import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useSession } from '../../api/session'

/** Erases a person after seven days. Until then it can be cancelled. */
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
  const erase = useCommand('/api/organisations/{streamId}/request-erasure', { done: t('common.deletionScheduled') })
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('members.deleteDataTitle', { name: member.name })}
      lead={t('members.deleteDataLead')}
      act={t('members.deleteDataButton')}
      pending={erase.isPending}
      onConfirm={() =>
        erase.mutate(
          { streamId: tenant.tenantId, body: { personId: member.personId, days: 7 } },
          { onSettled: onClose },
        )
      }
    />
  )
}
