import type { StoredFact } from '@switchback/analytics/figures/facts'
import { defineTable, integer, json, nullable, uuid } from '@switchback/projections/table'

/**
 * One passage as aggregates count it. Never shown: no query may read it, and what is computed from it passes disclosure control
 * before anyone sees it. Encrypted texts stay encrypted here.
 */
export const passageTable = {
  ...defineTable('passage', 1, {
    clientId: nullable(uuid()),
    frameworkId: nullable(uuid()),
    cycle: integer(),
    /** What each logged application is for: internal, external, own business. */
    applications: json<Record<string, string>>(),
    facts: json<StoredFact[]>(),
  }),
  /** Only the release of aggregates reads it. */
  individual: true,
} as const
