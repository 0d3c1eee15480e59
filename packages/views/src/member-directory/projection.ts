import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { memberDirectoryTable } from './table.js'

type Member = RowOf<typeof memberDirectoryTable>

const closed =
  (status: string) =>
  (row: Member, { data }: EventNamed<'InvitationRevoked' | 'InvitationExpired'>): Member | undefined =>
    row.invitationId === data.invitationId ? { ...row, status, invitationId: null } : undefined

export const memberDirectory = defineProjection({
  table: memberDirectoryTable,
  person: 'key',
  key: ({ data }) => ('ownerId' in data ? data.ownerId : data.personId),
  creates: {
    OrganisationFounded: ({ data, occurredAt }) => ({
      name: data.ownerName,
      email: data.ownerEmail,
      roles: ['owner'],
      sponsorId: null,
      status: 'active',
      invitationId: null,
      invitedRole: null,
      expiresAt: null,
      reportingConsent: false,
      since: occurredAt,
    }),
    MemberInvited: ({ data, occurredAt }) => ({
      name: data.name,
      email: data.email,
      roles: [],
      sponsorId: data.sponsorId ?? null,
      status: 'invited',
      invitationId: data.invitationId,
      invitedRole: data.role,
      expiresAt: data.expiresAt,
      reportingConsent: false,
      since: occurredAt,
    }),
  },
  on: {
    InvitationRenewed: (row, { data }) => ({
      ...row,
      status: 'invited',
      invitationId: data.invitationId,
      expiresAt: data.expiresAt,
    }),
    InvitationAccepted: (row, { data, occurredAt }) => ({
      ...row,
      roles: [data.role],
      status: 'active',
      invitationId: null,
      invitedRole: null,
      expiresAt: null,
      reportingConsent: data.reportingConsent,
      since: occurredAt,
    }),
    InvitationRevoked: closed('revoked'),
    InvitationExpired: closed('expired'),
    RoleGranted: (row, { data }) => ({
      ...row,
      roles: [...row.roles, data.role],
      sponsorId: data.sponsorId ?? row.sponsorId,
    }),
    RoleRevoked: (row, { data }) => ({ ...row, roles: row.roles.filter((role) => role !== data.role) }),
    MemberCorrected: (row, { data }) => ({
      ...row,
      name: data.name ?? row.name,
      email: data.email ?? row.email,
    }),
    MemberRemoved: (row) => ({ ...row, roles: [], status: 'removed' }),
    ReportingConsentChanged: (row, { data }) => ({ ...row, reportingConsent: data.reportingConsent }),
  },
})
