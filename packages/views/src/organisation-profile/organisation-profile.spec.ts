import { people } from '@switchback/domain/testing/specification'
import { view, type Fact } from '@switchback/projections/testing/specification'
import { organisationProfile } from './projection.js'

const founded: Fact = {
  type: 'OrganisationFounded',
  data: {
    name: 'Bend',
    ownerId: people.owner.id,
    ownerName: 'Nora',
    ownerEmail: 'nora@example.org',
    emailFingerprint: 'f',
  },
}
const sponsor = { sponsorId: people.client.id, name: 'Harbour' }

describe('the profile of an organisation', () => {
  it('begins with the usual settings, and changes only what is changed', () => {
    const before = view(organisationProfile, founded).row()
    expect(before.settings.smallestReportableGroup).toBe(5)
    const changed: Fact = { type: 'SettingsChanged', data: { settings: { smallestReportableGroup: 8 } } }
    expect(view(organisationProfile, founded, changed).row().settings).toEqual({
      ...before.settings,
      smallestReportableGroup: 8,
    })
  })

  it('never counts a smaller group than before, whatever an earlier version let people set', () => {
    const three: Fact = { type: 'SettingsChanged', data: { settings: { smallestReportableGroup: 3 } } }
    expect(view(organisationProfile, founded, three).row().settings.smallestReportableGroup).toBe(5)
  })

  it('lists its sponsors', () => {
    const row = view(organisationProfile, founded, { type: 'SponsorAdded', data: sponsor }).row()
    expect(row.sponsors).toEqual([sponsor])
  })
})
