import { msg } from './language'

/** What a role is called on the screens. */
export const roleTexts = {
  owner: msg('owner'),
  coach: msg('coach'),
  client: msg('client'),
  sponsor: msg('sponsor'),
} as const
