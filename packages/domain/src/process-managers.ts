import type { CohortEvent } from './cohort/events.js'
import type { JourneyEvent } from './journey/events.js'
import type { AssessmentEvent } from './assessment/events.js'
import type { Category } from './deciders.js'
import type { DecidedBy, ForCohort } from './kernel/decider.js'
import type { Recorded } from './kernel/events.js'

/** A command that the program gives itself because of an event. */
export interface PolicyCommand {
  category: Category
  streamId: string
  command: { type: string } & Record<string, unknown>
  /** The person whose decision it carries out, where the rules ask for one. */
  decidedBy?: DecidedBy
  /** The cohort that it was decided for, where it reaches no one who has left. */
  forCohort?: ForCohort
}

type PolicyEvent = Recorded<CohortEvent> | Recorded<AssessmentEvent> | Recorded<JourneyEvent>

/**
 * What follows from an event: commands to other streams. Pure; carried out in order, each exactly once,
 * since the id of each command follows from the event. A refusal ends nothing: the rest is still carried out.
 */
export function policyCommands(event: PolicyEvent): PolicyCommand[] {
  switch (event.type) {
    case 'ClientEnrolled': {
      const {
        clientId,
        journeyId,
        coachId,
        frameworkId,
        cycle,
        plan,
        decidedBy = { personId: coachId, asOwner: false },
      } = event.data
      const cohortId = event.streamId
      const journey = (command: PolicyCommand['command']) => ({
        category: 'journey' as const,
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
    case 'ClientMoved': {
      const { clientId, toCohortId, cycle, decidedBy, isEnrolled } = event.data
      if (isEnrolled) return []
      const command = { type: 'EnrolClient', clientId, cycle }
      return [{ category: 'cohort', streamId: toCohortId, command, ...(decidedBy && { decidedBy }) }]
    }
    case 'PlanAssignedToCohort': {
      const { clients, plan, decidedBy, coachIds } = event.data
      // Older events do not say who decided: their plans reach everyone, as before.
      const forCohort = coachIds && { cohortId: event.streamId, coachIds }
      return clients.map(({ journeyId }) => ({
        category: 'journey',
        streamId: journeyId,
        command: { type: 'AssignPlan', ...plan },
        ...(decidedBy && { decidedBy }),
        ...(forCohort && { forCohort }),
      }))
    }
    case 'AssessmentCompleted': {
      const { journeyId, percent, band, flags } = event.data
      const command = { type: 'NoteAssessment', assessmentId: event.streamId, percent, band, flags }
      return [{ category: 'journey', streamId: journeyId, command }]
    }
    case 'AssessmentShared':
    case 'AssessmentUnshared': {
      const shared = event.type === 'AssessmentShared'
      const command = { type: 'NoteAssessmentSharing', assessmentId: event.streamId, shared }
      return [{ category: 'journey', streamId: event.data.journeyId, command }]
    }
    case 'AssessmentSharingNoted': {
      const { assessmentId, shared } = event.data
      return shared ? [] : [{ category: 'assessment', streamId: assessmentId, command: { type: 'UnshareAssessment' } }]
    }
    default:
      return []
  }
}
