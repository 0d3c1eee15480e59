import { boolean, defineTable, integer, moment, nullable, text } from '@switchback/projections/table'

/** Who is to be erased, and who was: of the erased nothing but this. */
export const erasureRegisterTable = defineTable('erasure_register', 2, {
  status: text(),
  why: text(),
  /** Whether they asked for it themselves: then no one else can withdraw it. */
  bySelf: boolean(),
  requestedAt: moment(),
  dueAt: moment(),
  carriedOutAt: nullable(moment()),
  position: nullable(integer()),
  files: integer(),
  accounts: integer(),
})
