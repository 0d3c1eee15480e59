import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { Id, Slug, Text } from '../kernel/fields.js'

export const Weeks = z.int().min(1).max(200)

export const planTemplateEvents = defineEvents('plan-template', {
  TemplateCreated: {
    v: 1,
    data: z.strictObject({ name: Text(120), frameworkId: Id, frameworkVersion: z.int().min(1) }),
  },
  StepExcluded: { v: 1, data: z.strictObject({ phaseId: Slug, stepId: Slug }) },
  StepIncluded: { v: 1, data: z.strictObject({ phaseId: Slug, stepId: Slug }) },
  DurationSet: { v: 1, data: z.strictObject({ phaseId: Slug, weeks: Weeks }) },
  TemplatePublished: { v: 1, data: z.strictObject({ version: z.int().min(1) }) },
})
export type PlanTemplateEvent = EventOf<typeof planTemplateEvents>
