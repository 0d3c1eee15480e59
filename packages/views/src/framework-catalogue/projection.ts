import type { FrameworkEvent } from '@switchback/domain/framework/events'
import { framework as frameworkDecider } from '@switchback/domain/framework/framework'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { frameworkCatalogueTable } from './table.js'

type Entry = RowOf<typeof frameworkCatalogueTable>

const folded = (row: Entry | undefined, event: EventNamed<FrameworkEvent['type']>): Entry => {
  const framework = frameworkDecider.evolve(row?.framework ?? frameworkDecider.initial, event)
  const { status, draft } = framework
  return { publishedAt: row?.publishedAt ?? [], name: draft.name, status, framework, changedAt: event.occurredAt }
}

export const frameworkCatalogue = defineProjection({
  table: frameworkCatalogueTable,
  on: {
    FrameworkDrafted: folded,
    FrameworkDescribed: folded,
    PhaseDefined: folded,
    PhaseTakenOut: folded,
    StepDefined: folded,
    StepTakenOut: folded,
    GateDefined: folded,
    AssessmentDefined: folded,
    FrameworkPublished: (row, event) => ({
      ...folded(row, event),
      publishedAt: [...row!.publishedAt, event.occurredAt],
    }),
    FrameworkRetired: folded,
  },
})
