import type { Settings } from '@switchback/domain/organisation/events'
import { defineTable, json, text } from '@switchback/projections/table'

/** The tenant itself: its name, settings and sponsoring organisations. */
export const organisationProfileTable = defineTable('organisation_profile', 4, {
  name: text(),
  settings: json<Settings>(),
  sponsors: json<{ sponsorId: string; name: string }[]>(),
})
