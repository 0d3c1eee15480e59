import { people } from '@switchback/domain/testing/specification'
import { view, type Fact } from '@switchback/projections/testing/specification'
import { memberDirectory } from './projection.js'

const personId = people.client.id
const invitationId = '90000000-0000-4000-8000-000000000001'
const invited: Fact = {
  type: 'MemberInvited',
  data: {
    invitationId,
    personId,
    name: 'Mina',
    email: 'mina@example.org',
    emailFingerprint: 'f',
    role: 'client',
    expiresAt: '2026-03-16T09:00:00.000Z',
  },
}
const accepted: Fact = {
  type: 'InvitationAccepted',
  data: { invitationId, personId, role: 'client', reportingConsent: true },
}
const member = (...facts: Fact[]) => view(memberDirectory, ...facts).row(personId)

describe('the directory of members', () => {
  it('shows who is invited, as what and until when', () => {
    expect(member(invited)).toMatchObject({
      status: 'invited',
      roles: [],
      invitedRole: 'client',
      expiresAt: '2026-03-16T09:00:00.000Z',
      reportingConsent: false,
    })
  })

  it('makes the person who accepts a member, with the consent they gave', () => {
    expect(member(invited, accepted)).toMatchObject({
      status: 'active',
      roles: ['client'],
      invitationId: null,
      reportingConsent: true,
    })
    const changed: Fact = { type: 'ReportingConsentChanged', data: { personId, reportingConsent: false } }
    expect(member(invited, accepted, changed).reportingConsent).toBe(false)
  })

  it('closes an invitation that is revoked or has expired, and opens it again when it is renewed', () => {
    expect(member(invited, { type: 'InvitationRevoked', data: { invitationId, personId } }).status).toBe('revoked')
    const expired: Fact = { type: 'InvitationExpired', data: { invitationId, personId } }
    expect(member(invited, expired)).toMatchObject({ status: 'expired', invitationId: null })
    const renewed: Fact = {
      type: 'InvitationRenewed',
      data: { invitationId, personId, expiresAt: '2026-04-01T09:00:00.000Z' },
    }
    expect(member(invited, expired, renewed)).toMatchObject({ status: 'invited', invitationId })
  })

  it('keeps roles as they are granted and revoked, and none after the member is removed', () => {
    const granted: Fact = { type: 'RoleGranted', data: { personId, role: 'coach' } }
    const revoked: Fact = { type: 'RoleRevoked', data: { personId, role: 'client' } }
    expect(member(invited, accepted, granted).roles).toEqual(['client', 'coach'])
    expect(member(invited, accepted, granted, revoked).roles).toEqual(['coach'])
    expect(member(invited, accepted, { type: 'MemberRemoved', data: { personId } })).toMatchObject({
      status: 'removed',
      roles: [],
    })
  })
})
