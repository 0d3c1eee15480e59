import { entryKindNames, entryKinds, type EntryEventType } from '@switchback/domain/entries/kinds'
import type { JourneyEvent } from '@switchback/domain/journey/events'

/** Who reads a journey: its client, or the coach who leads it. */
export type Reader = 'self' | 'coach'

/** The fields of an event that a reader sees; null where the event is not for them at all. */
type Fields = readonly string[] | null

const both = (...fields: string[]) => ({ self: fields, coach: fields })

/**
 * Which fields of each event on a journey the client and the coach see. A field that is not listed is private, so a new event or field
 * stays private until it is added here. The fields of entries are for both.
 */
export const details: Readonly<Record<JourneyEvent['type'], Readonly<Record<Reader, Fields>>>> = {
  JourneyOpened: both('cycle'),
  PlanAssigned: both('templateId', 'startsOn'),
  PlanAdjusted: both('phaseId', 'targetDate'),
  JourneyMigrated: both('templateId', 'startsOn'),
  PhaseEntered: both('phaseId'),
  PhaseCompleted: both('phaseId'),
  StepStarted: both('stepId'),
  StepCompleted: both('stepId', 'minutes', 'reflection'),
  StepSkipped: both('stepId', 'reason'),
  StepReopened: both('stepId'),
  StepAdded: both('phaseId', 'stepId', 'title', 'why', 'required'),
  EvidenceSubmitted: both('evidenceId', 'stepId', 'kind', 'title', 'content', 'file'),
  EvidenceAccepted: both('evidenceId', 'comment'),
  ChangesRequested: both('evidenceId', 'comment'),
  GateRequested: both('phaseId'),
  GateApproved: both('phaseId', 'comment'),
  GateDeclined: both('phaseId', 'reason'),
  GateOverridden: both('phaseId', 'reason'),
  DemandWaived: both('phaseId', 'demandId', 'reason'),
  JourneyPaused: both('reason'),
  JourneyResumed: both(),
  JourneyTransferred: both('coachId', 'cohortId', 'handover'),
  // Who the client would have as a coach is for the present one to learn from the client.
  CoachAccepted: { self: ['coachId', 'until'], coach: null },
  JourneyCompleted: both(),
  JourneyWithdrawn: both('reason'),
  LoopScheduled: both('dueOn'),
  // The result is for the client; `detailFor` adds it for the coach while the assessment is shared.
  AssessmentNoted: { self: ['assessmentId', 'percent', 'band', 'flags'], coach: [] },
  // Bookkeeping between streams, not a moment of a person's way.
  AssessmentSharingNoted: { self: null, coach: null },
  BaselineRecorded: both('role', 'incomeBand', 'respect', 'confidence', 'control', 'weeklyHours'),
  OutcomeRecorded: both('at', 'role', 'incomeBand', 'respect', 'confidence', 'control', 'weeklyHours'),
  StatementMade: both('phaseId', 'text'),
  ...(Object.fromEntries(
    entryKindNames.map((kind) => [entryKinds[kind].event, both(...Object.keys(entryKinds[kind].schema.shape))]),
  ) as Record<EntryEventType, Record<Reader, string[]>>),
  FindingRetracted: both('count', 'id'),
  ApplicationLogged: both('applicationId', 'employer', 'role', 'where'),
  ApplicationAdvanced: both('applicationId', 'stage'),
}

/** The types of events that a reader sees in a timeline. */
export const typesFor = (reader: Reader): string[] =>
  Object.entries(details).flatMap(([type, fields]) => (fields[reader] ? [type] : []))

/** What an event says to a reader. `isShared` answers whether the coach may read an assessment at present. */
export function detailFor(
  reader: Reader,
  type: string,
  { plan, ...data }: Record<string, unknown>,
  isShared: (assessmentId: string) => boolean,
): Record<string, unknown> {
  const { self, coach } = details[type as JourneyEvent['type']] ?? { self: null, coach: null }
  const mayReadResult = type === 'AssessmentNoted' && isShared(data.assessmentId as string)
  const fields = reader === 'self' || mayReadResult ? self : coach
  const said = { ...data, ...(plan as object | undefined) }
  return Object.fromEntries(Object.entries(said).filter(([field]) => fields?.includes(field)))
}
