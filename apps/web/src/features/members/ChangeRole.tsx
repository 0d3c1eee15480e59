import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { roleTexts } from '../../i18n/roles'
import { useSession } from '../../api/session'
import { msg } from '../../i18n/language'

/** A role that an owner adds to a member, or removes from them. */
export interface RoleChange {
  act: 'grant' | 'revoke'
  role: 'coach' | 'owner'
}

const consequences = {
  owner: msg(
    'An owner invites and removes people, gives roles, changes settings, reads the results of all groups and has people erased. You can take the role back here.',
  ),
  coach: msg('A coach leads clients and reads what those clients record. You can take the role back here.'),
} as const
const losses = {
  owner: msg('They can no longer manage the practice. You can add the role again here.'),
  coach: msg('They can no longer open the pages of their clients. You can add the role again here.'),
} as const

/**
 * What an owner can change about the roles of someone with these. No one grants a role to themselves, and the last role is not
 * taken back: that is removing.
 */
export const roleChangesOf = (roles: readonly string[], isSelf: boolean): RoleChange[] =>
  (['coach', 'owner'] as const).flatMap((role): RoleChange[] => {
    if (!roles.includes(role)) return isSelf ? [] : [{ act: 'grant', role }]
    return roles.length > 1 ? [{ act: 'revoke', role }] : []
  })

/** Asks for confirmation before a role is added or removed, and says what that changes. */
export function ChangeRole({
  member: { personId, name },
  change,
  onClose,
}: {
  member: { personId: string; name: string }
  change: RoleChange | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const grant = useCommand('/api/organisations/{streamId}/grant-role', { done: t('Role added.') })
  const revoke = useCommand('/api/organisations/{streamId}/revoke-role', { done: t('Role taken back.') })
  const role = change ? t(roleTexts[change.role]) : ''
  const isGrant = change?.act === 'grant'
  const confirm = ({ role }: RoleChange) =>
    (isGrant ? grant : revoke).mutate({ streamId: tenant.tenantId, body: { personId, role } }, { onSettled: onClose })
  return (
    <ConfirmDialog
      opened={change !== null}
      onClose={onClose}
      title={
        isGrant
          ? t('Make {{name}} {{role}}?', { name, role })
          : t('Take the role {{role}} back from {{name}}?', { name, role })
      }
      lead={change ? t((isGrant ? consequences : losses)[change.role]) : ''}
      act={isGrant ? t('Add role: {{role}}', { role }) : t('Take back role: {{role}}', { role })}
      pending={grant.isPending || revoke.isPending}
      onConfirm={() => change && confirm(change)}
    />
  )
}
