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
  owner: msg('members.ownerRoleMeans'),
  coach: msg('members.coachRoleMeans'),
} as const
const losses = {
  owner: msg('members.ownerRoleLoss'),
  coach: msg('members.coachRoleLoss'),
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
  const grant = useCommand('/api/organisations/{streamId}/grant-role', { done: t('members.roleAdded') })
  const revoke = useCommand('/api/organisations/{streamId}/revoke-role', { done: t('members.roleRemoved') })
  const role = change ? t(roleTexts[change.role]) : ''
  const isGrant = change?.act === 'grant'
  const confirm = ({ role }: RoleChange) =>
    (isGrant ? grant : revoke).mutate({ streamId: tenant.tenantId, body: { personId, role } }, { onSettled: onClose })
  return (
    <ConfirmDialog
      opened={change !== null}
      onClose={onClose}
      title={isGrant ? t('members.addRoleTitle', { name, role }) : t('members.removeRoleTitle', { name, role })}
      lead={change ? t((isGrant ? consequences : losses)[change.role]) : ''}
      act={isGrant ? t('members.addRole', { role }) : t('members.removeRole', { role })}
      pending={grant.isPending || revoke.isPending}
      onConfirm={() => change && confirm(change)}
    />
  )
}
