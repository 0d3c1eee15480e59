import { own } from '../kernel/own.js'
import { z } from 'zod'
import { refuse, type Refusal } from '../kernel/decider.js'
import { CalendarDate, Id, Slug } from '../kernel/fields.js'
import { Demand, Tool, type FrameworkContent } from '../framework/content.js'

/** The choice of a plan: which published template, and when its first phase begins. */
export const PlanChoice = z.strictObject({
  templateId: Id,
  templateVersion: z.int().min(1),
  startsOn: CalendarDate,
})
export type PlanChoice = z.infer<typeof PlanChoice>

/** The plan of a journey: everything that its rules need, pinned, without the framework's texts. */
export const Plan = z.strictObject({
  frameworkId: Id,
  frameworkVersion: z.int().min(1),
  templateId: Id,
  templateVersion: z.int().min(1),
  startsOn: CalendarDate,
  loopYears: z.int().min(1).max(20),
  phases: z
    .array(
      z.strictObject({
        phaseId: Slug,
        targetDate: CalendarDate,
        steps: z.array(z.strictObject({ stepId: Slug, required: z.boolean(), tool: Tool })).max(60),
        demands: z.array(Demand).max(12),
      }),
    )
    .min(1)
    .max(20),
})
export type Plan = z.infer<typeof Plan>

/** What a template changes about the framework: skipped steps, and weeks per phase. */
export interface TemplateChoices {
  excluded: readonly string[]
  weeks: Readonly<Record<string, number>>
}

/**
 * Compiles a plan: the framework's phases in order, without the excluded steps, with target dates
 * that add the template's weeks (or else the framework's usual upper length) one after another.
 */
export function compilePlan(
  pins: Pick<Plan, 'frameworkId' | 'frameworkVersion' | 'templateId' | 'templateVersion' | 'startsOn'>,
  content: FrameworkContent,
  { excluded, weeks }: TemplateChoices,
): Plan {
  let ends = pins.startsOn
  return {
    ...pins,
    loopYears: content.loopYears.from,
    phases: content.phases.map((phase) => {
      ends = weeksAfter(ends, own(weeks, phase.id) ?? phase.weeks.to)
      return {
        phaseId: phase.id,
        targetDate: ends,
        steps: phase.steps
          .filter((step) => !excluded.includes(step.id))
          .map((step) => ({ stepId: step.id, required: step.required, tool: step.tool })),
        demands: phase.gate.demands,
      }
    }),
  }
}

/** The largest plan in bytes of UTF-8. It fits in an event, which has at most 256 KiB. */
const largestPlan = 240 * 1024

/** Refuses a plan that does not fit in an event: one that ends after 2200, or is too large. Returns null for a plan that fits. */
export function refuseUnfitting(plan: Plan): Refusal | null {
  if (!plan.phases.every(({ targetDate }) => CalendarDate.safeParse(targetDate).success))
    return refuse('PlanTooLong', 'This plan ends after the year 2200: choose an earlier start, or fewer weeks.')
  if (new TextEncoder().encode(JSON.stringify(plan)).length > largestPlan)
    return refuse('PlanTooLarge', 'This plan is too large: remove steps, or shorten the requirements of its phases.')
  return null
}

const weeksAfter = (date: string, weeks: number) =>
  new Date(Date.parse(date) + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
