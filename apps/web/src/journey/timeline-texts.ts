import { msg } from '../i18n/language'
import { entryWords } from './entry-words'
import type { Journey } from './journey'

/** What happened, by the type of its event. */
export const timelineTexts: Record<string, string> = {
  JourneyOpened: msg('The journey began'),
  PlanAssigned: msg('Plan assigned'),
  PlanAdjusted: msg('Target date moved'),
  JourneyMigrated: msg('Moved to another version of the framework'),
  PhaseEntered: msg('Phase entered'),
  PhaseCompleted: msg('Phase completed'),
  StepStarted: msg('Step begun'),
  StepCompleted: msg('Step done'),
  StepSkipped: msg('Step left out'),
  StepReopened: msg('Step opened again'),
  StepAdded: msg('Step added'),
  EvidenceSubmitted: msg('Evidence handed in'),
  EvidenceAccepted: msg('Evidence accepted'),
  ChangesRequested: msg('Changes asked for'),
  GateRequested: msg('Asked for the gate'),
  GateApproved: msg('Gate approved'),
  GateDeclined: msg('Gate not yet approved'),
  GateOverridden: msg('Gate opened out of turn'),
  DemandWaived: msg('Demand waived'),
  JourneyPaused: msg('Paused'),
  JourneyResumed: msg('Resumed'),
  JourneyTransferred: msg('Went to another coach or cohort'),
  CoachAccepted: msg('Another coach accepted'),
  JourneyCompleted: msg('Came all the way'),
  JourneyWithdrawn: msg('Withdrew'),
  LoopScheduled: msg('Next cycle scheduled'),
  AssessmentNoted: msg('Assessment taken'),
  BaselineRecorded: msg('Baseline recorded'),
  OutcomeRecorded: msg('Outcome recorded'),
  StatementMade: msg('Statement made'),
  ...Object.fromEntries(Object.values(entryWords).map(({ event, happened }) => [event, happened])),
  FindingRetracted: msg('Something taken back'),
  ApplicationLogged: msg('Application logged'),
  ApplicationAdvanced: msg('Application moved on'),
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
