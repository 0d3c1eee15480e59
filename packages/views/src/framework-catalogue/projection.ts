import type { FrameworkContent } from '@switchback/domain/framework/content'
import { frameworkEvents, type FrameworkEvent } from '@switchback/domain/framework/events'
import { framework as frameworkDecider, publishedContent } from '@switchback/domain/framework/framework'
import { typesOf } from '@switchback/projections/event-types'
import { defineProjection, type EventNamed } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { frameworkCatalogueTable, type PublishedOutline } from './table.js'

type Entry = RowOf<typeof frameworkCatalogueTable>

const after = (event: EventNamed<FrameworkEvent['type']>, before: Entry | undefined): Entry => {
  const framework = frameworkDecider.evolve(before?.framework ?? frameworkDecider.initial, event)
  const { status, draft } = framework
  return {
    publishedAt: before?.publishedAt ?? [],
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
  creates: { FrameworkDrafted: after },
  on: {
    FrameworkPublished: (row, event) => ({ ...after(event, row), publishedAt: [...row.publishedAt, event.occurredAt] }),
  },
  otherwise: { events: typesOf(frameworkEvents), change: (row, event) => after(event, row) },
})
