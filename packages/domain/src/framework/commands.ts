import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { Slug, Text } from '../kernel/fields.js'
import { AssessmentContent, FrameworkContent, Gate, Phase, Step } from './content.js'
import { FrameworkOutline } from './events.js'

export const frameworkCommands = defineCommands({
  DraftFramework: FrameworkOutline,
  /** Drafts a framework from whole content at once: a copy of another, or a file. */
  ImportFramework: z.strictObject({ content: FrameworkContent }),
  /** Changes the name and description of the draft. */
  DescribeFramework: FrameworkOutline,
  DefinePhase: z.strictObject({ phase: Phase, place: z.int().min(0).max(20).optional() }),
  TakeOutPhase: z.strictObject({ phaseId: Slug }),
  DefineStep: z.strictObject({ phaseId: Slug, step: Step, place: z.int().min(0).max(60).optional() }),
  TakeOutStep: z.strictObject({ phaseId: Slug, stepId: Slug }),
  DefineGate: z.strictObject({ phaseId: Slug, gate: Gate }),
  DefineAssessment: z.strictObject({ assessment: AssessmentContent }),
  PublishFramework: z.strictObject({}),
  RetireFramework: z.strictObject({ reason: Text(500) }),
})
export type FrameworkCommand<Type extends keyof typeof frameworkCommands = keyof typeof frameworkCommands> = CommandOf<
  typeof frameworkCommands,
  Type
>
