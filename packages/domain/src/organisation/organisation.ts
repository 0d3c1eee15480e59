import { own } from '../kernel/own.js'
import {
  defineDecider,
  forbidden,
  notFound,
  nothing,
  refuse,
  unreachable,
  type Context,
  type Role,
} from '../kernel/decider.js'
import { mayBringIn } from './invite-rights.js'
import { decideOnPerson } from './person-decisions.js'
import {
  evolve,
  evolveAll,
  isLastOwner,
  lastOwner,
  unfounded,
  unknownMember,
  type Invitation,
  type Organisation,
} from './state.js'
import { organisationCommands, type OrganisationCommand } from './commands.js'
import { invitationDays, organisationEvents, type Settings } from './events.js'

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
  if (!organisation.founded) return notFound('OrganisationNotFound', 'Found the organisation first.')

  switch (command.type) {
    case 'AddSponsor': {
      if (Object.values(organisation.sponsors).includes(command.name))
        return refuse('SponsorExists', `There already is a sponsor named "${command.name}".`)
      return [{ type: 'SponsorAdded' as const, data: { sponsorId: context.newId(), name: command.name } }]
    }
    case 'InviteMember': {
      if (!mayBringIn(context.actor, command.role)) return notTheirsToBringIn()
      const emailFingerprint = context.fingerprint(command.email)
      const known = own(organisation.fingerprints, emailFingerprint)
      const isMember = known !== undefined && own(organisation.members, known) !== undefined
      if (isMember || openInvitationOf(organisation, known, context)) return refuseKnown(context, known, isMember)
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
      const invitation = own(organisation.invitations, command.invitationId)
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
      const invitation = own(organisation.invitations, command.invitationId)
      if (!invitation) return unknownInvitation()
      if (invitation.status !== 'open') return invitationClosed(invitation)
      if (invitation.expiresAt <= context.now)
        return refuse('InvitationExpired', 'This invitation has expired: ask for a new one.')
      if (context.actor.id !== invitation.personId)
        return forbidden('NotYourInvitation', 'This invitation is for somebody else.')
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
      const invitation = own(organisation.invitations, command.invitationId)
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
      const member = own(organisation.members, command.personId)
      if (!member) return unknownMember()
      if (member.roles.includes(command.role)) return nothing
      const isFounding = context.actor.roles.includes('operator')
      if (command.personId === context.actor.id && !isFounding)
        return forbidden('OwnRole', 'No one grants a role to themselves: ask another owner.')
      const refusal = refuseSponsorRole(organisation, command)
      if (refusal) return refusal
      const { type: _, ...data } = command
      return [{ type: 'RoleGranted' as const, data }]
    }
    case 'RevokeRole': {
      const member = own(organisation.members, command.personId)
      if (!member) return unknownMember()
      if (!member.roles.includes(command.role)) return nothing
      if (command.role === 'owner' && isLastOwner(organisation, command.personId)) return lastOwner()
      if (member.roles.length === 1)
        return refuse('LastRole', 'This is their only role: remove the member instead, or grant another role first.')
      return [{ type: 'RoleRevoked' as const, data: { personId: command.personId, role: command.role } }]
    }
    case 'RemoveMember': {
      if (!own(organisation.members, command.personId)) return unknownMember()
      if (isLastOwner(organisation, command.personId)) return lastOwner()
      const { type: _, ...data } = command
      return [{ type: 'MemberRemoved' as const, data }]
    }
    case 'ChangeReportingConsent': {
      const member = own(organisation.members, context.actor.id)
      if (!member) return unknownMember()
      if (member.reportingConsent === command.reportingConsent) return nothing
      return [
        {
          type: 'ReportingConsentChanged' as const,
          data: { personId: context.actor.id, reportingConsent: command.reportingConsent },
        },
      ]
    }
    case 'CorrectMember':
    case 'RequestErasure':
    case 'DemandErasure':
    case 'WithdrawErasure':
    case 'ConfirmErasure':
      return decideOnPerson(organisation, command, context)
    case 'NoteMove':
      return [{ type: 'OrganisationMoved' as const, data: { fingerprints: command.fingerprints } }]
    case 'ChangeSettings': {
      const changed = Object.entries(command.settings).filter(
        ([name, value]) => organisation.settings[name as keyof Settings] !== value,
      )
      if (changed.length === 0) return nothing
      const { smallestReportableGroup: before } = organisation.settings
      if ((command.settings.smallestReportableGroup ?? before) < before)
        return refuse(
          'SmallestGroupFalls',
          `People agreed to be counted in groups of at least ${before}: this number can only rise.`,
        )
      return [{ type: 'SettingsChanged' as const, data: { settings: Object.fromEntries(changed) } }]
    }
    default:
      return unreachable(command)
  }
}

/** Whose an address is, and whether they are a member, is for owners to know: a coach may not learn of members of other coaches. */
function refuseKnown({ actor }: Context, personId: string | undefined, isMember: boolean) {
  if (!actor.roles.includes('owner'))
    return refuse('AddressNotUsable', 'This address cannot be invited: look for an open invitation, or ask an owner.')
  return isMember
    ? refuse('AlreadyMember', 'This address already belongs to a member: grant them the role instead.', { personId })
    : refuse('AlreadyInvited', 'An invitation to this address is open: renew it instead.', { personId })
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
  if (!own(organisation.sponsors, command.sponsorId))
    return notFound('SponsorNotFound', 'There is no such sponsoring organisation: add it first.')
  return undefined
}

const daysAfter = (moment: string, days: number) => new Date(Date.parse(moment) + days * 86_400_000).toISOString()

const unknownInvitation = () => notFound('InvitationNotFound', 'There is no such invitation.')
const invitationClosed = ({ status }: Invitation) =>
  refuse('InvitationClosed', `This invitation was ${status}: invite them again.`, { status })

const notTheirsToBringIn = () =>
  forbidden(
    'NotYourRoleToGive',
    'Only an owner brings in coaches, sponsors and owners: ask one to send the invitation.',
  )

export const organisation = defineDecider<Organisation, OrganisationCommand, typeof organisationEvents>({
  path: 'organisations',
  events: organisationEvents,
  commands: organisationCommands,
  initial: unfounded,
  decide,
  evolve,
  evolveAll,
  // What confirms an erasure is about nobody any more: nothing can be recorded of the erased.
  subject: (_, { type, data }) =>
    type === 'ErasureCarriedOut' ? null : 'personId' in data ? data.personId : 'ownerId' in data ? data.ownerId : null,
})
