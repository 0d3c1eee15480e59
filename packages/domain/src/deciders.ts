import { assessment } from './assessment/assessment.js'
import { cohort } from './cohort/cohort.js'
import { framework } from './framework/framework.js'
import { journey } from './journey/journey.js'
import type { Category } from './kernel/categories.js'
import type { Decider } from './kernel/decider.js'
import { organisation } from './organisation/organisation.js'
import { planTemplate } from './plan-template/plan-template.js'
import { reporting } from './reporting/reporting.js'

export type { Category } from './kernel/categories.js'

/** Every decider, by the category of its streams. */
export const deciders = {
  organisation,
  framework,
  'plan-template': planTemplate,
  cohort,
  assessment,
  journey,
  reporting,
} satisfies Record<Category, Decider>

/** The decider of a category, for code that works on streams of any kind. */
export const deciderOf = (category: Category): Decider => deciders[category]
