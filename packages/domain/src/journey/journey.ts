import { own } from '../kernel/own.js'
import { defineDecider, notFound, nothing, refuse, type Actor, type Context, type Read } from '../kernel/decider.js'
import { publishedContent, type Framework } from '../framework/framework.js'
import { rolesOf, type Organisation } from '../organisation/state.js'
import { compilePlan, refuseUnfitting, type Plan } from '../plan-template/plan.js'
import type { PlanTemplate } from '../plan-template/plan-template.js'
import { journeyCommands, type JourneyCommand } from './commands.js'
import { journeyEvents, type JourneyEvent } from './events.js'
import { acceptanceDays, deciderOf, journeysOf, refuseComing, refuseTransfer } from './coming-to-a-coach.js'
import { evolve, evolveAll } from './evolve.js'
import { decideGate, isGateCommand } from './gate-decisions.js'
import { decideFinding } from './finding-decisions.js'
import { journeyIdFor } from './identity.js'
import { plannedSteps, unopenedJourney, type Journey } from './state.js'
import { decideStep, isStepCommand } from './step-decisions.js'

/** A journey of five busy years has some hundreds of events. Each command reads them all where they are not remembered. */
const eventsAtMost = 4_500

/** What ends a journey, hands it over, takes something back or follows its end; and what the client shares, which both sides see alike. */
const alwaysTaken: readonly JourneyCommand['type'][] = [
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

function decide(journey: Journey, command: JourneyCommand, context: Context) {
  if (command.type === 'OpenJourney') return decideOpening(journey, command, context)
  if (journey.status === 'none') return notFound('JourneyNotFound', 'There is no such journey.')
  const closed = journey.status === 'completed' || journey.status === 'withdrawn'
  const afterTheEnd = ['AcceptCoach', 'RecordOutcome', 'ScheduleLoop', 'NoteAssessment', 'NoteAssessmentSharing']
  if (closed && !afterTheEnd.includes(command.type))
    return refuse('JourneyNotOpen', `This journey is ${journey.status}: only outcomes and the next cycle remain.`, {
      status: journey.status,
    })
  if (context.events >= eventsAtMost && !alwaysTaken.includes(command.type))
    return refuse(
      'JourneyFull',
      `This journey holds ${eventsAtMost} changes and takes no more of this kind. A coach can still sign off its phases, and then open the next cycle.`,
      { most: eventsAtMost },
    )

  switch (command.type) {
    case 'AssignPlan': {
      if (!reachesClient(journey, context.actor))
        return refuse(
          'NotOfThisCohort',
          'This client is no longer led by a coach of this cohort. Their plan stays the same.',
        )
      const plan = planFrom(journey, command, context)
      if ('refused' in plan) return plan
      const same =
        journey.plan?.templateId === plan.templateId &&
        journey.plan.templateVersion === plan.templateVersion &&
        journey.plan.startsOn === plan.startsOn
      if (same) return nothing
      if (journey.plan && journey.plan.frameworkVersion !== plan.frameworkVersion)
        return refuse('OtherFrameworkVersion', 'This plan is of another version of the framework: migrate the journey.')
      const entered: JourneyEvent[] = journey.phaseId
        ? []
        : [{ type: 'PhaseEntered', data: { phaseId: plan.phases[0]!.phaseId } }]
      return [{ type: 'PlanAssigned' as const, data: { plan } }, ...entered]
    }
    case 'MigrateJourney': {
      const plan = planFrom(journey, command, context)
      if ('refused' in plan) return plan
      if (!journey.plan) return planMissing()
      if (journey.plan.frameworkVersion === plan.frameworkVersion) return nothing
      const lost = [journey.phaseId, ...journey.completedPhases].filter(
        (phaseId) => phaseId && !plan.phases.some((phase) => phase.phaseId === phaseId),
      )
      if (lost.length > 0)
        return refuse('PhaseMissing', `The other version has no phase ${lost.join(', ')}, where this journey has been.`)
      return [{ type: 'JourneyMigrated' as const, data: { plan } }]
    }
    case 'AdjustPlan': {
      const phase = journey.plan?.phases.find(({ phaseId }) => phaseId === command.phaseId)
      if (!phase) return notFound('PhaseNotFound', `There is no phase "${command.phaseId}" in this plan.`)
      if (phase.targetDate === command.targetDate) return nothing
      const { type: _, ...data } = command
      return [{ type: 'PlanAdjusted' as const, data }]
    }
    case 'PauseJourney': {
      if (journey.status === 'paused') return nothing
      return [{ type: 'JourneyPaused' as const, data: command.reason ? { reason: command.reason } : {} }]
    }
    case 'ResumeJourney':
      return journey.status === 'paused' ? [{ type: 'JourneyResumed' as const, data: {} }] : nothing
    case 'TransferJourney': {
      const cohortId = command.cohortId === undefined ? journey.cohortId : command.cohortId
      if (journey.coachId === command.coachId && journey.cohortId === cohortId) return nothing
      if (!isCoach(context, command.coachId)) return notACoach()
      const { coachId, handover } = command
      const refusal = refuseTransfer(journey, comingTo(coachId, context))
      if (refusal) return refusal
      const transferred = {
        type: 'JourneyTransferred' as const,
        data: { coachId, cohortId, ...(handover && { handover }) },
      }
      return journey.coachId === coachId ? [transferred] : [transferred, ...sharingTakenBack(journey)]
    }
    case 'AcceptCoach': {
      if (!isCoach(context, command.coachId)) return notACoach()
      if (journey.coachId === command.coachId) return nothing
      const until = new Date(Date.parse(context.now) + acceptanceDays * 86_400_000).toISOString()
      return [{ type: 'CoachAccepted' as const, data: { coachId: command.coachId, until } }]
    }
    case 'WithdrawJourney':
      return [{ type: 'JourneyWithdrawn' as const, data: command.reason ? { reason: command.reason } : {} }]
    case 'ScheduleLoop': {
      if (journey.status !== 'completed')
        return refuse('JourneyNotCompleted', 'The next cycle is scheduled once this one is completed.')
      return [{ type: 'LoopScheduled' as const, data: { dueOn: command.dueOn } }]
    }
    case 'NoteAssessment':
      return noteAssessment(journey, command)
    case 'NoteAssessmentSharing': {
      const noted = own(journey.assessments, command.assessmentId)
      if (!noted) return refuse('AssessmentNotNoted', 'This journey knows no such taking yet.')
      if (noted.shared === command.shared) return nothing
      const { type: _, ...data } = command
      return [{ type: 'AssessmentSharingNoted' as const, data }]
    }
    default: {
      if (journey.status === 'paused')
        return refuse('JourneyPaused', 'This journey is paused: resume it to go on.', { status: journey.status })
      if (isStepCommand(command)) return decideStep(journey, command, context)
      if (isGateCommand(command)) return decideGate(journey, command, context)
      return decideFinding(journey, command, context)
    }
  }
}

function decideOpening(journey: Journey, command: Extract<JourneyCommand, { type: 'OpenJourney' }>, context: Context) {
  const { type: _, ...data } = command
  if (context.streamId !== journeyIdFor(context.tenantId, data.clientId, data.frameworkId, data.cycle))
    return refuse('WrongJourneyId', 'The id of a journey follows from client, framework and cycle.')
  // First of all: nothing is said about the journeys of another coach's client, not even that there are some.
  const refusal = refuseComing(context.reads.journeys as Journey[], data, comingTo(data.coachId, context))
  if (refusal) return refusal
  if (journey.status !== 'none')
    return refuse('JourneyExists', 'This client already has this journey.', { status: journey.status })
  if (!rolesOf(context.reads.organisation as Organisation, data.clientId).includes('client'))
    return refuse('NotAClient', 'Only members with the role of a client go on a journey: invite them first.')
  if (!isCoach(context, data.coachId)) return notACoach()
  const before = context.reads.before as Journey | undefined
  if (before && before.status !== 'completed' && before.status !== 'withdrawn')
    return refuse('CycleStillOpen', 'The cycle before is not completed: one open journey per client and framework.')
  return [{ type: 'JourneyOpened' as const, data }]
}

/** A completed taking also completes the step that asked for it. */
function noteAssessment(journey: Journey, command: Extract<JourneyCommand, { type: 'NoteAssessment' }>) {
  if (own(journey.assessments, command.assessmentId)) return nothing
  const { type: _, ...data } = command
  const step = plannedSteps(journey).find(
    ({ tool, stepId }) => tool === 'assessment' && own(journey.steps, stepId) !== 'done',
  )
  const completed: JourneyEvent[] =
    step && journey.status === 'open' ? [{ type: 'StepCompleted', data: { stepId: step.stepId } }] : []
  return [{ type: 'AssessmentNoted' as const, data }, ...completed]
}

function planFrom(journey: Journey, pins: Pick<Plan, 'templateId' | 'templateVersion' | 'startsOn'>, context: Context) {
  const template = context.reads.template as PlanTemplate
  const choices = template.published[pins.templateVersion - 1]
  if (!choices) return refuse('TemplateNotPublished', 'There is no such published version of that plan template.')
  if (template.frameworkId !== journey.frameworkId)
    return refuse('TemplateOfOtherFramework', 'That plan template belongs to another framework.')
  const content = publishedContent(context.reads.framework as Framework, template.frameworkVersion)!
  const { templateId, templateVersion, startsOn } = pins
  const { frameworkId, frameworkVersion } = { ...template, frameworkId: template.frameworkId! }
  const plan = compilePlan({ frameworkId, frameworkVersion, templateId, templateVersion, startsOn }, content, choices)
  return refuseUnfitting(plan) ?? plan
}

/** Whether what was decided for a cohort is for this client: an owner or their coach decided, or they are in it with one of its coaches. */
function reachesClient({ coachId, cohortId }: Journey, { decidedBy, forCohort }: Actor) {
  if (!forCohort || decidedBy?.asOwner || decidedBy?.personId === coachId) return true
  return cohortId === forCohort.cohortId && coachId !== null && forCohort.coachIds.includes(coachId)
}

const comingTo = (coachId: string, { actor, now }: Context) => ({ coachId, decidedBy: deciderOf(actor), now })

/** What a client shared was shared with their coach of that time: the next one sees it when the client shares it again. */
const sharingTakenBack = (journey: Journey): JourneyEvent[] =>
  Object.entries(journey.assessments)
    .filter(([, { shared }]) => shared)
    .map(([assessmentId]) => ({ type: 'AssessmentSharingNoted', data: { assessmentId, shared: false } }))

const isCoach = (context: Context, personId: string) =>
  rolesOf(context.reads.organisation as Organisation, personId).includes('coach')

const notACoach = () => refuse('NotACoach', 'Only a member with the role of a coach can lead a journey.')
const planMissing = () => refuse('PlanMissing', 'This journey has no plan yet: assign one first.')

export const journey = defineDecider<Journey, JourneyCommand, typeof journeyEvents>({
  path: 'journeys',
  events: journeyEvents,
  commands: journeyCommands,
  initial: unopenedJourney,
  decide,
  evolve,
  evolveAll,
  subject: ({ clientId }) => clientId,
  reads: (command, state, { tenantId }) => {
    const organisation: Read = { as: 'organisation', category: 'organisation', streamId: tenantId }
    switch (command.type) {
      case 'OpenJourney': {
        const { clientId, frameworkId, cycle } = command
        const before = journeyIdFor(tenantId, clientId, frameworkId, cycle - 1)
        const always = [organisation, journeysOf(clientId)]
        return cycle > 1 ? [...always, { as: 'before', category: 'journey', streamId: before }] : always
      }
      case 'AcceptCoach':
      case 'TransferJourney':
        return [organisation]
      case 'AssignPlan':
      case 'MigrateJourney':
        return [
          { as: 'template', category: 'plan-template', streamId: command.templateId },
          { as: 'framework', category: 'framework', streamId: () => state.frameworkId },
        ]
      default:
        return []
    }
  },
  relations: ({ clientId, coachId }, command) =>
    command.type === 'OpenJourney'
      ? { clientId: command.clientId, coachIds: [command.coachId] }
      : { clientId: clientId ?? undefined, coachIds: coachId ? [coachId] : [] },
})
