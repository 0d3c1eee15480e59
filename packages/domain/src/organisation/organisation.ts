import { defineDecider, nothing, notFound, refuse, type Context, type Decision } from '../kernel/decider.js'
import { organisationCommands, type OrganisationCommand } from './commands.js'
import { organisationEvents, type OrganisationEvent, type Settings } from './events.js'
import { acceptInvitation, expireInvitation, inviteMember, renewInvitation, revokeInvitation } from './invitations.js'
import { changeReportingConsent, grantRole, removeMember, revokeRole } from './members.js'
import { confirmErasure, correctMember, demandErasure, requestErasure, withdrawErasure } from './record-rules.js'
import { evolve, evolveAll, organisations, type Organisation } from './state.js'

type Command<Type extends OrganisationCommand['type']> = OrganisationCommand<Type>

export const foundOrganisation = (
  organisation: Organisation,
  { type: _, ...data }: Command<'FoundOrganisation'>,
  { fingerprint }: Context<object>,
): Decision<OrganisationEvent> => {
  if (organisation.founded) return refuse('OrganisationExists', 'This practice already exists.')
  return [{ type: 'OrganisationFounded', data: { ...data, emailFingerprint: fingerprint(data.ownerEmail) } }]
}

export const addSponsor = (
  organisation: Organisation,
  { name }: Command<'AddSponsor'>,
  { newId }: Context<object>,
): Decision<OrganisationEvent> => {
  if (Object.values(organisation.sponsors).includes(name))
    return refuse('SponsorExists', `There already is a sponsor named "${name}".`)
  return [{ type: 'SponsorAdded', data: { sponsorId: newId(), name } }]
}

export const changeSettings = (
  organisation: Organisation,
  { settings }: Command<'ChangeSettings'>,
): Decision<OrganisationEvent> => {
  const changed = Object.entries(settings).filter(
    ([name, value]) => organisation.settings[name as keyof Settings] !== value,
  )
  if (changed.length === 0) return nothing
  const { smallestReportableGroup: before } = organisation.settings
  if ((settings.smallestReportableGroup ?? before) < before)
    return refuse(
      'SmallestGroupFalls',
      `People agreed to be counted in groups of at least ${before}: this number can only rise.`,
    )
  return [{ type: 'SettingsChanged', data: { settings: Object.fromEntries(changed) } }]
}

/** The organisation came from another installation, with its people's addresses under other fingerprints. */
export const noteMove = (_: Organisation, { fingerprints }: Command<'NoteMove'>): Decision<OrganisationEvent> => [
  { type: 'OrganisationMoved', data: { fingerprints } },
]

export const organisation = defineDecider<Organisation, OrganisationCommand, typeof organisationEvents>({
  path: 'organisations',
  streams: organisations,
  events: organisationEvents,
  commands: organisationCommands,
  guard: ({ founded }, { type }) =>
    founded || type === 'FoundOrganisation'
      ? undefined
      : notFound('OrganisationNotFound', 'Create the practice first.'),
  rules: {
    FoundOrganisation: foundOrganisation,
    AddSponsor: addSponsor,
    InviteMember: inviteMember,
    RenewInvitation: renewInvitation,
    AcceptInvitation: acceptInvitation,
    RevokeInvitation: revokeInvitation,
    ExpireInvitation: expireInvitation,
    GrantRole: grantRole,
    RevokeRole: revokeRole,
    RemoveMember: removeMember,
    ChangeReportingConsent: changeReportingConsent,
    CorrectMember: correctMember,
    RequestErasure: requestErasure,
    DemandErasure: demandErasure,
    WithdrawErasure: withdrawErasure,
    ConfirmErasure: confirmErasure,
    NoteMove: noteMove,
    ChangeSettings: changeSettings,
  },
  evolve,
  evolveAll,
  // The confirmation of an erasure is about no one any more: nothing can be recorded of an erased person.
  subject: (_, { type, data }) =>
    type === 'ErasureCarriedOut' ? null : 'personId' in data ? data.personId : 'ownerId' in data ? data.ownerId : null,
})
