import { defineTable, integer, json, moment, nullable, text, uuid } from '@switchback/projections/table'

/** What happened on a journey, one row an event, in the true order of a person's life. */
export const journeyTimelineTable = defineTable(
  'journey_timeline',
  3,
  {
    journeyId: uuid(),
    clientId: nullable(uuid()),
    version: integer(),
    type: text(),
    occurredAt: moment(),
    recordedAt: moment(),
    actorId: uuid(),
    /** What the event says, whole: a journey as of a date is folded from these rows. */
    data: json<Record<string, unknown>>(),
  },
  [['journeyId', 'occurredAt', 'version'], ['clientId'], ['type', 'journeyId']],
  ['clientId'],
)
