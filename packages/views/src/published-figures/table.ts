import type { EventNamed } from '@switchback/projections/projection'
import { defineTable, integer, json, nullable, text } from '@switchback/projections/table'

type Published = EventNamed<'FiguresPublished'>['data']

export interface Restatement {
  at: string
  reason: string
  rules: Published['rules']
  tables: Published['tables']
}

/** A closed period's figures of one group, as they were published, and as they were restated later. */
export const publishedFiguresTable = defineTable(
  'published_figures',
  1,
  {
    period: text(),
    startsOn: text(),
    endsOn: text(),
    about: text(),
    asOfPosition: integer(),
    publishedAt: text(),
    rules: json<Published['rules']>(),
    tables: json<Published['tables']>(),
    restated: nullable(json<Restatement>()),
  },
  [['about', 'endsOn'], ['endsOn']],
)
