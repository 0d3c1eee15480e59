import {
  boolean,
  defineTable,
  integer,
  json,
  moment,
  nullable,
  number,
  text,
  uuid,
} from '@switchback/projections/table'

/** One assessment that a client took, with its answers. Their own words are encrypted. */
export const assessmentHistoryTable = defineTable(
  'assessment_history',
  2,
  {
    clientId: uuid(),
    journeyId: uuid(),
    frameworkId: uuid(),
    frameworkVersion: integer(),
    status: text(),
    shared: boolean(),
    /** When the client shared it last, as the program recorded it. */
    sharedAt: nullable(moment()),
    startedAt: moment(),
    completedAt: nullable(moment()),
    answers: json<Record<string, { rating: number; words?: string | undefined }>>(),
    score: nullable(integer()),
    maximum: integer(),
    percent: nullable(number()),
    band: nullable(text()),
    flags: json<string[]>(),
    honesty: nullable(integer()),
  },
  [['clientId', 'startedAt']],
)
