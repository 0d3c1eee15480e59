import { Email, Text } from '@switchback/domain/kernel/fields'
import { mayBringIn } from '@switchback/domain/organisation/invite-rights'
import { msg } from '../../i18n/language'

type Role = 'owner' | 'coach' | 'client' | 'sponsor'

export interface ImportRow {
  /** Its number in the file; the heading is line 1. */
  line: number
  name: string
  email: string
  role: Role
  sponsorId?: string
  /** Why it cannot be invited, as ids of texts; empty if it can. */
  problems: string[]
}

interface Known {
  members: { email: string; status: string }[]
  sponsors: { sponsorId: string; name: string }[]
  inviter: Parameters<typeof mayBringIn>[0]
}

const roles: Record<string, Role> = {
  owner: 'owner',
  coach: 'coach',
  client: 'client',
  sponsor: 'sponsor',
  inhaber: 'owner',
  klient: 'client',
}
export const importAtMost = 500

/**
 * Looks at each line of a file before anything happens: whether its name, address and role can be invited, whether the address
 * is here already, or twice in the file. The same schemas that the commands have decide.
 */
export function reportOn(lines: Record<string, string>[], { members, sponsors, inviter }: Known): ImportRow[] {
  const taken = new Set(
    members.filter(({ status }) => status === 'active' || status === 'invited').map(({ email }) => email.toLowerCase()),
  )
  const seen = new Set<string>()
  return lines.map((fields, at) => {
    const name = (fields.name ?? '').trim()
    const email = (fields.email ?? fields['e-mail'] ?? '').trim().toLowerCase()
    const roleName = (fields.role ?? fields.rolle ?? '').trim().toLowerCase()
    const role = roleName === '' ? 'client' : roles[roleName]
    const sponsorName = (fields.sponsor ?? '').trim().toLowerCase()
    const sponsor = sponsors.find((one) => one.name.toLowerCase() === sponsorName)
    const problems = [
      Text(120).safeParse(name).success ? '' : name ? msg('members.nameTooLong') : msg('members.nameMissing'),
      Email.safeParse(email).success ? '' : email ? msg('members.emailInvalid') : msg('members.emailMissing'),
      seen.has(email) ? msg('members.emailTwice') : '',
      taken.has(email) ? msg('members.emailTaken') : '',
      role === undefined ? msg('members.roleUnknown') : '',
      role && !mayBringIn(inviter, role) ? msg('members.roleNotAllowed') : '',
      role === 'sponsor' && !sponsor ? msg('members.sponsorNameMissing') : '',
    ].filter(Boolean)
    if (email) seen.add(email)
    return {
      line: at + 2,
      name,
      email,
      role: role ?? 'client',
      ...(role === 'sponsor' && sponsor && { sponsorId: sponsor.sponsorId }),
      problems,
    }
  })
}
