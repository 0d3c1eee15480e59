import type { Countable } from '../framework/content.js'
import type { JourneyEvent } from './events.js'
import { findingCounts, type FindingType } from './findings.js'
import type { Journey } from './state.js'

/** What was counted already, as `countable/id`. */
interface Ledger {
  has: (key: string) => boolean
  add: (key: string) => void
  remove: (key: string) => void
}

/** Folds one event into the state of a journey. */
export function evolve(journey: Journey, event: JourneyEvent): Journey {
  let { counted } = journey
  const after = evolveWith(journey, event, {
    has: (key) => counted.includes(key),
    add: (key) => (counted = [...counted, key]),
    remove: (key) => (counted = counted.filter((one) => one !== key)),
  })
  return counted === journey.counted ? after : { ...after, counted }
}

/** The same for many events. One set counts for all of them, so that a long journey takes time in proportion to its events. */
export function evolveAll(journey: Journey, events: readonly JourneyEvent[]): Journey {
  const counted = new Set(journey.counted)
  const ledger: Ledger = {
    has: (key) => counted.has(key),
    add: (key) => counted.add(key),
    remove: (key) => counted.delete(key),
  }
  const after = events.reduce((folded, event) => evolveWith(folded, event, ledger), journey)
  return { ...after, counted: [...counted] }
}

function evolveWith(journey: Journey, event: JourneyEvent, ledger: Ledger): Journey {
  const { type, data } = event
  switch (type) {
    case 'JourneyOpened':
      return { ...journey, ...data, status: 'open' }
    case 'PlanAssigned':
    case 'JourneyMigrated':
      return { ...journey, plan: data.plan }
    case 'PlanAdjusted':
      return {
        ...journey,
        plan: {
          ...journey.plan!,
          phases: journey.plan!.phases.map((phase) =>
            phase.phaseId === data.phaseId ? { ...phase, targetDate: data.targetDate } : phase,
          ),
        },
      }
    case 'PhaseEntered':
      return { ...journey, phaseId: data.phaseId, gate: 'none' }
    case 'PhaseCompleted':
      return { ...journey, completedPhases: [...journey.completedPhases, data.phaseId] }

    case 'StepStarted':
      return withStep(journey, data.stepId, 'started')
    case 'StepCompleted':
      return withStep(journey, data.stepId, 'done')
    case 'StepSkipped':
      return withStep(journey, data.stepId, 'skipped')
    case 'StepReopened':
      return withStep(journey, data.stepId, 'started')
    case 'StepAdded':
      return {
        ...journey,
        added: [...journey.added, { phaseId: data.phaseId, stepId: data.stepId, required: data.required }],
      }

    case 'EvidenceSubmitted':
      return {
        ...withEvidence(journey, data.evidenceId, { stepId: data.stepId, status: 'submitted' }),
        ...(data.characters && { evidenceCharacters: (journey.evidenceCharacters ?? 0) + data.characters }),
      }
    case 'EvidenceAccepted':
      return counting(
        withEvidence(journey, data.evidenceId, { ...journey.evidence[data.evidenceId]!, status: 'accepted' }),
        ledger,
        'evidence-accepted',
      )
    case 'ChangesRequested':
      return withEvidence(journey, data.evidenceId, {
        ...journey.evidence[data.evidenceId]!,
        status: 'changes-requested',
      })

    case 'GateRequested':
      return { ...journey, gate: 'requested' }
    case 'GateApproved':
    case 'GateDeclined':
    case 'GateOverridden':
      return { ...journey, gate: 'none' }
    case 'DemandWaived':
      return { ...journey, waived: [...journey.waived, `${data.phaseId}/${data.demandId}`] }

    case 'JourneyPaused':
      return { ...journey, status: 'paused' }
    case 'JourneyResumed':
      return { ...journey, status: 'open' }
    case 'JourneyTransferred':
      return { ...journey, coachId: data.coachId, cohortId: data.cohortId }
    case 'CoachAccepted':
      return { ...journey, accepted: { ...journey.accepted, [data.coachId]: data.until } }
    case 'JourneyCompleted':
      return { ...journey, status: 'completed', phaseId: null, gate: 'none' }
    case 'JourneyWithdrawn':
      return { ...journey, status: 'withdrawn', gate: 'none' }
    case 'LoopScheduled':
      return journey

    case 'AssessmentNoted':
      return withAssessment(journey, data.assessmentId, journey.assessments[data.assessmentId]?.shared ?? false)
    case 'AssessmentSharingNoted':
      return withAssessment(journey, data.assessmentId, data.shared)
    case 'BaselineRecorded':
      return counting(journey, ledger, 'baseline', '')
    case 'OutcomeRecorded':
      return counting(journey, ledger, 'outcome')
    case 'StatementMade':
      return counting(journey, ledger, 'statement', data.phaseId)

    case 'ApplicationLogged':
      return withApplication(counting(journey, ledger, 'application'), data.applicationId, 'applied')
    case 'ApplicationAdvanced': {
      const advanced = withApplication(journey, data.applicationId, data.stage)
      return data.stage === 'accepted' ? counting(advanced, ledger, 'application-accepted') : advanced
    }
    case 'FindingRetracted':
      return retracting(journey, ledger, data.count, data.id)
    default:
      return withFinding(journey, ledger, type, data)
  }
}

function withFinding(journey: Journey, ledger: Ledger, type: FindingType, data: object): Journey {
  const { count, by }: { count: Countable; by: string | null } = findingCounts[type]
  if (by === null) return counting(journey, ledger, count, '')
  // Findings recorded before they were given ids have none.
  const id = data[by as keyof typeof data] as string | undefined
  return counting(journey, ledger, count, id)
}

/** Counts one less, of what was counted by this id. */
function retracting(journey: Journey, ledger: Ledger, countable: Countable, id: string): Journey {
  const key = `${countable}/${id}`
  if (!ledger.has(key)) return journey
  ledger.remove(key)
  return { ...journey, counts: { ...journey.counts, [countable]: journey.counts[countable]! - 1 } }
}

/** Counts one more; with an `id`, only when that id was not counted yet. */
function counting(journey: Journey, ledger: Ledger, countable: Countable, id?: string): Journey {
  const key = `${countable}/${id}`
  if (id !== undefined && ledger.has(key)) return journey
  if (id !== undefined) ledger.add(key)
  return { ...journey, counts: { ...journey.counts, [countable]: (journey.counts[countable] ?? 0) + 1 } }
}

const withStep = (journey: Journey, stepId: string, standing: Journey['steps'][string]): Journey => ({
  ...journey,
  steps: { ...journey.steps, [stepId]: standing },
})

const withEvidence = (journey: Journey, id: string, evidence: Journey['evidence'][string]): Journey => ({
  ...journey,
  evidence: { ...journey.evidence, [id]: evidence },
})

const withApplication = (journey: Journey, id: string, stage: string): Journey => ({
  ...journey,
  applications: { ...journey.applications, [id]: stage },
})

function withAssessment(journey: Journey, id: string, shared: boolean): Journey {
  const assessments = { ...journey.assessments, [id]: { shared } }
  const sharedNow = Object.values(assessments).filter((taking) => taking.shared).length
  return { ...journey, assessments, counts: { ...journey.counts, 'assessment-shared': sharedNow } }
}
