import { defineDecider, nothing, refuse, unreachable, type Context, type Role } from '../decider/decider.js'
import { mayBringIn } from './bringing-in.js'
import { organisationCommands, type OrganisationCommand } from './commands.js'
import { invitationDays, organisationEvents, settingsAtFirst, type OrganisationEvent, type Settings } from './events.js'

interface Invitation {
  personId: string
  role: Role
  sponsorId?: string | undefined
  fingerprint: string
  expiresAt: string
  status: 'open' | 'accepted' | 'revoked' | 'expired'
}

interface Member {
  roles: readonly Role[]
  sponsorId?: string | undefined
  reportingConsent: boolean
}

/** A tenant: its members, invitations, sponsors and settings. */
export interface Organisation {
  founded: boolean
  settings: Settings
  sponsors: Readonly<Record<string, string>>
  invitations: Readonly<Record<string, Invitation>>
  members: Readonly<Record<string, Member>>
  fingerprints: Readonly<Record<string, string>>
}

const initial: Organisation = {
  founded: false,
  settings: settingsAtFirst,
  sponsors: {},
  invitations: {},
  members: {},
  fingerprints: {},
}

/** The roles a person holds in a tenant; none where they are no member. */
export const rolesOf = (organisation: Organisation, personId: string): readonly Role[] =>
  organisation.members[personId]?.roles ?? []

function decide(organisation: Organisation, command: OrganisationCommand, context: Context) {
  if (command.type === 'FoundOrganisation') {
    if (organisation.founded) return refuse('OrganisationExists', 'This organisation is already founded.')
    const { type: _, ...data } = command
    return [
      {
        type: 'OrganisationFounded' as const,
        data: { ...data, emailFingerprint: context.fingerprint(data.ownerEmail) },
      },
    ]
  }
  if (!organisation.founded) return refuse('OrganisationNotFound', 'Found the organisation first.')

  switch (command.type) {
    case 'AddSponsor': {
      if (Object.values(organisation.sponsors).includes(command.name))
        return refuse('SponsorExists', `There already is a sponsor named "${command.name}".`)
      return [{ type: 'SponsorAdded' as const, data: { sponsorId: context.newId(), name: command.name } }]
    }
    case 'InviteMember': {
      if (!mayBringIn(context.actor, command.role)) return notTheirsToBringIn()
      const emailFingerprint = context.fingerprint(command.email)
      const known = organisation.fingerprints[emailFingerprint]
      if (known && organisation.members[known])
        return refuse('AlreadyMember', 'This address already belongs to a member: grant them the role instead.', {
          personId: known,
        })
      if (openInvitationOf(organisation, known, context))
        return refuse('AlreadyInvited', 'An invitation to this address is open: renew it instead.', { personId: known })
      const refusal = refuseSponsorRole(organisation, command)
      if (refusal) return refusal
      return [
        {
          type: 'MemberInvited' as const,
          data: {
            invitationId: context.newId(),
            personId: known ?? context.newId(),
            name: command.name,
            email: command.email,
            emailFingerprint,
            role: command.role,
            ...(command.sponsorId && { sponsorId: command.sponsorId }),
            expiresAt: daysAfter(context.now, invitationDays),
          },
        },
      ]
    }
    case 'RenewInvitation': {
      const invitation = organisation.invitations[command.invitationId]
      if (!invitation) return unknownInvitation()
      if (!mayBringIn(context.actor, invitation.role)) return notTheirsToBringIn()
      if (invitation.status === 'accepted' || invitation.status === 'revoked') return invitationClosed(invitation)
      return [
        {
          type: 'InvitationRenewed' as const,
          data: {
            invitationId: command.invitationId,
            personId: invitation.personId,
            expiresAt: daysAfter(context.now, invitationDays),
          },
        },
      ]
    }
    case 'AcceptInvitation': {
      const invitation = organisation.invitations[command.invitationId]
      if (!invitation) return unknownInvitation()
      if (invitation.status !== 'open') return invitationClosed(invitation)
      if (invitation.expiresAt <= context.now)
        return refuse('InvitationExpired', 'This invitation has expired: ask for a new one.')
      if (context.actor.id !== invitation.personId)
        return refuse('NotYourInvitation', 'This invitation is for somebody else.')
      const { personId, role } = invitation
      return [
        {
          type: 'InvitationAccepted' as const,
          data: { invitationId: command.invitationId, personId, role, reportingConsent: command.reportingConsent },
        },
      ]
    }
    case 'RevokeInvitation':
    case 'ExpireInvitation': {
      const invitation = organisation.invitations[command.invitationId]
      if (!invitation) return unknownInvitation()
      if (!mayBringIn(context.actor, invitation.role)) return notTheirsToBringIn()
      if (invitation.status === 'accepted') return invitationClosed(invitation)
      if (invitation.status !== 'open') return nothing
      if (command.type === 'ExpireInvitation' && invitation.expiresAt > context.now)
        return refuse('InvitationStillValid', 'This invitation has not expired yet: revoke it instead.')
      const type = command.type === 'RevokeInvitation' ? ('InvitationRevoked' as const) : ('InvitationExpired' as const)
      return [{ type, data: { invitationId: command.invitationId, personId: invitation.personId } }]
    }
    case 'GrantRole': {
      const member = organisation.members[command.personId]
      if (!member) return unknownMember()
      if (member.roles.includes(command.role)) return nothing
      const refusal = refuseSponsorRole(organisation, command)
      if (refusal) return refusal
      const { type: _, ...data } = command
      return [{ type: 'RoleGranted' as const, data }]
    }
    case 'RevokeRole': {
      const member = organisation.members[command.personId]
      if (!member) return unknownMember()
      if (!member.roles.includes(command.role)) return nothing
      if (command.role === 'owner' && isLastOwner(organisation, command.personId)) return lastOwner()
      if (member.roles.length === 1)
        return refuse('LastRole', 'This is their only role: remove the member instead, or grant another role first.')
      return [{ type: 'RoleRevoked' as const, data: { personId: command.personId, role: command.role } }]
    }
    case 'RemoveMember': {
      if (!organisation.members[command.personId]) return unknownMember()
      if (isLastOwner(organisation, command.personId)) return lastOwner()
      const { type: _, ...data } = command
      return [{ type: 'MemberRemoved' as const, data }]
    }
    case 'ChangeReportingConsent': {
      const member = organisation.members[context.actor.id]
      if (!member) return unknownMember()
      if (member.reportingConsent === command.reportingConsent) return nothing
      return [
        {
          type: 'ReportingConsentChanged' as const,
          data: { personId: context.actor.id, reportingConsent: command.reportingConsent },
        },
      ]
    }
    case 'ChangeSettings': {
      const changed = Object.entries(command.settings).filter(
        ([name, value]) => organisation.settings[name as keyof Settings] !== value,
      )
      if (changed.length === 0) return nothing
      return [{ type: 'SettingsChanged' as const, data: { settings: Object.fromEntries(changed) } }]
    }
    default:
      return unreachable(command)
  }
}

function evolve(organisation: Organisation, { type, data }: OrganisationEvent): Organisation {
  switch (type) {
    case 'OrganisationFounded':
      return {
        ...organisation,
        founded: true,
        fingerprints: { [data.emailFingerprint]: data.ownerId },
        members: { [data.ownerId]: { roles: ['owner'], reportingConsent: false } },
      }
    case 'SponsorAdded':
      return { ...organisation, sponsors: { ...organisation.sponsors, [data.sponsorId]: data.name } }
    case 'MemberInvited':
      return {
        ...organisation,
        fingerprints: { ...organisation.fingerprints, [data.emailFingerprint]: data.personId },
        invitations: {
          ...organisation.invitations,
          [data.invitationId]: {
            personId: data.personId,
            role: data.role,
            sponsorId: data.sponsorId,
            fingerprint: data.emailFingerprint,
            expiresAt: data.expiresAt,
            status: 'open',
          },
        },
      }
    case 'InvitationRenewed':
      return withInvitation(organisation, data.invitationId, { status: 'open', expiresAt: data.expiresAt })
    case 'InvitationAccepted': {
      const accepted = withInvitation(organisation, data.invitationId, { status: 'accepted' })
      const sponsorId = organisation.invitations[data.invitationId]?.sponsorId
      return withMember(accepted, data.personId, {
        roles: [data.role],
        reportingConsent: data.reportingConsent,
        ...(sponsorId && { sponsorId }),
      })
    }
    case 'InvitationRevoked':
      return withInvitation(organisation, data.invitationId, { status: 'revoked' })
    case 'InvitationExpired':
      return withInvitation(organisation, data.invitationId, { status: 'expired' })
    case 'RoleGranted': {
      const member = organisation.members[data.personId]!
      return withMember(organisation, data.personId, {
        ...member,
        roles: [...member.roles, data.role],
        ...(data.sponsorId && { sponsorId: data.sponsorId }),
      })
    }
    case 'RoleRevoked': {
      const member = organisation.members[data.personId]!
      return withMember(organisation, data.personId, {
        ...member,
        roles: member.roles.filter((role) => role !== data.role),
      })
    }
    case 'MemberRemoved': {
      const { [data.personId]: _, ...members } = organisation.members
      return { ...organisation, members }
    }
    case 'ReportingConsentChanged': {
      const member = organisation.members[data.personId]!
      return withMember(organisation, data.personId, { ...member, reportingConsent: data.reportingConsent })
    }
    case 'SettingsChanged':
      return { ...organisation, settings: { ...organisation.settings, ...data.settings } }
    default:
      return unreachable(type)
  }
}

const withInvitation = (organisation: Organisation, id: string, change: Partial<Invitation>): Organisation => ({
  ...organisation,
  invitations: { ...organisation.invitations, [id]: { ...organisation.invitations[id]!, ...change } },
})

const withMember = (organisation: Organisation, personId: string, member: Member): Organisation => ({
  ...organisation,
  members: { ...organisation.members, [personId]: member },
})

const isLastOwner = (organisation: Organisation, personId: string) => {
  const owners = Object.entries(organisation.members).filter(([, member]) => member.roles.includes('owner'))
  return owners.length === 1 && owners[0]![0] === personId
}

const openInvitationOf = (organisation: Organisation, personId: string | undefined, context: Context) =>
  Object.values(organisation.invitations).some(
    (invitation) =>
      invitation.personId === personId && invitation.status === 'open' && invitation.expiresAt > context.now,
  )

function refuseSponsorRole(organisation: Organisation, command: { role: Role; sponsorId?: string | undefined }) {
  if (command.role !== 'sponsor')
    return command.sponsorId
      ? refuse('SponsorOnlyForSponsors', 'Only the role of a sponsor belongs to a sponsoring organisation.')
      : undefined
  if (!command.sponsorId) return refuse('SponsorMissing', 'Say which sponsoring organisation this sponsor belongs to.')
  if (!organisation.sponsors[command.sponsorId])
    return refuse('SponsorNotFound', 'There is no such sponsoring organisation: add it first.')
  return undefined
}

const daysAfter = (moment: string, days: number) => new Date(Date.parse(moment) + days * 86_400_000).toISOString()

const unknownInvitation = () => refuse('InvitationNotFound', 'There is no such invitation.')
const invitationClosed = ({ status }: Invitation) =>
  refuse('InvitationClosed', `This invitation was ${status}: invite them again.`, { status })
const unknownMember = () => refuse('MemberNotFound', 'There is no such member here.')
const lastOwner = () =>
  refuse('LastOwner', 'An organisation is never without an owner: make somebody else owner first.')

const notTheirsToBringIn = () =>
  refuse('NotYourRoleToGive', 'Only an owner brings in coaches, sponsors and owners: ask one to send the invitation.')

export const organisation = defineDecider<Organisation, OrganisationCommand, typeof organisationEvents>({
  path: 'organisations',
  events: organisationEvents,
  commands: organisationCommands,
  initial,
  decide,
  evolve,
  subject: (_, { data }) => ('personId' in data ? data.personId : 'ownerId' in data ? data.ownerId : null),
})
