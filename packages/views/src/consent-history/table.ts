import { defineTable, json } from '@switchback/projections/table'

export interface ConsentChange {
  at: string
  reportingConsent: boolean
}

/** What someone agreed to, and when they changed it. */
export const consentHistoryTable = defineTable('consent_history', 1, { changes: json<ConsentChange[]>() })
