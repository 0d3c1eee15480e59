import { msg } from '../i18n/language'
import { entryWords } from './entry-words'
import type { Journey } from './journey'

/** What happened, by the type of its event. */
export const timelineTexts: Record<string, string> = {
  JourneyOpened: msg('journey.eventStarted'),
  PlanAssigned: msg('journey.eventPlanAssigned'),
  PlanAdjusted: msg('journey.eventTargetDateChanged'),
  JourneyMigrated: msg('journey.eventMigrated'),
  PhaseEntered: msg('journey.eventPhaseStarted'),
  PhaseCompleted: msg('journey.eventPhaseCompleted'),
  StepStarted: msg('journey.eventStepStarted'),
  StepCompleted: msg('journey.eventStepDone'),
  StepSkipped: msg('journey.eventStepSkipped'),
  StepReopened: msg('journey.eventStepReopened'),
  StepAdded: msg('journey.eventStepAdded'),
  EvidenceSubmitted: msg('journey.eventEvidenceSubmitted'),
  EvidenceAccepted: msg('journey.eventEvidenceAccepted'),
  ChangesRequested: msg('journey.eventChangesRequested'),
  GateRequested: msg('journey.eventSignOffRequested'),
  GateApproved: msg('journey.eventSignedOff'),
  GateDeclined: msg('journey.eventNotSignedOff'),
  GateOverridden: msg('journey.eventSignedOffEarly'),
  DemandWaived: msg('journey.eventRequirementSkipped'),
  JourneyPaused: msg('common.paused'),
  JourneyResumed: msg('journey.eventResumed'),
  JourneyTransferred: msg('journey.eventTransferred'),
  CoachAccepted: msg('journey.eventCoachAccepted'),
  JourneyCompleted: msg('journey.eventCompleted'),
  JourneyWithdrawn: msg('journey.eventEndedEarly'),
  LoopScheduled: msg('journey.eventNextCycleScheduled'),
  AssessmentNoted: msg('journey.eventAssessmentCompleted'),
  BaselineRecorded: msg('journey.eventBaselineRecorded'),
  OutcomeRecorded: msg('journey.eventOutcomeRecorded'),
  StatementMade: msg('journey.eventStatementMade'),
  ...Object.fromEntries(Object.values(entryWords).map(({ event, happened }) => [event, happened])),
  FindingRetracted: msg('journey.eventEntryRemoved'),
  ApplicationLogged: msg('journey.eventApplicationAdded'),
  ApplicationAdvanced: msg('journey.eventApplicationUpdated'),
}

const textFields = [
  'title',
  'text',
  'role',
  'reason',
  'comment',
  'reflection',
  'handover',
  'primary',
  'secondary',
  'employer',
  'who',
  'risk',
  'personal',
  'experiment',
  'skill',
  'stage',
  'words',
]

/** What an event was about: the step or phase by its title, and the texts in it. */
export function aboutOf(detail: Record<string, unknown>, phases: Journey['phases']): string {
  const phase = phases.find(({ phaseId }) => phaseId === detail.phaseId)
  const step = phases.flatMap(({ steps }) => steps).find(({ stepId }) => stepId === detail.stepId)
  const texts = textFields.flatMap((field) => (typeof detail[field] === 'string' ? [detail[field]] : []))
  return [...new Set([step?.title ?? phase?.title, ...texts].filter(Boolean))].join(': ')
}
