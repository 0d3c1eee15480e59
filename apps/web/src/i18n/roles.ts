import { msg } from './language'

/** What a role is called on the screens. */
export const roleTexts = {
  owner: msg('common.roleOwner'),
  coach: msg('common.roleCoach'),
  client: msg('common.roleClient'),
  sponsor: msg('common.roleSponsor'),
} as const
