import { planTemplateEvents, type PlanTemplateEvent } from '@switchback/domain/plan-template/events'
import { planTemplate as templateDecider } from '@switchback/domain/plan-template/plan-template'
import { typesOf } from '@switchback/projections/event-types'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { planTemplatesTable } from './table.js'

type Entry = RowOf<typeof planTemplatesTable>

const after = (row: Entry, event: EventNamed<PlanTemplateEvent['type']>): Entry => ({
  ...row,
  template: templateDecider.evolve(row.template, event),
})

export const planTemplates = defineProjection({
  table: planTemplatesTable,
  creates: {
    TemplateCreated: (event) => {
      const { name, frameworkId } = event.data
      return { name, frameworkId, template: templateDecider.evolve(templateDecider.initial, event) }
    },
  },
  otherwise: { events: typesOf(planTemplateEvents), change: after },
})
