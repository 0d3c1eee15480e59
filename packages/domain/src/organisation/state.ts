import { own } from '../kernel/own.js'
import { notFound, refuse, unreachable, type Role } from '../kernel/decider.js'
import { settingsAfter, settingsAtFirst, type OrganisationEvent, type Settings } from './events.js'

export interface Invitation {
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
  /** When each erasure that was asked for is due, and whether the person asked for it themselves. */
  erasures: Readonly<Record<string, { dueAt: string; bySelf: boolean }>>
  /** Those of whom nothing may be recorded any more. */
  erased: readonly string[]
  /** Those who were members and are none now: what is recorded of them is still theirs. */
  former: readonly string[]
}

export const unfounded: Organisation = {
  founded: false,
  settings: settingsAtFirst,
  sponsors: {},
  invitations: {},
  members: {},
  fingerprints: {},
  erasures: {},
  erased: [],
  former: [],
}

/** The roles a person holds in a tenant; none where they are no member. */
export const rolesOf = (organisation: Organisation, personId: string): readonly Role[] =>
  own(organisation.members, personId)?.roles ?? []

/** Folds one event into the state of an organisation. */
export const evolve = (organisation: Organisation, event: OrganisationEvent): Organisation =>
  evolveAll(organisation, [event])

/** Folds events into the state of an organisation; its records are copied once, however many events there are. */
export function evolveAll(organisation: Organisation, events: readonly OrganisationEvent[]): Organisation {
  const { sponsors, invitations, members, fingerprints, erasures, erased, former } = organisation
  const draft: Draft = {
    ...organisation,
    sponsors: { ...sponsors },
    invitations: { ...invitations },
    members: { ...members },
    fingerprints: { ...fingerprints },
    erasures: { ...erasures },
    erased: [...erased],
    former: [...former],
  }
  for (const event of events) apply(draft, event)
  return draft
}

/** A state that is being folded: nobody else has seen it yet. */
interface Draft extends Omit<
  Organisation,
  'sponsors' | 'invitations' | 'members' | 'fingerprints' | 'erasures' | 'erased' | 'former'
> {
  sponsors: Record<string, string>
  invitations: Record<string, Invitation>
  members: Record<string, Member>
  fingerprints: Record<string, string>
  erasures: Record<string, { dueAt: string; bySelf: boolean }>
  erased: string[]
  former: string[]
}

function apply(draft: Draft, { type, data }: OrganisationEvent): void {
  switch (type) {
    case 'OrganisationFounded':
      draft.founded = true
      draft.fingerprints[data.emailFingerprint] = data.ownerId
      draft.members[data.ownerId] = { roles: ['owner'], reportingConsent: false }
      return
    case 'SponsorAdded':
      draft.sponsors[data.sponsorId] = data.name
      return
    case 'MemberInvited': {
      const { invitationId, personId, role, sponsorId, emailFingerprint: fingerprint, expiresAt } = data
      draft.fingerprints[fingerprint] = personId
      draft.invitations[invitationId] = { personId, role, sponsorId, fingerprint, expiresAt, status: 'open' }
      return
    }
    case 'InvitationRenewed':
      return changeInvitation(draft, data.invitationId, { status: 'open', expiresAt: data.expiresAt })
    case 'InvitationAccepted': {
      const sponsorId = draft.invitations[data.invitationId]?.sponsorId
      draft.members[data.personId] = {
        roles: [data.role],
        reportingConsent: data.reportingConsent,
        ...(sponsorId && { sponsorId }),
      }
      draft.former = draft.former.filter((id) => id !== data.personId)
      return changeInvitation(draft, data.invitationId, { status: 'accepted' })
    }
    case 'InvitationRevoked':
      return changeInvitation(draft, data.invitationId, { status: 'revoked' })
    case 'InvitationExpired':
      return changeInvitation(draft, data.invitationId, { status: 'expired' })
    case 'RoleGranted': {
      const member = draft.members[data.personId]!
      const { sponsorId = member.sponsorId } = data
      draft.members[data.personId] = { ...member, roles: [...member.roles, data.role], ...(sponsorId && { sponsorId }) }
      return
    }
    case 'RoleRevoked': {
      const member = draft.members[data.personId]!
      draft.members[data.personId] = { ...member, roles: member.roles.filter((role) => role !== data.role) }
      return
    }
    case 'MemberRemoved':
      delete draft.members[data.personId]
      draft.former.push(data.personId)
      return
    case 'ReportingConsentChanged':
      draft.members[data.personId] = {
        ...draft.members[data.personId]!,
        reportingConsent: data.reportingConsent,
      }
      return
    case 'MemberCorrected':
      if (data.emailFingerprint) changeFingerprint(draft, data.personId, data.emailFingerprint)
      return
    case 'ErasureRequested':
      draft.erasures[data.personId] = { dueAt: data.dueAt, bySelf: data.bySelf === true }
      return
    case 'ErasureWithdrawn':
      delete draft.erasures[data.personId]
      return
    case 'ErasureCarriedOut':
      delete draft.members[data.personId]
      delete draft.erasures[data.personId]
      changeFingerprint(draft, data.personId)
      draft.erased.push(data.personId)
      draft.former = draft.former.filter((id) => id !== data.personId)
      return
    case 'OrganisationMoved':
      for (const { personId, emailFingerprint } of data.fingerprints)
        changeFingerprint(draft, personId, emailFingerprint)
      return
    case 'SettingsChanged':
      draft.settings = settingsAfter(draft.settings, data.settings as Partial<Settings>)
      return
    default:
      return unreachable(type)
  }
}

function changeInvitation(draft: Draft, id: string, change: Partial<Invitation>) {
  draft.invitations[id] = { ...draft.invitations[id]!, ...change }
}

/** A person's fingerprint is replaced by another one, or taken out. */
function changeFingerprint(draft: Draft, personId: string, fingerprint?: string) {
  for (const [known, id] of Object.entries(draft.fingerprints)) if (id === personId) delete draft.fingerprints[known]
  if (fingerprint) draft.fingerprints[fingerprint] = personId
}

export const isLastOwner = (organisation: Organisation, personId: string) => {
  const owners = Object.entries(organisation.members).filter(([, member]) => member.roles.includes('owner'))
  return owners.length === 1 && owners[0]![0] === personId
}

export const unknownMember = () => notFound('MemberNotFound', 'There is no such member here.')
export const lastOwner = () =>
  refuse('LastOwner', 'An organisation is never without an owner: make somebody else owner first.')
