import type { AssessmentCommand } from './assessment/commands.js'
import type { AssessmentEvent } from './assessment/events.js'
import type { CohortCommand } from './cohort/commands.js'
import type { CohortEvent } from './cohort/events.js'
import type { JourneyCommand } from './journey/commands.js'
import type { JourneyEvent } from './journey/events.js'
import type { DecidedBy, ForCohort } from './kernel/decider.js'
import type { AnyRecorded, Recorded } from './kernel/events.js'

/** A command that the program sends because of an event. */
export type FollowUp = {
  streamId: string
  /** The person whose decision it carries out, where the rules ask for one. */
  decidedBy?: DecidedBy
  /** The cohort that it was decided for: it reaches no one who has left. */
  forCohort?: ForCohort
} & (
  | { category: 'cohort'; command: CohortCommand }
  | { category: 'assessment'; command: AssessmentCommand }
  | { category: 'journey'; command: JourneyCommand }
)

type Followed = Recorded<CohortEvent> | Recorded<AssessmentEvent> | Recorded<JourneyEvent>
type Named<Type> = Extract<Followed, { type: Type }>

/** A client who is enrolled gets a journey in this cohort, with its coach and its plan. */
export const afterEnrolment = ({ streamId: cohortId, data }: Named<'ClientEnrolled'>): FollowUp[] => {
  const { clientId, journeyId, coachId, frameworkId, cycle, plan } = data
  const { decidedBy = { personId: coachId, asOwner: false } } = data
  const journey = (command: JourneyCommand): FollowUp => ({
    category: 'journey',
    streamId: journeyId,
    command,
    decidedBy,
  })
  return [
    journey({ type: 'OpenJourney', clientId, coachId, cohortId, frameworkId, cycle }),
    journey({ type: 'TransferJourney', coachId, cohortId }),
    ...(plan ? [journey({ type: 'AssignPlan', ...plan })] : []),
  ]
}

/** A client who moves is enrolled in the other cohort, unless the move itself did that: only old events say it did not. */
export const afterMove = ({ data }: Named<'ClientMoved'>): FollowUp[] => {
  const { clientId, toCohortId, cycle, decidedBy, isEnrolled } = data
  if (isEnrolled) return []
  const command = { type: 'EnrolClient' as const, clientId, cycle }
  return [{ category: 'cohort', streamId: toCohortId, command, ...(decidedBy && { decidedBy }) }]
}

/** A plan for a cohort is assigned to each of its clients. */
export const afterCohortPlan = ({ streamId: cohortId, data }: Named<'PlanAssignedToCohort'>): FollowUp[] => {
  const { clients, plan, decidedBy, coachIds } = data
  // Older events do not say who decided: their plans reach everyone, as before.
  const forCohort = coachIds && { cohortId, coachIds }
  return clients.map(({ journeyId }) => ({
    category: 'journey',
    streamId: journeyId,
    command: { type: 'AssignPlan', ...plan },
    ...(decidedBy && { decidedBy }),
    ...(forCohort && { forCohort }),
  }))
}

/** The journey notes the result of a completed assessment: see packages/domain/src/journey/journey.ts. */
export const afterAssessment = ({ streamId: assessmentId, data }: Named<'AssessmentCompleted'>): FollowUp[] => {
  const { journeyId, percent, band, flags } = data
  const command = { type: 'NoteAssessment' as const, assessmentId, percent, band, flags }
  return [{ category: 'journey', streamId: journeyId, command }]
}

/** The journey notes whether its coach may read an assessment. */
export const afterSharing = ({
  type,
  streamId: assessmentId,
  data: { journeyId },
}: Named<'AssessmentShared' | 'AssessmentUnshared'>): FollowUp[] => {
  const command = { type: 'NoteAssessmentSharing' as const, assessmentId, shared: type === 'AssessmentShared' }
  return [{ category: 'journey', streamId: journeyId, command }]
}

/** An assessment that a journey no longer shares, such as after a handover, is unshared itself. */
export const afterSharingNoted = ({ data }: Named<'AssessmentSharingNoted'>): FollowUp[] =>
  data.shared ? [] : [{ category: 'assessment', streamId: data.assessmentId, command: { type: 'UnshareAssessment' } }]

const reactions: { [Type in Followed['type']]?: (event: Named<Type>) => FollowUp[] } = {
  ClientEnrolled: afterEnrolment,
  ClientMoved: afterMove,
  PlanAssignedToCohort: afterCohortPlan,
  AssessmentCompleted: afterAssessment,
  AssessmentShared: afterSharing,
  AssessmentUnshared: afterSharing,
  AssessmentSharingNoted: afterSharingNoted,
}

/** The same table, for an event of any type. */
const reactionsToAny: Readonly<Record<string, { react(event: AnyRecorded): FollowUp[] }['react'] | undefined>> =
  reactions

/**
 * Returns the commands to other streams that follow from an event. Pure. The process manager carries them out in order, each exactly
 * once, since the id of each command follows from the event. When one is refused, the rest are still carried out.
 */
export const followUps = (event: AnyRecorded): FollowUp[] => reactionsToAny[event.type]?.(event) ?? []
