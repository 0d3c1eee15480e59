import { forEach } from '@switchback/projections/event-types'
import { defineProjection, type DomainEvent, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { auditTrailTable } from './table.js'

type Entry = RowOf<typeof auditTrailTable>

/**
 * Decisions about the practice: who belongs to it and as what, its settings, frameworks, templates and cohorts. Nothing of a
 * client's progress is here: no sign-offs, consents, plans, enrolments or reasons, since owners see no progress by name.
 */
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
  'CohortArchived',
  'ReplayRequested',
] as const satisfies DomainEvent['type'][]

type Audited = EventNamed<(typeof audited)[number]>

const entryOf = ({ type, actorId, subjectId, streamId, recordedAt, data }: Audited): Entry => {
  const why = type === 'MemberRemoved' ? (data.reason ?? null) : null
  return { type, actorId, subjectId, streamId, at: recordedAt, why }
}

export const auditTrail = defineProjection({
  table: auditTrailTable,
  key: ({ position }) => String(position).padStart(12, '0'),
  creates: forEach(audited, entryOf),
})
