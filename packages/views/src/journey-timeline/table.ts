import { defineTable, integer, json, moment, text, uuid } from '@switchback/projections/table'

/** What happened on a journey, one row an event, in the true order of a person's life. */
export const journeyTimelineTable = defineTable(
  'journey_timeline',
  1,
  {
    journeyId: uuid(),
    version: integer(),
    type: text(),
    occurredAt: moment(),
    recordedAt: moment(),
    actorId: uuid(),
    detail: json<Record<string, unknown>>(),
  },
  [['journeyId', 'occurredAt', 'version']],
)
