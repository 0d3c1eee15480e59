import type { Framework } from '@switchback/domain/framework/framework'
import { defineTable, json, moment, nullable, text } from '@switchback/projections/table'

/** The parts of a published version that lists show. */
export interface PublishedOutline {
  phases: { id: string; title: string }[]
  bands: { id: string; title: string }[]
}

/** A framework with its draft and every published version, and in columns of their own what lists show of it. */
export const frameworkCatalogueTable = defineTable('framework_catalogue', 2, {
  name: text(),
  status: text(),
  profession: text(),
  description: text(),
  /** Of the draft. */
  phases: json<{ phaseId: string; title: string }[]>(),
  /** The newest published version; null before the first. */
  newest: nullable(json<PublishedOutline>()),
  framework: json<Framework>(),
  publishedAt: json<string[]>(),
  changedAt: moment(),
})
