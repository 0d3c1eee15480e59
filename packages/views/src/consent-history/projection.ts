import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { consentHistoryTable } from './table.js'

type History = RowOf<typeof consentHistoryTable>

const changed = (
  { data, occurredAt }: EventNamed<'InvitationAccepted' | 'ReportingConsentChanged'>,
  before: History | undefined,
): History => ({
  changes: [...(before?.changes ?? []), { at: occurredAt, reportingConsent: data.reportingConsent }],
})

export const consentHistory = defineProjection({
  table: consentHistoryTable,
  person: 'key',
  key: ({ data }) => data.personId,
  creates: { InvitationAccepted: changed, ReportingConsentChanged: changed },
})
