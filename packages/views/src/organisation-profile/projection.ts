import { settingsAfter, settingsAtFirst } from '@switchback/domain/organisation/events'
import { defineProjection } from '@switchback/projections/projection'
import { organisationProfileTable } from './table.js'

export const organisationProfile = defineProjection({
  table: organisationProfileTable,
  on: {
    OrganisationFounded: (_, { data }) => ({ name: data.name, settings: settingsAtFirst, sponsors: [] }),
    SponsorAdded: (row, { data }) => ({ ...row!, sponsors: [...row!.sponsors, data] }),
    SettingsChanged: (row, { data }) => ({ ...row!, settings: settingsAfter(row!.settings, data.settings) }),
  },
})
