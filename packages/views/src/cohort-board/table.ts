import { defineTable, integer, json, nullable, text, uuid } from '@switchback/projections/table'

export interface CohortPlan {
  templateId: string
  templateVersion: number
  startsOn: string
}

/** A cohort: who leads it, who is in it, what it follows. */
export const cohortBoardTable = defineTable('cohort_board', 1, {
  name: text(),
  status: text(),
  coachIds: json<string[]>(),
  sponsorId: nullable(uuid()),
  frameworkId: uuid(),
  plan: json<CohortPlan | { templateId: null }>(),
  startsOn: text(),
  endsOn: nullable(text()),
  capacity: integer(),
  clients: json<{ clientId: string; journeyId: string }[]>(),
})
