import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { consentHistoryTable } from './table.js'

type History = RowOf<typeof consentHistoryTable>

const changed = (
  row: History | undefined,
  { data, occurredAt }: EventNamed<'InvitationAccepted' | 'ReportingConsentChanged'>,
): History => ({
  changes: [...(row?.changes ?? []), { at: occurredAt, reportingConsent: data.reportingConsent }],
})

export const consentHistory = defineProjection({
  table: consentHistoryTable,
  person: 'key',
  key: ({ data }) => data.personId,
  on: { InvitationAccepted: changed, ReportingConsentChanged: changed },
})
