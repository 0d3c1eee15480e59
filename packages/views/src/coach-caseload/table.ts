import { defineTable, integer, json, moment, nullable, text, uuid } from '@switchback/projections/table'

/** Why a client needs their coach. `stalled` and `overdue` come with time, and the query adds them. */
export type Reason = 'gate-waiting' | 'evidence-waiting' | 'strain' | 'no-plan' | 'stalled' | 'overdue'

export interface Attention {
  reason: Reason
  since: string
  /** What waits: a piece of evidence, an assessment. */
  about?: string | undefined
}

/** An assessment that a journey knows of: whether it shows strain, and since when the coach may read it. */
export interface NotedAssessment {
  assessmentId: string
  strained: boolean
  sharedSince: string | null
}

/** One journey in its coach's caseload, with what waits for the coach and since when. */
export const coachCaseloadTable = defineTable(
  'coach_caseload',
  3,
  {
    clientId: uuid(),
    coachId: uuid(),
    cohortId: nullable(uuid()),
    frameworkId: uuid(),
    frameworkVersion: nullable(integer()),
    cycle: integer(),
    status: text(),
    phaseId: nullable(text()),
    phaseSince: nullable(moment()),
    phaseTarget: nullable(text()),
    targets: json<Record<string, string>>(),
    stepsTotal: integer(),
    doneSteps: json<string[]>(),
    attention: json<Attention[]>(),
    /** What the list is sorted and filtered by, so that the database does it: kept with `attention`, by `attentionColumns`. */
    urgency: integer(),
    urgentSince: nullable(moment()),
    reasons: integer(),
    /** The assessments of the journey in the order in which they were completed. Never shown: results are the client's own. */
    assessments: json<NotedAssessment[]>(),
    lastActivityAt: moment(),
    openedAt: moment(),
  },
  [
    ['coachId', 'status'],
    ['cohortId', 'status', 'lastActivityAt'],
  ],
  ['clientId', 'coachId'],
)
