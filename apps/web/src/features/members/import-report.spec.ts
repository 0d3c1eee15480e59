import { reportOn } from './import-report'

const known = {
  members: [
    { email: 'here@one.example', status: 'active' },
    { email: 'gone@one.example', status: 'removed' },
  ],
  sponsors: [{ sponsorId: 's', name: 'Northwind' }],
  inviter: { roles: ['owner'] } as const,
}
const problems = (line: Record<string, string>, inviter: Parameters<typeof reportOn>[1]['inviter'] = known.inviter) =>
  reportOn([line], { ...known, inviter })[0]!.problems

describe('the report before an import', () => {
  it('finds nothing wrong with a good line, and makes a line without a role a client', () =>
    expect(reportOn([{ name: ' Dilara ', email: 'New@One.example' }], known)).toEqual([
      { line: 2, name: 'Dilara', email: 'new@one.example', role: 'client', problems: [] },
    ]))
  it('says what is missing or wrong, each by the id of its text', () => {
    expect(problems({ name: '', email: '' })).toEqual(['members.nameMissing', 'members.emailMissing'])
    expect(problems({ name: 'N', email: 'no' })).toEqual(['members.emailInvalid'])
    expect(problems({ name: 'N'.repeat(121), email: 'n@one.example' })).toEqual(['members.nameTooLong'])
    expect(problems({ name: 'N', email: 'n@one.example', role: 'king' })).toEqual(['members.roleUnknown'])
  })
  it('rejects the address of a member, but not of a member who has left', () => {
    expect(problems({ name: 'N', email: 'here@one.example' })).toEqual(['members.emailTaken'])
    expect(problems({ name: 'N', email: 'gone@one.example' })).toEqual([])
  })
  it('rejects the second of two equal addresses', () => {
    const line = { name: 'N', email: 'n@one.example' }
    expect(reportOn([line, line], known).map((row) => row.problems.length)).toEqual([0, 1])
  })
  it('requires the sponsoring organisation of a sponsor', () => {
    expect(problems({ name: 'N', email: 'n@one.example', role: 'sponsor' })).toHaveLength(1)
    expect(
      reportOn([{ name: 'N', email: 'n@one.example', role: 'sponsor', sponsor: 'northwind' }], known)[0],
    ).toMatchObject({ problems: [], sponsorId: 's' })
  })
  it('rejects a role that the inviter may not grant', () =>
    expect(problems({ name: 'N', email: 'n@one.example', role: 'owner' }, { roles: ['coach'] })).toEqual([
      'members.roleNotAllowed',
    ]))
})
