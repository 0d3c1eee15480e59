import { assessment } from './assessment/assessment.js'
import { cohort } from './cohort/cohort.js'
import type { Decider } from './kernel/decider.js'
import { framework } from './framework/framework.js'
import { journey } from './journey/journey.js'
import { organisation } from './organisation/organisation.js'
import { planTemplate } from './plan-template/plan-template.js'
import { reporting } from './reporting/reporting.js'

/** Every decider, by the category of its streams. */
export const deciders = {
  organisation,
  framework,
  'plan-template': planTemplate,
  cohort,
  assessment,
  journey,
  reporting,
} as unknown as Record<Category, Decider>

export type Category =
  'organisation' | 'framework' | 'plan-template' | 'cohort' | 'assessment' | 'journey' | 'reporting'
