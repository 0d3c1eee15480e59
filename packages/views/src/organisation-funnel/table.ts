import { defineTable, json, nullable, text, uuid } from '@switchback/projections/table'

/** One journey as the funnel counts it: which phases it entered and completed. Never shown by itself. */
export const organisationFunnelTable = defineTable(
  'organisation_funnel',
  1,
  {
    clientId: uuid(),
    cohortId: nullable(uuid()),
    sponsorId: nullable(uuid()),
    frameworkId: uuid(),
    status: text(),
    entered: json<string[]>(),
    completed: json<string[]>(),
  },
  [['sponsorId'], ['cohortId']],
)
