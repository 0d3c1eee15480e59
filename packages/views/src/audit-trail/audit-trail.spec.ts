import { auditTrail } from './projection.js'

describe('the audit trail of owners', () => {
  it('has decisions about the practice and nothing of a client’s progress', () => {
    const kept = Object.keys(auditTrail.on)
    expect(kept).toEqual(expect.arrayContaining(['MemberRemoved', 'RoleGranted', 'SettingsChanged', 'CohortCreated']))
    const ofClients =
      /^(Journey|Gate|Step|Phase|Plan|Evidence|Assessment|Client|Demand|Application|Baseline|Outcome)|Consent/
    expect(kept.filter((type) => ofClients.test(type))).toEqual([])
  })
})
