import { boolean, defineTable, json, moment, nullable, text, uuid } from '@switchback/projections/table'

/** A person in the tenant: invited, active or gone. Name and address are encrypted. */
export const memberDirectoryTable = defineTable('member_directory', 1, {
  name: text(),
  email: text(),
  roles: json<string[]>(),
  sponsorId: nullable(uuid()),
  status: text(),
  invitationId: nullable(uuid()),
  invitedRole: nullable(text()),
  expiresAt: nullable(moment()),
  reportingConsent: boolean(),
  since: moment(),
})
