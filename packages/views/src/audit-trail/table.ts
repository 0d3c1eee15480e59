import { defineTable, moment, nullable, text, uuid } from '@switchback/projections/table'

/** Decisions that someone may have to explain later: who decided, when, about which person and why. Reasons are encrypted. */
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
