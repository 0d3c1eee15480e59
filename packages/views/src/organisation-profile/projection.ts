import { settingsAfter, settingsAtFirst } from '@switchback/domain/organisation/events'
import { defineProjection } from '@switchback/projections/projection'
import { organisationProfileTable } from './table.js'

export const organisationProfile = defineProjection({
  table: organisationProfileTable,
  creates: { OrganisationFounded: ({ data }) => ({ name: data.name, settings: settingsAtFirst, sponsors: [] }) },
  on: {
    SponsorAdded: (row, { data }) => ({ ...row, sponsors: [...row.sponsors, data] }),
    SettingsChanged: (row, { data }) => ({ ...row, settings: settingsAfter(row.settings, data.settings) }),
  },
})
