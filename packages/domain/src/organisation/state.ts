import { own } from '../kernel/own.js'
import { notFound, refuse, ruleFor, type Role } from '../kernel/decider.js'
import type { Streams } from '../kernel/reads.js'
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
  /** When each requested erasure is due, and whether the person requested it themselves. */
  erasures: Readonly<Record<string, { dueAt: string; bySelf: boolean }>>
  /** Erased people: nothing more may be recorded of them. */
  erased: readonly string[]
  /** Former members: what is recorded of them is still theirs. */
  former: readonly string[]
}

const unfounded: Organisation = {
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

export const organisations: Streams<Organisation> = { category: 'organisation', initial: unfounded }

/** The roles of a person in a tenant; none where they are not a member. */
export const rolesOf = (organisation: Organisation, personId: string): readonly Role[] =>
  own(organisation.members, personId)?.roles ?? []

/** Returns the state of an organisation after one more event. */
export const evolve = (organisation: Organisation, event: OrganisationEvent): Organisation =>
  evolveAll(organisation, [event])

/** Returns the state of an organisation after more events; its records are copied once, however many events there are. */
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
  for (const { type, data } of events) ruleFor(changesOfAny, type)(draft, data)
  return draft
}

/** A state under construction, which no one else has seen yet. */
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

/** What each event changes in a draft. */
const changes: { [Type in OrganisationEvent['type']]: (draft: Draft, data: OrganisationEvent<Type>['data']) => void } =
  {
    OrganisationFounded: (draft, { ownerId, emailFingerprint }) => {
      draft.founded = true
      draft.fingerprints[emailFingerprint] = ownerId
      draft.members[ownerId] = { roles: ['owner'], reportingConsent: false }
    },
    SponsorAdded: (draft, { sponsorId, name }) => {
      draft.sponsors[sponsorId] = name
    },
    MemberInvited: (draft, { invitationId, personId, role, sponsorId, emailFingerprint: fingerprint, expiresAt }) => {
      draft.fingerprints[fingerprint] = personId
      draft.invitations[invitationId] = { personId, role, sponsorId, fingerprint, expiresAt, status: 'open' }
    },
    InvitationRenewed: (draft, { invitationId, expiresAt }) =>
      changeInvitation(draft, invitationId, { status: 'open', expiresAt }),
    InvitationAccepted: (draft, { invitationId, personId, role, reportingConsent }) => {
      const sponsorId = draft.invitations[invitationId]?.sponsorId
      draft.members[personId] = { roles: [role], reportingConsent, ...(sponsorId && { sponsorId }) }
      draft.former = draft.former.filter((id) => id !== personId)
      changeInvitation(draft, invitationId, { status: 'accepted' })
    },
    InvitationRevoked: (draft, { invitationId }) => changeInvitation(draft, invitationId, { status: 'revoked' }),
    InvitationExpired: (draft, { invitationId }) => changeInvitation(draft, invitationId, { status: 'expired' }),
    RoleGranted: (draft, { personId, role, sponsorId: granted }) => {
      const member = draft.members[personId]!
      const sponsorId = granted ?? member.sponsorId
      draft.members[personId] = { ...member, roles: [...member.roles, role], ...(sponsorId && { sponsorId }) }
    },
    RoleRevoked: (draft, { personId, role: revoked }) => {
      const member = draft.members[personId]!
      draft.members[personId] = { ...member, roles: member.roles.filter((role) => role !== revoked) }
    },
    MemberRemoved: (draft, { personId }) => {
      delete draft.members[personId]
      draft.former.push(personId)
    },
    ReportingConsentChanged: (draft, { personId, reportingConsent }) => {
      draft.members[personId] = { ...draft.members[personId]!, reportingConsent }
    },
    MemberCorrected: (draft, { personId, emailFingerprint }) => {
      if (emailFingerprint) changeFingerprint(draft, personId, emailFingerprint)
    },
    ErasureRequested: (draft, { personId, dueAt, bySelf }) => {
      draft.erasures[personId] = { dueAt, bySelf: bySelf === true }
    },
    ErasureWithdrawn: (draft, { personId }) => {
      delete draft.erasures[personId]
    },
    ErasureCarriedOut: (draft, { personId }) => {
      delete draft.members[personId]
      delete draft.erasures[personId]
      changeFingerprint(draft, personId)
      draft.erased.push(personId)
      draft.former = draft.former.filter((id) => id !== personId)
    },
    OrganisationMoved: (draft, { fingerprints }) => {
      for (const { personId, emailFingerprint } of fingerprints) changeFingerprint(draft, personId, emailFingerprint)
    },
    SettingsChanged: (draft, { settings }) => {
      draft.settings = settingsAfter(draft.settings, settings)
    },
  }

/** The same table, for an event of any type. */
const changesOfAny: Record<string, { apply(draft: Draft, data: OrganisationEvent['data']): void }['apply']> = changes

function changeInvitation(draft: Draft, id: string, change: Partial<Invitation>) {
  draft.invitations[id] = { ...draft.invitations[id]!, ...change }
}

/** Replaces a person's fingerprint, or removes it. */
function changeFingerprint(draft: Draft, personId: string, fingerprint?: string) {
  for (const [known, id] of Object.entries(draft.fingerprints)) if (id === personId) delete draft.fingerprints[known]
  if (fingerprint) draft.fingerprints[fingerprint] = personId
}

export const isLastOwner = (organisation: Organisation, personId: string) => {
  const owners = Object.entries(organisation.members).filter(([, member]) => member.roles.includes('owner'))
  return owners.length === 1 && owners[0]![0] === personId
}

export const unknownMember = () => notFound('MemberNotFound', 'There is no such member here.')
export const lastOwner = () => refuse('LastOwner', 'A practice always has an owner: make someone else an owner first.')

/** Refuses a sponsor without a sponsoring organisation, and a sponsoring organisation for anyone else. */
export function refuseSponsorRole(
  organisation: Organisation,
  { role, sponsorId }: { role: Role; sponsorId?: string | undefined },
) {
  if (role !== 'sponsor')
    return sponsorId
      ? refuse('SponsorOnlyForSponsors', 'Only the role of a sponsor belongs to a sponsoring organisation.')
      : undefined
  if (!sponsorId) return refuse('SponsorMissing', 'Say which sponsoring organisation this sponsor belongs to.')
  if (!own(organisation.sponsors, sponsorId))
    return notFound('SponsorNotFound', 'There is no such sponsoring organisation: add it first.')
  return undefined
}
