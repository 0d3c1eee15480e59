import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { Countable } from '../framework/content.js'
import { CalendarDate, Id, Minutes, Moment, personal, Slug, Text } from '../kernel/fields.js'
import { Plan } from '../plan-template/plan.js'
import * as finding from './findings.js'

const Words = personal(Text(4_000))
const Reason = personal(Text(2_000))

/** A file that is kept outside the log: which one, and the hash by which its content is known again. */
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
      /** How many characters a link or text has; events of before this was counted do not say. */
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
  /** The client's own word that this coach may lead them from now on; it holds until a moment. */
  CoachAccepted: { v: 1, data: z.strictObject({ coachId: Id, until: Moment }) },
  JourneyCompleted: { v: 1, data: z.strictObject({}) },
  JourneyWithdrawn: { v: 1, data: z.strictObject({ reason: Reason.optional() }) },
  LoopScheduled: { v: 1, data: z.strictObject({ dueOn: CalendarDate }) },

  /** The journey's note of a taking: its result, and whether the coach may read it. */
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
  BaselineRecorded: { v: 1, data: finding.Picture },
  OutcomeRecorded: {
    v: 1,
    data: finding.Picture.extend({ at: z.enum(['gate', 'end', 'follow-up']) }),
  },
  StatementMade: { v: 1, data: z.strictObject({ phaseId: Slug, text: Words }) },

  SignNoticed: { v: 1, data: finding.signNoticed },
  AreaExplored: { v: 1, data: finding.areaExplored },
  AreaChosen: { v: 1, data: finding.areaChosen },
  SkillDropped: { v: 1, data: finding.skillDropped },
  MaterialStudied: { v: 1, data: finding.materialStudied },
  ModelLearned: { v: 1, data: finding.modelLearned },
  ProjectRecorded: { v: 1, data: finding.projectRecorded },
  SpecialisationChosen: { v: 1, data: finding.specialisationChosen },
  ProofOfWorkPublished: { v: 1, data: finding.proofOfWorkPublished },
  CertificationEarned: { v: 1, data: finding.certificationEarned },
  ConnectionMade: { v: 1, data: finding.connectionMade },
  PriorityStated: { v: 1, data: finding.priorityStated },
  RiskAssessed: { v: 1, data: finding.riskAssessed },
  TargetRoleSet: { v: 1, data: finding.targetRoleSet },
  GoalMapped: { v: 1, data: finding.goalMapped },
  RungSet: { v: 1, data: finding.rungSet },
  SkillReturnEstimated: { v: 1, data: finding.skillReturnEstimated },
  FindingRetracted: { v: 1, data: z.strictObject({ count: Countable, id: z.union([Id, Slug]) }) },
  ApplicationLogged: { v: 1, data: finding.applicationLogged.extend({ applicationId: Id }) },
  ApplicationAdvanced: { v: 1, data: z.strictObject({ applicationId: Id, stage: finding.ApplicationStage }) },
})
export type JourneyEvent = EventOf<typeof journeyEvents>
