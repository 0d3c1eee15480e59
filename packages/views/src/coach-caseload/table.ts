import { defineTable, integer, json, moment, nullable, text, uuid } from '@switchback/projections/table'

/** Why a client needs their coach. `stalled` and `overdue` come with time and are told by the query. */
export type Reason = 'gate-waiting' | 'evidence-waiting' | 'strain' | 'no-plan' | 'stalled' | 'overdue'

export interface Attention {
  reason: Reason
  since: string
  /** What waits: a piece of evidence, an assessment. */
  about?: string | undefined
}

/** One journey in its coach's caseload, with what waits for the coach and since when. */
export const coachCaseloadTable = defineTable(
  'coach_caseload',
  1,
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
    /** Wellbeing flags of takings that are not shared (yet). */
    unsharedStrain: json<string[]>(),
    lastActivityAt: moment(),
    openedAt: moment(),
  },
  [['coachId'], ['cohortId']],
)
