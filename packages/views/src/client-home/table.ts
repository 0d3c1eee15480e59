import type { Journey } from '@switchback/domain/journey/state'
import { defineTable, integer, json, moment, nullable, text, uuid } from '@switchback/projections/table'

/** One journey as its client and coach see it. Texts of people are encrypted. */
export const clientHomeTable = defineTable(
  'client_home',
  4,
  {
    clientId: uuid(),
    coachId: uuid(),
    cohortId: nullable(uuid()),
    frameworkId: uuid(),
    cycle: integer(),
    status: text(),
    /** The state that the journey's rules see, without its evidence. What a gate still requires comes from the same function. */
    journey: json<Journey>(),
    openedAt: moment(),
    endedAt: nullable(moment()),
    /** When each phase was entered and completed. */
    phaseDates: json<Record<string, { enteredAt?: string; completedAt?: string }>>(),
    stepDates: json<Record<string, string>>(),
    gateRequestedAt: nullable(moment()),
    /** What the coach said when the gate was last declined. */
    gateAnswer: nullable(text()),
    addedSteps: json<Record<string, { title: string; why?: string | undefined }>>(),
    pictures: json<Picture[]>(),
    flags: json<string[]>(),
    /** The assessment that the flags are from. */
    flaggedBy: nullable(uuid()),
    loopDueOn: nullable(text()),
  },
  [['clientId'], ['coachId']],
  ['clientId', 'coachId'],
)

export interface Picture {
  at: 'baseline' | 'gate' | 'end' | 'follow-up'
  takenAt: string
  role: string
  incomeBand: string
  respect: number
  confidence: number
  control: number
  weeklyHours: number
}
