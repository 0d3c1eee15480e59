import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { Countable } from '../framework/content.js'
import { CalendarDate, Id, Minutes, Slug, Text, WebLink } from '../kernel/fields.js'
import { PlanChoice } from '../plan-template/plan.js'
import { EvidenceFile } from './events.js'
import { applicationLogged, ApplicationStage } from './applications.js'
import { Picture } from './pictures.js'
import { entryCommands } from '../entries/kinds.js'

const Words = Text(4_000)
const Reason = Text(2_000)

export const journeyCommands = defineCommands({
  OpenJourney: z.strictObject({
    clientId: Id,
    coachId: Id,
    cohortId: Id.nullable().default(null),
    frameworkId: Id,
    cycle: z.int().min(1).max(20).default(1),
  }),
  AssignPlan: PlanChoice,
  AdjustPlan: z.strictObject({ phaseId: Slug, targetDate: CalendarDate }),
  /** Moves the journey to another published version of its framework, by a template of that version. */
  MigrateJourney: PlanChoice,

  StartStep: z.strictObject({ stepId: Slug }),
  CompleteStep: z.strictObject({ stepId: Slug, minutes: Minutes.optional(), reflection: Words.optional() }),
  SkipStep: z.strictObject({ stepId: Slug, reason: Reason }),
  ReopenStep: z.strictObject({ stepId: Slug }),
  AddStep: z.strictObject({ phaseId: Slug, title: Text(120), why: Words.optional(), required: z.boolean() }),

  SubmitEvidence: z
    .strictObject({ stepId: Slug, kind: z.enum(['link', 'text']), title: Text(200), content: Text(20_000) })
    .refine(({ kind, content }) => kind === 'text' || WebLink.safeParse(content).success, {
      error: 'A link begins with http:// or https://.',
      path: ['content'],
    }),
  /** A file as evidence; sent by the storage, which has checked the content of the file. */
  SubmitFile: z.strictObject({ stepId: Slug, title: Text(200), name: Text(200), file: EvidenceFile }),
  AcceptEvidence: z.strictObject({ evidenceId: Id, comment: Words.optional() }),
  RequestChanges: z.strictObject({ evidenceId: Id, comment: Words }),

  RequestGate: z.strictObject({ phaseId: Slug }),
  ApproveGate: z.strictObject({ phaseId: Slug, comment: Words.optional() }),
  DeclineGate: z.strictObject({ phaseId: Slug, reason: Words }),
  OverrideGate: z.strictObject({ phaseId: Slug, reason: Reason }),
  WaiveDemand: z.strictObject({ phaseId: Slug, demandId: Slug, reason: Reason }),

  PauseJourney: z.strictObject({ reason: Reason.optional() }),
  ResumeJourney: z.strictObject({}),
  TransferJourney: z.strictObject({ coachId: Id, cohortId: Id.nullable().optional(), handover: Words.optional() }),
  /** The client agrees that this coach may lead them. */
  AcceptCoach: z.strictObject({ coachId: Id }),
  WithdrawJourney: z.strictObject({ reason: Reason.optional() }),
  ScheduleLoop: z.strictObject({ dueOn: CalendarDate }),

  NoteAssessment: z.strictObject({
    assessmentId: Id,
    percent: z.number(),
    band: Slug,
    flags: z.array(z.enum(['wellbeing', 'look-again'])),
  }),
  NoteAssessmentSharing: z.strictObject({ assessmentId: Id, shared: z.boolean() }),
  RecordBaseline: Picture,
  RecordOutcome: Picture.extend({ at: z.enum(['gate', 'end', 'follow-up']) }),
  MakeStatement: z.strictObject({ text: Words }),

  ...entryCommands,
  /** Retracts an entry that was recorded by mistake: it no longer counts. The event that recorded it stays in the store. */
  RetractFinding: z.strictObject({ count: Countable, id: z.union([Id, Slug]) }),
  LogApplication: applicationLogged,
  AdvanceApplication: z.strictObject({ applicationId: Id, stage: ApplicationStage }),
})
export type JourneyCommand<Type extends keyof typeof journeyCommands = keyof typeof journeyCommands> = CommandOf<
  typeof journeyCommands,
  Type
>
