import { defineTable, integer, moment, nullable, text } from '@switchback/projections/table'

/** Who is to be erased, and who was: of the erased nothing but this. */
export const erasureRegisterTable = defineTable('erasure_register', 1, {
  status: text(),
  why: text(),
  requestedAt: moment(),
  dueAt: moment(),
  carriedOutAt: nullable(moment()),
  position: nullable(integer()),
  files: integer(),
  accounts: integer(),
})
