import { forbidden, nothing, refuse, type Context, type Decision } from '../kernel/decider.js'
import { own } from '../kernel/own.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationEvent } from './events.js'
import { isLastOwner, lastOwner, refuseSponsorRole, unknownMember, type Organisation } from './state.js'

type Command<Type extends OrganisationCommand['type']> = OrganisationCommand<Type>

export const grantRole = (
  organisation: Organisation,
  command: Command<'GrantRole'>,
  { actor }: Context<object>,
): Decision<OrganisationEvent> => {
  const { type: _, ...data } = command
  const member = own(organisation.members, data.personId)
  if (!member) return unknownMember()
  if (member.roles.includes(data.role)) return nothing
  const isFounding = actor.roles.includes('operator')
  if (data.personId === actor.id && !isFounding)
    return forbidden('OwnRole', 'No one grants a role to themselves: ask another owner.')
  return refuseSponsorRole(organisation, command) ?? [{ type: 'RoleGranted', data }]
}

export const revokeRole = (
  organisation: Organisation,
  { personId, role }: Command<'RevokeRole'>,
): Decision<OrganisationEvent> => {
  const member = own(organisation.members, personId)
  if (!member) return unknownMember()
  if (!member.roles.includes(role)) return nothing
  if (role === 'owner' && isLastOwner(organisation, personId)) return lastOwner()
  if (member.roles.length === 1)
    return refuse('LastRole', 'This is their only role: remove the member instead, or grant another role first.')
  return [{ type: 'RoleRevoked', data: { personId, role } }]
}

export const removeMember = (
  organisation: Organisation,
  { type: _, ...data }: Command<'RemoveMember'>,
): Decision<OrganisationEvent> => {
  if (!own(organisation.members, data.personId)) return unknownMember()
  if (isLastOwner(organisation, data.personId)) return lastOwner()
  return [{ type: 'MemberRemoved', data }]
}

export const changeReportingConsent = (
  organisation: Organisation,
  { reportingConsent }: Command<'ChangeReportingConsent'>,
  { actor }: Context<object>,
): Decision<OrganisationEvent> => {
  const member = own(organisation.members, actor.id)
  if (!member) return unknownMember()
  if (member.reportingConsent === reportingConsent) return nothing
  return [{ type: 'ReportingConsentChanged', data: { personId: actor.id, reportingConsent } }]
}
