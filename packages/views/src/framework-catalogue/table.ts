import type { Framework } from '@switchback/domain/framework/framework'
import { defineTable, json, moment, text } from '@switchback/projections/table'

/** A framework with its draft and every published version. */
export const frameworkCatalogueTable = defineTable('framework_catalogue', 1, {
  name: text(),
  status: text(),
  framework: json<Framework>(),
  publishedAt: json<string[]>(),
  changedAt: moment(),
})
