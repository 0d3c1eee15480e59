import { entryKindNames, entryKinds, type EntryEventType, type EntryKind } from '../entries/kinds.js'
import { ruleFor } from '../kernel/decider.js'
import type { Countable } from '../framework/content.js'
import type { JourneyEvent } from './events.js'
import type { Journey } from './state.js'

/** What has been counted, as `countable/id`. */
interface Ledger {
  has: (key: string) => boolean
  add: (key: string) => void
  remove: (key: string) => void
}

/** Returns the state of a journey after one more event. */
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

function evolveWith(journey: Journey, { type, data }: JourneyEvent, ledger: Ledger): Journey {
  return ruleFor(evolutionOfAny, type)(journey, data, ledger)
}

type Evolve<Data> = (journey: Journey, data: Data, ledger: Ledger) => Journey

/** Entries count once for each key. Old entries, recorded before entries had ids, have no key and always count. */
const countEntry =
  (kind: EntryKind): Evolve<object> =>
  (journey, data, ledger) => {
    const { key } = entryKinds[kind]
    const id = key === null ? '' : (data[key as keyof typeof data] as string | undefined)
    return counting(journey, ledger, kind, id)
  }

const evolution: { [Type in Exclude<JourneyEvent['type'], EntryEventType>]: Evolve<JourneyEvent<Type>['data']> } = {
  JourneyOpened: (journey, data) => ({ ...journey, ...data, status: 'open' }),
  PlanAssigned: (journey, { plan }) => ({ ...journey, plan }),
  JourneyMigrated: (journey, { plan }) => ({ ...journey, plan }),
  PlanAdjusted: (journey, { phaseId, targetDate }) => {
    const plan = journey.plan!
    const phases = plan.phases.map((phase) => (phase.phaseId === phaseId ? { ...phase, targetDate } : phase))
    return { ...journey, plan: { ...plan, phases } }
  },
  PhaseEntered: (journey, { phaseId }) => ({ ...journey, phaseId, gate: 'none' }),
  PhaseCompleted: (journey, { phaseId }) => ({ ...journey, completedPhases: [...journey.completedPhases, phaseId] }),

  StepStarted: (journey, { stepId }) => withStep(journey, stepId, 'started'),
  StepCompleted: (journey, { stepId }) => withStep(journey, stepId, 'done'),
  StepSkipped: (journey, { stepId }) => withStep(journey, stepId, 'skipped'),
  StepReopened: (journey, { stepId }) => withStep(journey, stepId, 'started'),
  StepAdded: (journey, { phaseId, stepId, required }) => ({
    ...journey,
    added: [...journey.added, { phaseId, stepId, required }],
  }),

  EvidenceSubmitted: (journey, { evidenceId, stepId, characters }) => ({
    ...withEvidence(journey, evidenceId, { stepId, status: 'submitted' }),
    ...(characters && { evidenceCharacters: (journey.evidenceCharacters ?? 0) + characters }),
  }),
  EvidenceAccepted: (journey, { evidenceId }, ledger) =>
    counting(withStatus(journey, evidenceId, 'accepted'), ledger, 'evidence-accepted'),
  ChangesRequested: (journey, { evidenceId }) => withStatus(journey, evidenceId, 'changes-requested'),

  GateRequested: (journey) => ({ ...journey, gate: 'requested' }),
  GateApproved: (journey) => ({ ...journey, gate: 'none' }),
  GateDeclined: (journey) => ({ ...journey, gate: 'none' }),
  GateOverridden: (journey) => ({ ...journey, gate: 'none' }),
  DemandWaived: (journey, { phaseId, demandId }) => ({
    ...journey,
    waived: [...journey.waived, `${phaseId}/${demandId}`],
  }),

  JourneyPaused: (journey) => ({ ...journey, status: 'paused' }),
  JourneyResumed: (journey) => ({ ...journey, status: 'open' }),
  JourneyTransferred: (journey, { coachId, cohortId }) => ({ ...journey, coachId, cohortId }),
  CoachAccepted: (journey, { coachId, until }) => ({
    ...journey,
    accepted: { ...journey.accepted, [coachId]: until },
  }),
  JourneyCompleted: (journey) => ({ ...journey, status: 'completed', phaseId: null, gate: 'none' }),
  JourneyWithdrawn: (journey) => ({ ...journey, status: 'withdrawn', gate: 'none' }),
  LoopScheduled: (journey) => journey,

  AssessmentNoted: (journey, { assessmentId }) =>
    withAssessment(journey, assessmentId, journey.assessments[assessmentId]?.shared ?? false),
  AssessmentSharingNoted: (journey, { assessmentId, shared }) => withAssessment(journey, assessmentId, shared),
  BaselineRecorded: (journey, _, ledger) => counting(journey, ledger, 'baseline', ''),
  OutcomeRecorded: (journey, _, ledger) => counting(journey, ledger, 'outcome'),
  StatementMade: (journey, { phaseId }, ledger) => counting(journey, ledger, 'statement', phaseId),
  FindingRetracted: (journey, { count, id }, ledger) => retracting(journey, ledger, count, id),

  ApplicationLogged: (journey, { applicationId }, ledger) =>
    withApplication(counting(journey, ledger, 'application'), applicationId, 'applied'),
  ApplicationAdvanced: (journey, { applicationId, stage }, ledger) => {
    const advanced = withApplication(journey, applicationId, stage)
    return stage === 'accepted' ? counting(advanced, ledger, 'application-accepted') : advanced
  },
}

/** The same for an event of any type, entries included. */
const evolutionOfAny: Record<
  string,
  { evolve(journey: Journey, data: JourneyEvent['data'], ledger: Ledger): Journey }['evolve']
> = {
  ...evolution,
  ...Object.fromEntries(entryKindNames.map((kind) => [entryKinds[kind].event, countEntry(kind)])),
}

/** Counts one less of what this id counted. */
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

const withStep = (journey: Journey, stepId: string, status: Journey['steps'][string]): Journey => ({
  ...journey,
  steps: { ...journey.steps, [stepId]: status },
})

const withEvidence = (journey: Journey, id: string, evidence: Journey['evidence'][string]): Journey => ({
  ...journey,
  evidence: { ...journey.evidence, [id]: evidence },
})

const withStatus = (journey: Journey, id: string, status: Journey['evidence'][string]['status']) =>
  withEvidence(journey, id, { ...journey.evidence[id]!, status })

const withApplication = (journey: Journey, id: string, stage: string): Journey => ({
  ...journey,
  applications: { ...journey.applications, [id]: stage },
})

function withAssessment(journey: Journey, id: string, shared: boolean): Journey {
  const assessments = { ...journey.assessments, [id]: { shared } }
  const sharedNow = Object.values(assessments).filter((assessment) => assessment.shared).length
  return { ...journey, assessments, counts: { ...journey.counts, 'assessment-shared': sharedNow } }
}
