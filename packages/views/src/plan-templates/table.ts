import type { PlanTemplate } from '@switchback/domain/plan-template/plan-template'
import { defineTable, json, text, uuid } from '@switchback/projections/table'

/** A plan template with its draft and published versions. */
export const planTemplatesTable = defineTable('plan_templates', 1, {
  name: text(),
  frameworkId: uuid(),
  template: json<PlanTemplate>(),
})
