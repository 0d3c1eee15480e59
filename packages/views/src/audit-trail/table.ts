import { defineTable, moment, nullable, text, uuid } from '@switchback/projections/table'

/** Decisions that somebody may have to answer for: who, when, about whom, and why. Reasons are sealed. */
export const auditTrailTable = defineTable(
  'audit_trail',
  2,
  {
    type: text(),
    actorId: uuid(),
    subjectId: nullable(uuid()),
    streamId: uuid(),
    at: moment(),
    why: nullable(text()),
  },
  [['at'], ['subjectId']],
)
