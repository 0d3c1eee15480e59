import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { Countable } from '../framework/content.js'
import { CalendarDate, Id, Minutes, Moment, personal, Slug, Text } from '../kernel/fields.js'
import { Plan } from '../plan-template/plan.js'
import { applicationLogged, ApplicationStage } from './applications.js'
import { Picture } from './pictures.js'
import { entryEvents } from '../entries/kinds.js'

const Words = personal(Text(4_000))
const Reason = personal(Text(2_000))

/** A file that is kept outside the event store: which one, and the hash of its content. */
export const EvidenceFile = z.strictObject({
  fileId: Id,
  mediaType: Text(120),
  bytes: z.int().min(1).max(10_000_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const journeyEvents = defineEvents('journey', {
  JourneyOpened: {
    v: 1,
    data: z.strictObject({
      clientId: Id,
      coachId: Id,
      cohortId: Id.nullable(),
      frameworkId: Id,
      cycle: z.int().min(1),
    }),
  },
  PlanAssigned: { v: 1, data: z.strictObject({ plan: Plan }) },
  PlanAdjusted: { v: 1, data: z.strictObject({ phaseId: Slug, targetDate: CalendarDate }) },
  JourneyMigrated: { v: 1, data: z.strictObject({ plan: Plan }) },
  PhaseEntered: { v: 1, data: z.strictObject({ phaseId: Slug }) },
  PhaseCompleted: { v: 1, data: z.strictObject({ phaseId: Slug }) },

  StepStarted: { v: 1, data: z.strictObject({ stepId: Slug }) },
  StepCompleted: {
    v: 1,
    data: z.strictObject({ stepId: Slug, minutes: Minutes.optional(), reflection: Words.optional() }),
  },
  StepSkipped: { v: 1, data: z.strictObject({ stepId: Slug, reason: Reason }) },
  StepReopened: { v: 1, data: z.strictObject({ stepId: Slug }) },
  StepAdded: {
    v: 1,
    data: z.strictObject({
      phaseId: Slug,
      stepId: Slug,
      title: personal(Text(120)),
      why: Words.optional(),
      required: z.boolean(),
    }),
  },

  EvidenceSubmitted: {
    v: 1,
    data: z.strictObject({
      evidenceId: Id,
      stepId: Slug,
      kind: z.enum(['link', 'text', 'file']),
      title: personal(Text(200)),
      /** The link or the text; of a file its name. */
      content: personal(Text(20_000)),
      /** How many characters a link or text has; older events do not say. */
      characters: z.int().min(1).max(20_000).optional(),
      file: EvidenceFile.optional(),
    }),
  },
  EvidenceAccepted: { v: 1, data: z.strictObject({ evidenceId: Id, comment: Words.optional() }) },
  ChangesRequested: { v: 1, data: z.strictObject({ evidenceId: Id, comment: Words }) },

  GateRequested: { v: 1, data: z.strictObject({ phaseId: Slug }) },
  GateApproved: { v: 1, data: z.strictObject({ phaseId: Slug, comment: Words.optional() }) },
  GateDeclined: { v: 1, data: z.strictObject({ phaseId: Slug, reason: Words }) },
  GateOverridden: { v: 1, data: z.strictObject({ phaseId: Slug, reason: Reason }) },
  DemandWaived: { v: 1, data: z.strictObject({ phaseId: Slug, demandId: Slug, reason: Reason }) },

  JourneyPaused: { v: 1, data: z.strictObject({ reason: Reason.optional() }) },
  JourneyResumed: { v: 1, data: z.strictObject({}) },
  JourneyTransferred: {
    v: 1,
    data: z.strictObject({ coachId: Id, cohortId: Id.nullable(), handover: Words.optional() }),
  },
  /** The client agrees that this coach may lead them, until a moment. */
  CoachAccepted: { v: 1, data: z.strictObject({ coachId: Id, until: Moment }) },
  JourneyCompleted: { v: 1, data: z.strictObject({}) },
  JourneyWithdrawn: { v: 1, data: z.strictObject({ reason: Reason.optional() }) },
  LoopScheduled: { v: 1, data: z.strictObject({ dueOn: CalendarDate }) },

  /** The journey's note of an assessment: its result. */
  AssessmentNoted: {
    v: 1,
    data: z.strictObject({
      assessmentId: Id,
      percent: z.number(),
      band: Slug,
      flags: z.array(z.enum(['wellbeing', 'look-again'])),
    }),
  },
  AssessmentSharingNoted: { v: 1, data: z.strictObject({ assessmentId: Id, shared: z.boolean() }) },
  BaselineRecorded: { v: 1, data: Picture },
  OutcomeRecorded: {
    v: 1,
    data: Picture.extend({ at: z.enum(['gate', 'end', 'follow-up']) }),
  },
  StatementMade: { v: 1, data: z.strictObject({ phaseId: Slug, text: Words }) },

  ...entryEvents,
  FindingRetracted: { v: 1, data: z.strictObject({ count: Countable, id: z.union([Id, Slug]) }) },
  ApplicationLogged: { v: 1, data: applicationLogged.extend({ applicationId: Id }) },
  ApplicationAdvanced: { v: 1, data: z.strictObject({ applicationId: Id, stage: ApplicationStage }) },
})
export type JourneyEvent<Type extends keyof typeof journeyEvents.definitions = keyof typeof journeyEvents.definitions> =
  EventOf<typeof journeyEvents, Type>
