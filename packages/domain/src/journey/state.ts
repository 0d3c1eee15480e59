import { refuse } from '../kernel/decider.js'
import type { Streams } from '../kernel/reads.js'
import type { Countable } from '../framework/content.js'
import type { Plan } from '../plan-template/plan.js'

/** One client's passage through a framework: one stream per cycle. */
export interface Journey {
  status: 'none' | 'open' | 'paused' | 'completed' | 'withdrawn'
  clientId: string | null
  coachId: string | null
  cohortId: string | null
  frameworkId: string | null
  cycle: number
  plan: Plan | null
  phaseId: string | null
  completedPhases: readonly string[]
  steps: Readonly<Record<string, 'started' | 'done' | 'skipped'>>
  added: readonly { phaseId: string; stepId: string; required: boolean }[]
  gate: 'none' | 'requested'
  /** Requirements that the coach lets the client skip, as `phase/demand`. */
  waived: readonly string[]
  evidence: Readonly<Record<string, { stepId: string; status: 'submitted' | 'accepted' | 'changes-requested' }>>
  /** How many characters the links and texts of all evidence have together. */
  evidenceCharacters?: number
  /** How often each countable was reached; entries with the same key count once. */
  counts: Readonly<Partial<Record<Countable, number>>>
  /** What has been counted, as `countable/id`. */
  counted: readonly string[]
  assessments: Readonly<Record<string, { shared: boolean }>>
  applications: Readonly<Record<string, string>>
  /** Coaches that the client accepted, each with the moment until which that is valid. */
  accepted?: Readonly<Record<string, string>>
}

export const unopenedJourney: Journey = {
  status: 'none',
  clientId: null,
  coachId: null,
  cohortId: null,
  frameworkId: null,
  cycle: 0,
  plan: null,
  phaseId: null,
  completedPhases: [],
  steps: {},
  added: [],
  gate: 'none',
  waived: [],
  evidence: {},
  counts: {},
  counted: [],
  assessments: {},
  applications: {},
}

export const journeys: Streams<Journey> = { category: 'journey', initial: unopenedJourney }

export const planMissing = () => refuse('PlanMissing', 'This journey has no plan yet: assign one first.')

export interface PlannedStep {
  stepId: string
  phaseId: string
  required: boolean
  tool: string
}

/** All steps of the plan in order, with those added for this client after the planned ones of their phase. */
export function plannedSteps(journey: Pick<Journey, 'plan' | 'added'>): PlannedStep[] {
  return (journey.plan?.phases ?? []).flatMap(({ phaseId, steps }) => [
    ...steps.map((step) => ({ ...step, phaseId })),
    ...journey.added.filter((step) => step.phaseId === phaseId).map((step) => ({ ...step, tool: 'none' })),
  ])
}

/** The phase after the given one in the plan; the first one for null; undefined after the last. */
export function phaseAfter(plan: Plan, phaseId: string | null) {
  const at = plan.phases.findIndex((phase) => phase.phaseId === phaseId)
  return plan.phases[at + 1]
}
