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

/** One taking of an assessment, with its answers. Own words are sealed. */
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
