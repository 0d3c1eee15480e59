import { forbidden, nothing, notFound, refuse, type Context, type Decision } from '../kernel/decider.js'
import { own } from '../kernel/own.js'
import type { OrganisationCommand } from './commands.js'
import { invitationDays, type OrganisationEvent } from './events.js'
import { mayBringIn } from './invite-rights.js'
import { refuseSponsorRole, type Invitation, type Organisation } from './state.js'

type Command<Type extends OrganisationCommand['type']> = OrganisationCommand<Type>

export const inviteMember = (
  organisation: Organisation,
  command: Command<'InviteMember'>,
  context: Context<object>,
): Decision<OrganisationEvent> => {
  if (!mayBringIn(context.actor, command.role)) return notTheirsToBringIn()
  const emailFingerprint = context.fingerprint(command.email)
  const known = own(organisation.fingerprints, emailFingerprint)
  const isMember = known !== undefined && own(organisation.members, known) !== undefined
  if (isMember || hasOpenInvitation(organisation, known, context)) return refuseKnown(context, known, isMember)
  const refusal = refuseSponsorRole(organisation, command)
  if (refusal) return refusal
  const { name, email, role, sponsorId } = command
  return [
    {
      type: 'MemberInvited',
      data: {
        invitationId: context.newId(),
        personId: known ?? context.newId(),
        name,
        email,
        emailFingerprint,
        role,
        ...(sponsorId && { sponsorId }),
        expiresAt: expiryFrom(context),
      },
    },
  ]
}

export const renewInvitation = (
  organisation: Organisation,
  { invitationId }: Command<'RenewInvitation'>,
  context: Context<object>,
): Decision<OrganisationEvent> => {
  const invitation = own(organisation.invitations, invitationId)
  if (!invitation) return unknownInvitation()
  if (!mayBringIn(context.actor, invitation.role)) return notTheirsToBringIn()
  if (invitation.status === 'accepted' || invitation.status === 'revoked') return invitationClosed(invitation)
  const { personId } = invitation
  return [{ type: 'InvitationRenewed', data: { invitationId, personId, expiresAt: expiryFrom(context) } }]
}

export const acceptInvitation = (
  organisation: Organisation,
  { invitationId, reportingConsent }: Command<'AcceptInvitation'>,
  { actor, now }: Context<object>,
): Decision<OrganisationEvent> => {
  const invitation = own(organisation.invitations, invitationId)
  if (!invitation) return unknownInvitation()
  if (invitation.status !== 'open') return invitationClosed(invitation)
  if (invitation.expiresAt <= now) return refuse('InvitationExpired', 'This invitation has expired: ask for a new one.')
  const { personId, role } = invitation
  if (actor.id !== personId) return forbidden('NotYourInvitation', 'This invitation is for someone else.')
  return [{ type: 'InvitationAccepted', data: { invitationId, personId, role, reportingConsent } }]
}

export const revokeInvitation = (
  organisation: Organisation,
  { invitationId }: Command<'RevokeInvitation'>,
  context: Context<object>,
): Decision<OrganisationEvent> => {
  const invitation = openInvitation(organisation, invitationId, context)
  if (!('personId' in invitation)) return invitation
  return [{ type: 'InvitationRevoked', data: { invitationId, personId: invitation.personId } }]
}

export const expireInvitation = (
  organisation: Organisation,
  { invitationId }: Command<'ExpireInvitation'>,
  context: Context<object>,
): Decision<OrganisationEvent> => {
  const invitation = openInvitation(organisation, invitationId, context)
  if (!('personId' in invitation)) return invitation
  if (invitation.expiresAt > context.now)
    return refuse('InvitationStillValid', 'This invitation has not expired yet: revoke it instead.')
  return [{ type: 'InvitationExpired', data: { invitationId, personId: invitation.personId } }]
}

/** An invitation that can be closed; otherwise what to answer: a refusal, or nothing where it is closed already. */
function openInvitation(organisation: Organisation, invitationId: string, { actor }: Context<object>) {
  const invitation = own(organisation.invitations, invitationId)
  if (!invitation) return unknownInvitation()
  if (!mayBringIn(actor, invitation.role)) return notTheirsToBringIn()
  if (invitation.status === 'accepted') return invitationClosed(invitation)
  return invitation.status === 'open' ? invitation : nothing
}

/** Only owners learn who has an address and whether they are a member: a coach must not learn about members of other coaches. */
function refuseKnown({ actor }: Context<object>, personId: string | undefined, isMember: boolean) {
  if (!actor.roles.includes('owner'))
    return refuse('AddressNotUsable', 'This address cannot be invited: look for an open invitation, or ask an owner.')
  return isMember
    ? refuse('AlreadyMember', 'This address already belongs to a member: grant them the role instead.', { personId })
    : refuse('AlreadyInvited', 'An invitation to this address is open: renew it instead.', { personId })
}

const hasOpenInvitation = (organisation: Organisation, personId: string | undefined, { now }: Context<object>) =>
  Object.values(organisation.invitations).some(
    (invitation) => invitation.personId === personId && invitation.status === 'open' && invitation.expiresAt > now,
  )

const expiryFrom = ({ now }: Context<object>) => new Date(Date.parse(now) + invitationDays * 86_400_000).toISOString()

const unknownInvitation = () => notFound('InvitationNotFound', 'There is no such invitation.')
const invitationClosed = ({ status }: Invitation) =>
  refuse('InvitationClosed', `This invitation was ${status}: invite them again.`, { status })
const notTheirsToBringIn = () =>
  forbidden('NotYourRoleToGive', 'Only an owner invites coaches, sponsors and owners: ask one to send the invitation.')
