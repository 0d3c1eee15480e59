import { given, people, specContext } from '../testing/specification.js'
import { organisation } from './organisation.js'
import { rolesOf } from './state.js'
import { settingsAtFirst, type OrganisationEvent } from './events.js'

const { owner, coach, client } = people
const invitationId = '20000000-0000-4000-8000-000000000001'
const personId = '20000000-0000-4000-8000-000000000002'
const sponsorId = '20000000-0000-4000-8000-000000000003'
const later = '2026-04-02T09:00:00.000Z'
const earlier = '2026-03-01T09:00:00.000Z'

const foundedData = {
  name: 'Bendway',
  ownerId: owner.id,
  ownerName: 'Nora',
  ownerEmail: 'nora@bendway.example',
  emailFingerprint: 'fingerprint:nora@bendway.example',
}
const founded: OrganisationEvent = { type: 'OrganisationFounded', data: foundedData }
const invited = (changes: object = {}): OrganisationEvent => ({
  type: 'MemberInvited',
  data: {
    invitationId,
    personId,
    name: 'Kim',
    email: 'kim@x.example',
    emailFingerprint: 'fingerprint:kim@x.example',
    role: 'client',
    expiresAt: later,
    ...changes,
  },
})
const accepted = (role: 'client' | 'coach' | 'owner' | 'sponsor' = 'client'): OrganisationEvent => ({
  type: 'InvitationAccepted',
  data: { invitationId, personId, role, reportingConsent: false },
})
const sponsorAdded: OrganisationEvent = { type: 'SponsorAdded', data: { sponsorId, name: 'Northwind' } }
const invite = (changes: object = {}) => ({
  type: 'InviteMember' as const,
  name: 'Kim',
  email: 'kim@x.example',
  role: 'client' as const,
  ...changes,
})
const acceptIt = { type: 'AcceptInvitation' as const, invitationId, reportingConsent: true }
const asOwner = { actor: owner }
const asInvited = { actor: { id: personId, roles: ['invited' as const] } }
const found = {
  type: 'FoundOrganisation' as const,
  name: 'Bendway',
  ownerId: owner.id,
  ownerName: 'Nora',
  ownerEmail: 'nora@bendway.example',
}
const bendway = given(organisation, founded)
const withKim = bendway.and(invited(), accepted())

describe('founding', () => {
  it('makes the founder its owner', () => {
    given(organisation).when(found).then({ type: 'OrganisationFounded', data: foundedData })
    expect(rolesOf(bendway.state(), owner.id)).toEqual(['owner'])
  })
  it('happens once', () => bendway.when(found).refuses('OrganisationExists'))
  it('comes before everything else', () => given(organisation).when(invite()).refuses('OrganisationNotFound'))
})

describe('sponsors', () => {
  it('are added by name', () => bendway.when({ type: 'AddSponsor', name: 'Northwind' }).happens('SponsorAdded'))
  it('are named once', () =>
    bendway.and(sponsorAdded).when({ type: 'AddSponsor', name: 'Northwind' }).refuses('SponsorExists'))
})

describe('inviting', () => {
  it('assigns the person an id and is valid for two weeks', () =>
    bendway.when(invite()).then({
      type: 'MemberInvited',
      data: {
        invitationId: specContext().newId(),
        personId: '10000000-0000-4000-8000-000000000002',
        name: 'Kim',
        email: 'kim@x.example',
        emailFingerprint: 'fingerprint:kim@x.example',
        role: 'client',
        expiresAt: '2026-03-16T09:00:00.000Z',
      },
    }))
  it('refuses an address that is a member already, and says to owners only who it is', () => {
    withKim.when(invite(), asOwner).refuses('AlreadyMember', { personId })
    withKim.when(invite()).refuses('AddressNotUsable', {})
  })
  it('refuses an address that is invited already', () =>
    bendway.and(invited()).when(invite(), asOwner).refuses('AlreadyInvited', { personId }))
  it('a coach does not learn whether an address is that of a member or of an open invitation', () => {
    const answers = [withKim, bendway.and(invited())].map((facts) =>
      organisation.decide(facts.state(), invite(), specContext()),
    )
    expect(answers[0]).toMatchObject({ refused: 'AddressNotUsable' })
    expect(answers[1]).toEqual(answers[0])
  })
  it('takes an address whose invitation ran out, as the same person', () => {
    const again = bendway.and(invited({ expiresAt: earlier }))
    again.when(invite()).happens('MemberInvited')
  })
  it('is for owners, except that coaches invite clients', () => {
    const kim = bendway.and(invited({ role: 'owner' }))
    for (const role of ['owner', 'coach', 'sponsor']) bendway.when(invite({ role })).refuses('NotYourRoleToGive')
    for (const type of ['RenewInvitation', 'RevokeInvitation', 'ExpireInvitation'] as const) {
      kim.when({ type, invitationId }).refuses('NotYourRoleToGive')
    }
    for (const role of ['owner', 'coach']) bendway.when(invite({ role }), asOwner).happens('MemberInvited')
    kim.when({ type: 'RenewInvitation', invitationId }, asOwner).happens('InvitationRenewed')
  })
  it('needs to know which organisation a sponsor belongs to', () =>
    bendway.when(invite({ role: 'sponsor' }), asOwner).refuses('SponsorMissing'))
  it('knows that organisation', () =>
    bendway.when(invite({ role: 'sponsor', sponsorId }), asOwner).refuses('SponsorNotFound'))
  it('takes a sponsor of one that is known', () =>
    bendway
      .and(sponsorAdded)
      .when(invite({ role: 'sponsor', sponsorId }), asOwner)
      .happens('MemberInvited'))
  it('adds a sponsoring organisation to sponsors only', () =>
    bendway.and(sponsorAdded).when(invite({ sponsorId })).refuses('SponsorOnlyForSponsors'))
})

describe('an invitation', () => {
  it('is accepted by the person it is for', () =>
    bendway
      .and(invited())
      .when(acceptIt, asInvited)
      .then({
        type: 'InvitationAccepted',
        data: { invitationId, personId, role: 'client', reportingConsent: true },
      }))
  it('is not accepted by anybody else', () =>
    bendway.and(invited()).when(acceptIt, { actor: client }).refuses('NotYourInvitation'))
  it('is single-use', () => withKim.when(acceptIt, asInvited).refuses('InvitationClosed', { status: 'accepted' }))
  it('expires', () =>
    bendway
      .and(invited({ expiresAt: earlier }))
      .when(acceptIt, asInvited)
      .refuses('InvitationExpired'))
  it('is not accepted once revoked', () =>
    bendway
      .and(invited(), { type: 'InvitationRevoked', data: { invitationId, personId } })
      .when(acceptIt, asInvited)
      .refuses('InvitationClosed'))
  it('must be known', () => {
    bendway.when(acceptIt, asInvited).refuses('InvitationNotFound')
    bendway.when({ type: 'RenewInvitation', invitationId }).refuses('InvitationNotFound')
    bendway.when({ type: 'RevokeInvitation', invitationId }).refuses('InvitationNotFound')
  })
  it('can be renewed while it is open or expired', () => {
    bendway.and(invited()).when({ type: 'RenewInvitation', invitationId }).happens('InvitationRenewed')
    bendway
      .and(invited(), { type: 'InvitationExpired', data: { invitationId, personId } })
      .when({ type: 'RenewInvitation', invitationId })
      .happens('InvitationRenewed')
    withKim.when({ type: 'RenewInvitation', invitationId }).refuses('InvitationClosed')
  })
  it('can be accepted after it was renewed', () =>
    bendway
      .and(invited({ expiresAt: earlier }), {
        type: 'InvitationRenewed',
        data: { invitationId, personId, expiresAt: later },
      })
      .when(acceptIt, asInvited)
      .happens('InvitationAccepted'))
  it('can be revoked, and revoking twice changes nothing', () => {
    bendway.and(invited()).when({ type: 'RevokeInvitation', invitationId }).happens('InvitationRevoked')
    bendway
      .and(invited(), { type: 'InvitationRevoked', data: { invitationId, personId } })
      .when({ type: 'RevokeInvitation', invitationId })
      .changesNothing()
    withKim.when({ type: 'RevokeInvitation', invitationId }).refuses('InvitationClosed')
  })
  it('is called expired only when it is', () => {
    bendway.and(invited()).when({ type: 'ExpireInvitation', invitationId }).refuses('InvitationStillValid')
    bendway
      .and(invited({ expiresAt: earlier }))
      .when({ type: 'ExpireInvitation', invitationId })
      .happens('InvitationExpired')
  })
})

describe('roles', () => {
  it('are granted to members, once', () => {
    withKim.when({ type: 'GrantRole', personId, role: 'coach' }).happens('RoleGranted')
    withKim.when({ type: 'GrantRole', personId, role: 'client' }).changesNothing()
    bendway.when({ type: 'GrantRole', personId, role: 'coach' }).refuses('MemberNotFound')
    withKim.when({ type: 'GrantRole', personId, role: 'sponsor' }).refuses('SponsorMissing')
  })
  it('an owner cannot grant a role to themselves, except while the practice is founded', () => {
    const grant = { type: 'GrantRole' as const, personId: owner.id, role: 'coach' as const }
    bendway.when(grant, asOwner).refuses('OwnRole')
    bendway.when(grant, { actor: { id: owner.id, roles: ['operator', 'owner'] } }).happens('RoleGranted')
  })
  it('are revoked, but never the last one of a member', () => {
    withKim
      .and({ type: 'RoleGranted', data: { personId, role: 'coach' } })
      .when({ type: 'RevokeRole', personId, role: 'client' })
      .happens('RoleRevoked')
    withKim.when({ type: 'RevokeRole', personId, role: 'client' }).refuses('LastRole')
    withKim.when({ type: 'RevokeRole', personId, role: 'coach' }).changesNothing()
    bendway.when({ type: 'RevokeRole', personId, role: 'coach' }).refuses('MemberNotFound')
  })
  it('an organisation is never without an owner', () => {
    bendway.when({ type: 'RevokeRole', personId: owner.id, role: 'owner' }).refuses('LastOwner')
    bendway.when({ type: 'RemoveMember', personId: owner.id }).refuses('LastOwner')
    withKim
      .and({ type: 'RoleGranted', data: { personId, role: 'owner' } })
      .when({ type: 'RemoveMember', personId: owner.id })
      .happens('MemberRemoved')
  })
  it('end with the membership', () => {
    withKim.when({ type: 'RemoveMember', personId }).happens('MemberRemoved')
    bendway.when({ type: 'RemoveMember', personId: coach.id }).refuses('MemberNotFound')
    expect(rolesOf(withKim.and({ type: 'MemberRemoved', data: { personId } }).state(), personId)).toEqual([])
  })
})

describe('what a member and an owner may set', () => {
  it('consent to be counted, for oneself', () => {
    const kim = { actor: { id: personId, roles: ['client' as const] } }
    withKim.when({ type: 'ChangeReportingConsent', reportingConsent: true }, kim).happens('ReportingConsentChanged')
    withKim.when({ type: 'ChangeReportingConsent', reportingConsent: false }, kim).changesNothing()
    bendway.when({ type: 'ChangeReportingConsent', reportingConsent: true }, kim).refuses('MemberNotFound')
  })
  it('settings: only what differs is recorded, and never a group below three', () => {
    bendway
      .when({ type: 'ChangeSettings', settings: { stallDays: 21, loopYears: settingsAtFirst.loopYears } })
      .then({ type: 'SettingsChanged', data: { settings: { stallDays: 21 } } })
    bendway.when({ type: 'ChangeSettings', settings: { stallDays: 14 } }).changesNothing()
  })

  it('are about at least five people, and the number only rises: people agreed to be counted among that many', () => {
    const setTo = (smallestReportableGroup: number) => ({
      type: 'ChangeSettings' as const,
      settings: { smallestReportableGroup },
    })
    expect(organisation.commands.ChangeSettings!.safeParse(setTo(4)).success).toBe(false)
    const eight: OrganisationEvent = { type: 'SettingsChanged', data: { settings: { smallestReportableGroup: 8 } } }
    bendway.when(setTo(8)).then(eight)
    bendway.and(eight).when(setTo(7)).refuses('SmallestGroupFalls')
    const three: OrganisationEvent = { type: 'SettingsChanged', data: { settings: { smallestReportableGroup: 3 } } }
    bendway.and(three).when(setTo(5)).changesNothing()
    bendway.and(eight, three).when(setTo(7)).refuses('SmallestGroupFalls')
  })
})

describe('what people may do about what is recorded of them', () => {
  const joined = bendway.and(invited(), accepted())
  const self = { actor: { id: personId, roles: ['client' as const] } }
  const other = { actor: coach }
  const request = { type: 'RequestErasure' as const, personId, days: 7 }
  const dueAt = '2026-03-26T09:00:00.000Z'
  const requested: OrganisationEvent = { type: 'ErasureRequested', data: { personId, dueAt, why: 'asked' } }
  const requestedBySelf: OrganisationEvent = { ...requested, data: { ...requested.data, bySelf: true } }
  const done: OrganisationEvent = { type: 'ErasureCarriedOut', data: { personId, files: 0, accounts: 1 } }
  const confirm = { type: 'ConfirmErasure' as const, personId, files: 0, accounts: 1 }

  it('is to correct their name and address, unless the address belongs to someone else', () => {
    joined.when({ type: 'CorrectMember', personId, name: 'Kim B.' }, self).then({
      type: 'MemberCorrected',
      data: { personId, name: 'Kim B.' },
    })
    joined
      .when({ type: 'CorrectMember', personId, email: 'nora@bendway.example' }, self)
      .refuses('AddressNotUsable', {})
    joined.when({ type: 'CorrectMember', personId, email: 'nora@bendway.example' }, asOwner).refuses('AddressTaken', {})
    joined.when({ type: 'CorrectMember', personId, name: 'X' }, other).refuses('NotYourRecord')
  })

  it('is to request their erasure, once, and no one but an owner can do it for them', () => {
    joined.when(request, other).refuses('NotYourRecord')
    joined.and(requested).when(request, asOwner).changesNothing()
    joined
      .and(requestedBySelf)
      .when({ ...request, days: 30 }, self)
      .changesNothing()
    bendway.when({ ...request, personId: owner.id }, asOwner).refuses('LastOwner')
  })

  it('someone else than the person waits at least seven days; the person need not', () => {
    joined.when({ ...request, days: 6 }, asOwner).refuses('TimeToObject')
    joined.when(request, asOwner).happens('ErasureRequested')
    joined.when({ ...request, days: 0 }, self).happens('ErasureRequested')
  })

  it('what they request themselves cannot be delayed, and only they can take it back', () => {
    const now = '2026-03-20T09:00:00.000Z'
    const bySelf = (due: string): OrganisationEvent => ({
      type: 'ErasureRequested',
      data: { personId, dueAt: due, why: 'asked', bySelf: true },
    })
    joined
      .and(requested)
      .when({ ...request, days: 0 }, { ...self, now })
      .then(bySelf(now))
    joined
      .and(requested)
      .when({ ...request, days: 30 }, { ...self, now })
      .then(bySelf(dueAt))
    const takeBack = { type: 'WithdrawErasure' as const, personId }
    joined.and(requestedBySelf).when(takeBack, asOwner).refuses('NotYourRequest')
    joined.and(requestedBySelf).when(takeBack, self).happens('ErasureWithdrawn')
    joined.and(requested).when(takeBack, asOwner).happens('ErasureWithdrawn')
  })

  it('is to think again until it is carried out', () => {
    joined.and(requested).when({ type: 'WithdrawErasure', personId }, self).then({
      type: 'ErasureWithdrawn',
      data: { personId },
    })
    joined.and(requested, done).when({ type: 'WithdrawErasure', personId }, asOwner).refuses('ErasureDone')
  })

  it('is carried out when it is due, and no sooner', () => {
    joined
      .and(requested)
      .when(confirm, { ...asOwner, now: '2026-03-25T09:00:00.000Z' })
      .changesNothing()
    joined
      .and(requested)
      .when(confirm, { ...asOwner, now: '2026-03-27T09:00:00.000Z' })
      .then(done)
    joined.when(confirm, asOwner).changesNothing()
  })

  it('is not demanded by retention for someone who has come back', () => {
    joined.when({ type: 'DemandErasure', personId }, asOwner).changesNothing()
  })
})
