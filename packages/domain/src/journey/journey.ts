import {
  defineDecider,
  nothing,
  notFound,
  refuse,
  type Context,
  type Decision,
  type ReadContext,
} from '../kernel/decider.js'
import { own } from '../kernel/own.js'
import { allAbout, oneStream, type StatesOf } from '../kernel/reads.js'
import { organisations, rolesOf } from '../organisation/state.js'
import { acceptCoach, comingTo, isCoach, notACoach, organisationRead, transferJourney } from './coach-rules.js'
import { refuseComing } from './coming-to-a-coach.js'
import { journeyCommands, type JourneyCommand } from './commands.js'
import {
  advanceApplication,
  entryRules,
  logApplication,
  makeStatement,
  recordBaseline,
  recordOutcome,
  retractFinding,
} from './entry-rules.js'
import { journeyEvents, type JourneyEvent } from './events.js'
import { evolve, evolveAll } from './evolve.js'
import { approveGate, declineGate, overrideGate, requestGate, waiveDemand } from './gate-rules.js'
import { journeyIdFor } from './identity.js'
import { adjustPlan, assignPlan, migrateJourney, planReads } from './plan-rules.js'
import { journeys, plannedSteps, type Journey } from './state.js'
import {
  acceptEvidence,
  addStep,
  completeStep,
  reopenStep,
  requestChanges,
  skipStep,
  startStep,
  submitEvidence,
  submitFile,
} from './step-rules.js'

type Command<Type extends JourneyCommand['type']> = JourneyCommand<Type>
type JourneyDecision = Decision<JourneyEvent>
type CommandType = JourneyCommand['type']

/** A journey of five busy years has some hundreds of events. A command reads them all, unless the state is cached. */
const eventsAtMost = 4_500

/** Commands that a full journey still takes: they end it, hand it over, take something back, or keep both sides' views alike. */
const takenWhenFull: readonly CommandType[] = [
  'ResumeJourney',
  'ApproveGate',
  'OverrideGate',
  'TransferJourney',
  'AcceptCoach',
  'WithdrawJourney',
  'DeclineGate',
  'RetractFinding',
  'RecordOutcome',
  'ScheduleLoop',
  'NoteAssessment',
  'NoteAssessmentSharing',
]

/** Commands that a journey takes after its end. */
const takenAfterTheEnd: readonly CommandType[] = [
  'AcceptCoach',
  'RecordOutcome',
  'ScheduleLoop',
  'NoteAssessment',
  'NoteAssessmentSharing',
]

/** Commands that a paused journey takes. */
const takenWhilePaused: readonly CommandType[] = [
  'AssignPlan',
  'MigrateJourney',
  'AdjustPlan',
  'PauseJourney',
  'ResumeJourney',
  'TransferJourney',
  'AcceptCoach',
  'WithdrawJourney',
  'ScheduleLoop',
  'NoteAssessment',
  'NoteAssessmentSharing',
]

function guard({ status }: Journey, { type }: JourneyCommand, { events }: Context) {
  if (type === 'OpenJourney') return undefined
  if (status === 'none') return notFound('JourneyNotFound', 'There is no such journey.')
  const isClosed = status === 'completed' || status === 'withdrawn'
  if (isClosed && !takenAfterTheEnd.includes(type))
    return refuse('JourneyNotOpen', `This journey is ${status}: only outcomes and the next cycle remain.`, { status })
  if (events >= eventsAtMost && !takenWhenFull.includes(type))
    return refuse(
      'JourneyFull',
      `This journey holds ${eventsAtMost} changes and takes no more of this kind. A coach can still sign off its phases, and then open the next cycle.`,
      { most: eventsAtMost },
    )
  if (status === 'paused' && !takenWhilePaused.includes(type))
    return refuse('JourneyPaused', 'This journey is paused: resume it to continue.', { status })
  return undefined
}

const openingReads = (
  { clientId, frameworkId, cycle }: Command<'OpenJourney'>,
  _: Journey,
  { tenantId }: Pick<ReadContext, 'tenantId'>,
) => ({
  organisation: oneStream(organisations, tenantId),
  journeys: allAbout(journeys, clientId),
  before: oneStream(journeys, cycle > 1 ? journeyIdFor(tenantId, clientId, frameworkId, cycle - 1) : null),
})

export const openJourney = (
  journey: Journey,
  { type: _, ...data }: Command<'OpenJourney'>,
  context: Context<StatesOf<ReturnType<typeof openingReads>>>,
): JourneyDecision => {
  const { organisation, journeys: ofClient, before } = context.reads
  if (context.streamId !== journeyIdFor(context.tenantId, data.clientId, data.frameworkId, data.cycle))
    return refuse('WrongJourneyId', 'The id of a journey follows from client, framework and cycle.')
  // This comes first: nothing is said about the journeys of another coach's client, not even that there are any.
  const refusal = refuseComing(ofClient, data, comingTo(data.coachId, context))
  if (refusal) return refusal
  const { status } = journey
  if (status !== 'none') return refuse('JourneyExists', 'This client already has this journey.', { status })
  if (!rolesOf(organisation, data.clientId).includes('client'))
    return refuse('NotAClient', 'Only members with the role of a client have a journey: invite them first.')
  if (!isCoach(organisation, data.coachId)) return notACoach()
  if (data.cycle > 1 && before.status !== 'completed' && before.status !== 'withdrawn')
    return refuse('CycleStillOpen', 'The cycle before is not completed: one open journey per client and framework.')
  return [{ type: 'JourneyOpened', data }]
}

export const pauseJourney = ({ status }: Journey, { reason }: Command<'PauseJourney'>): JourneyDecision =>
  status === 'paused' ? nothing : [{ type: 'JourneyPaused', data: reason ? { reason } : {} }]

export const resumeJourney = ({ status }: Journey): JourneyDecision =>
  status === 'paused' ? [{ type: 'JourneyResumed', data: {} }] : nothing

export const withdrawJourney = (_: Journey, { reason }: Command<'WithdrawJourney'>): JourneyDecision => [
  { type: 'JourneyWithdrawn', data: reason ? { reason } : {} },
]

export const scheduleLoop = ({ status }: Journey, { dueOn }: Command<'ScheduleLoop'>): JourneyDecision =>
  status === 'completed'
    ? [{ type: 'LoopScheduled', data: { dueOn } }]
    : refuse('JourneyNotCompleted', 'The next cycle is scheduled once this one is completed.')

/** A completed assessment also completes the step that asked for it. */
export const noteAssessment = (journey: Journey, { type: _, ...data }: Command<'NoteAssessment'>): JourneyDecision => {
  if (own(journey.assessments, data.assessmentId)) return nothing
  const step = plannedSteps(journey).find(
    ({ tool, stepId }) => tool === 'assessment' && own(journey.steps, stepId) !== 'done',
  )
  const completed: JourneyEvent[] =
    step && journey.status === 'open' ? [{ type: 'StepCompleted', data: { stepId: step.stepId } }] : []
  return [{ type: 'AssessmentNoted', data }, ...completed]
}

export const noteAssessmentSharing = (
  journey: Journey,
  { type: _, ...data }: Command<'NoteAssessmentSharing'>,
): JourneyDecision => {
  const noted = own(journey.assessments, data.assessmentId)
  if (!noted) return refuse('AssessmentNotNoted', 'This journey has no such assessment yet.')
  return noted.shared === data.shared ? nothing : [{ type: 'AssessmentSharingNoted', data }]
}

const reads = {
  OpenJourney: openingReads,
  AcceptCoach: organisationRead,
  TransferJourney: organisationRead,
  AssignPlan: planReads,
  MigrateJourney: planReads,
}

export const journey = defineDecider<Journey, JourneyCommand, typeof journeyEvents, typeof reads>({
  path: 'journeys',
  streams: journeys,
  events: journeyEvents,
  commands: journeyCommands,
  guard,
  rules: {
    OpenJourney: openJourney,
    AssignPlan: assignPlan,
    AdjustPlan: adjustPlan,
    MigrateJourney: migrateJourney,
    StartStep: startStep,
    CompleteStep: completeStep,
    SkipStep: skipStep,
    ReopenStep: reopenStep,
    AddStep: addStep,
    SubmitEvidence: submitEvidence,
    SubmitFile: submitFile,
    AcceptEvidence: acceptEvidence,
    RequestChanges: requestChanges,
    RequestGate: requestGate,
    ApproveGate: approveGate,
    DeclineGate: declineGate,
    OverrideGate: overrideGate,
    WaiveDemand: waiveDemand,
    PauseJourney: pauseJourney,
    ResumeJourney: resumeJourney,
    TransferJourney: transferJourney,
    AcceptCoach: acceptCoach,
    WithdrawJourney: withdrawJourney,
    ScheduleLoop: scheduleLoop,
    NoteAssessment: noteAssessment,
    NoteAssessmentSharing: noteAssessmentSharing,
    RecordBaseline: recordBaseline,
    RecordOutcome: recordOutcome,
    MakeStatement: makeStatement,
    RetractFinding: retractFinding,
    LogApplication: logApplication,
    AdvanceApplication: advanceApplication,
    ...entryRules,
  },
  evolve,
  evolveAll,
  subject: ({ clientId }) => clientId,
  reads,
  relations: ({ clientId, coachId }) => ({
    clientId: clientId ?? undefined,
    coachIds: coachId ? [coachId] : [],
  }),
  relationsOfFirst: { OpenJourney: ({ clientId, coachId }) => ({ clientId, coachIds: [coachId] }) },
})
