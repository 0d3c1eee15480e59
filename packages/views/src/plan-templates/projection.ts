import type { PlanTemplateEvent } from '@switchback/domain/plan-template/events'
import { planTemplate as templateDecider } from '@switchback/domain/plan-template/plan-template'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { planTemplatesTable } from './table.js'

type Entry = RowOf<typeof planTemplatesTable>

const folded = (row: Entry | undefined, event: EventNamed<PlanTemplateEvent['type']>): Entry => ({
  ...row!,
  template: templateDecider.evolve(row?.template ?? templateDecider.initial, event),
})

export const planTemplates = defineProjection({
  table: planTemplatesTable,
  on: {
    TemplateCreated: (row, event) => ({
      ...folded(row, event),
      name: event.data.name,
      frameworkId: event.data.frameworkId,
    }),
    StepExcluded: folded,
    StepIncluded: folded,
    DurationSet: folded,
    TemplatePublished: folded,
  },
})
