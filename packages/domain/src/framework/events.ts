import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { Slug, Text } from '../kernel/fields.js'
import { AssessmentContent, FrameworkContent, Gate, Phase, Step } from './content.js'

export const FrameworkOutline = FrameworkContent.omit({ phases: true, assessment: true })

export const frameworkEvents = defineEvents('framework', {
  FrameworkDrafted: { v: 1, data: FrameworkOutline },
  FrameworkDescribed: { v: 1, data: FrameworkOutline },
  PhaseDefined: { v: 1, data: z.strictObject({ phase: Phase, place: z.int().min(0).max(20) }) },
  PhaseTakenOut: { v: 1, data: z.strictObject({ phaseId: Slug }) },
  /** Without a place: where the step was, or last. */
  StepDefined: {
    v: 1,
    data: z.strictObject({ phaseId: Slug, step: Step, place: z.int().min(0).max(60).optional() }),
  },
  StepTakenOut: { v: 1, data: z.strictObject({ phaseId: Slug, stepId: Slug }) },
  GateDefined: { v: 1, data: z.strictObject({ phaseId: Slug, gate: Gate }) },
  AssessmentDefined: { v: 1, data: z.strictObject({ assessment: AssessmentContent }) },
  FrameworkPublished: { v: 1, data: z.strictObject({ version: z.int().min(1) }) },
  FrameworkRetired: { v: 1, data: z.strictObject({ reason: Text(500) }) },
})
export type FrameworkEvent = EventOf<typeof frameworkEvents>
