import type { FrameworkContent } from '@switchback/domain/framework/content'
import type { FrameworkEvent } from '@switchback/domain/framework/events'
import { framework as frameworkDecider, publishedContent } from '@switchback/domain/framework/framework'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { frameworkCatalogueTable, type PublishedOutline } from './table.js'

type Entry = RowOf<typeof frameworkCatalogueTable>

const folded = (row: Entry | undefined, event: EventNamed<FrameworkEvent['type']>): Entry => {
  const framework = frameworkDecider.evolve(row?.framework ?? frameworkDecider.initial, event)
  const { status, draft } = framework
  return {
    publishedAt: row?.publishedAt ?? [],
    name: draft.name,
    status,
    profession: draft.profession,
    description: draft.description,
    phases: draft.phases.map(({ id, title }) => ({ phaseId: id, title })),
    newest: outlineOf(publishedContent(framework)),
    framework,
    changedAt: event.occurredAt,
  }
}

const outlineOf = (content: FrameworkContent | undefined): PublishedOutline | null =>
  content
    ? {
        phases: content.phases.map(({ id, title }) => ({ id, title })),
        bands: (content.assessment?.bands ?? []).map(({ id, title }) => ({ id, title })),
      }
    : null

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
