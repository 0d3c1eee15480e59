import { refuse, unreachable, type Role } from '../decider/decider.js'
import { settingsAtFirst, type OrganisationEvent, type Settings } from './events.js'

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
  /** When each erasure that was asked for is due. */
  erasures: Readonly<Record<string, string>>
  /** Those of whom nothing may be recorded any more. */
  erased: readonly string[]
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
}

/** The roles a person holds in a tenant; none where they are no member. */
export const rolesOf = (organisation: Organisation, personId: string): readonly Role[] =>
  organisation.members[personId]?.roles ?? []

/** Folds one event into the state of an organisation. */
export function evolve(organisation: Organisation, { type, data }: OrganisationEvent): Organisation {
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
    case 'MemberRemoved':
      return { ...organisation, members: without(organisation.members, data.personId) }
    case 'ReportingConsentChanged': {
      const member = organisation.members[data.personId]!
      return withMember(organisation, data.personId, { ...member, reportingConsent: data.reportingConsent })
    }
    case 'MemberCorrected':
      return data.emailFingerprint
        ? { ...organisation, fingerprints: withFingerprint(organisation, data.personId, data.emailFingerprint) }
        : organisation
    case 'ErasureRequested':
      return { ...organisation, erasures: { ...organisation.erasures, [data.personId]: data.dueAt } }
    case 'ErasureWithdrawn':
      return { ...organisation, erasures: without(organisation.erasures, data.personId) }
    case 'ErasureCarriedOut':
      return {
        ...organisation,
        members: without(organisation.members, data.personId),
        erasures: without(organisation.erasures, data.personId),
        fingerprints: withFingerprint(organisation, data.personId),
        erased: [...organisation.erased, data.personId],
      }
    case 'OrganisationMoved':
      return data.fingerprints.reduce(
        (moved, { personId, emailFingerprint }) => ({
          ...moved,
          fingerprints: withFingerprint(moved, personId, emailFingerprint),
        }),
        organisation,
      )
    case 'SettingsChanged':
      return { ...organisation, settings: { ...organisation.settings, ...data.settings } }
    default:
      return unreachable(type)
  }
}

const without = <Value>(record: Readonly<Record<string, Value>>, id: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== id))

/** The fingerprints with a person's replaced by another one, or taken out. */
const withFingerprint = ({ fingerprints }: Organisation, personId: string, fingerprint?: string) => ({
  ...Object.fromEntries(Object.entries(fingerprints).filter(([, id]) => id !== personId)),
  ...(fingerprint && { [fingerprint]: personId }),
})

const withInvitation = (organisation: Organisation, id: string, change: Partial<Invitation>): Organisation => ({
  ...organisation,
  invitations: { ...organisation.invitations, [id]: { ...organisation.invitations[id]!, ...change } },
})

const withMember = (organisation: Organisation, personId: string, member: Member): Organisation => ({
  ...organisation,
  members: { ...organisation.members, [personId]: member },
})

export const isLastOwner = (organisation: Organisation, personId: string) => {
  const owners = Object.entries(organisation.members).filter(([, member]) => member.roles.includes('owner'))
  return owners.length === 1 && owners[0]![0] === personId
}

export const unknownMember = () => refuse('MemberNotFound', 'There is no such member here.')
export const lastOwner = () =>
  refuse('LastOwner', 'An organisation is never without an owner: make somebody else owner first.')
