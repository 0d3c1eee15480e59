import { defineProjection, type DomainEvent } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { auditTrailTable } from './table.js'

type Entry = RowOf<typeof auditTrailTable>

/** Decisions by one person about others or about the organisation; what clients record of themselves is theirs. */
const audited = [
  'OrganisationFounded',
  'OrganisationMoved',
  'SponsorAdded',
  'MemberInvited',
  'InvitationAccepted',
  'InvitationRevoked',
  'RoleGranted',
  'RoleRevoked',
  'MemberRemoved',
  'MemberCorrected',
  'ReportingConsentChanged',
  'SettingsChanged',
  'ErasureRequested',
  'ErasureWithdrawn',
  'ErasureCarriedOut',
  'FrameworkPublished',
  'FrameworkRetired',
  'TemplatePublished',
  'CohortCreated',
  'CoachAssigned',
  'CoachRemoved',
  'ClientEnrolled',
  'ClientMoved',
  'ClientLeft',
  'CohortArchived',
  'JourneyTransferred',
  'JourneyMigrated',
  'JourneyWithdrawn',
  'GateApproved',
  'GateDeclined',
  'GateOverridden',
  'DemandWaived',
  'ReplayRequested',
] as const satisfies DomainEvent['type'][]

const noted = (_: Entry | undefined, { type, actorId, subjectId, streamId, recordedAt, data }: DomainEvent): Entry => {
  const { reason = null } = data as { reason?: string }
  return { type, actorId, subjectId, streamId, at: recordedAt, why: reason }
}

export const auditTrail = defineProjection({
  table: auditTrailTable,
  key: ({ position }: DomainEvent) => String(position).padStart(12, '0'),
  on: Object.fromEntries(audited.map((type) => [type, noted])) as never,
})
