import { reportOn } from './import-report'

const known = {
  members: [
    { email: 'here@one.example', status: 'active' },
    { email: 'gone@one.example', status: 'removed' },
  ],
  sponsors: [{ sponsorId: 's', name: 'Northwind' }],
  inviter: { roles: ['owner'] } as const,
}
const problems = (line: Record<string, string>, inviter: { roles: readonly string[] } = known.inviter) =>
  reportOn([line], { ...known, inviter: inviter as never })[0]!.problems

describe('the report before an import', () => {
  it('finds nothing wrong with a good line, and takes a client where no role stands', () =>
    expect(reportOn([{ name: ' Dilara ', email: 'New@One.example' }], known)).toEqual([
      { line: 2, name: 'Dilara', email: 'new@one.example', role: 'client', problems: [] },
    ]))
  it('says what is missing or wrong, each in a sentence', () => {
    expect(problems({ name: '', email: '' })).toEqual(['The name is missing.', 'The address is missing.'])
    expect(problems({ name: 'N', email: 'no' })).toEqual(['This is no e-mail address.'])
    expect(problems({ name: 'N'.repeat(121), email: 'n@one.example' })).toEqual(['The name is too long.'])
    expect(problems({ name: 'N', email: 'n@one.example', role: 'king' })).toEqual([
      'The role is none of owner, coach, client, sponsor.',
    ])
  })
  it('knows who is here already, and who has left', () => {
    expect(problems({ name: 'N', email: 'here@one.example' })).toEqual(['Somebody with this address is here already.'])
    expect(problems({ name: 'N', email: 'gone@one.example' })).toEqual([])
  })
  it('finds the second of two equal addresses', () => {
    const line = { name: 'N', email: 'n@one.example' }
    expect(reportOn([line, line], known).map((row) => row.problems.length)).toEqual([0, 1])
  })
  it('asks for the sponsoring organisation of a sponsor', () => {
    expect(problems({ name: 'N', email: 'n@one.example', role: 'sponsor' })).toHaveLength(1)
    expect(
      reportOn([{ name: 'N', email: 'n@one.example', role: 'sponsor', sponsor: 'northwind' }], known)[0],
    ).toMatchObject({ problems: [], sponsorId: 's' })
  })
  it('lets nobody invite to a role that is not theirs to give', () =>
    expect(problems({ name: 'N', email: 'n@one.example', role: 'owner' }, { roles: ['coach'] })).toEqual([
      'You may not invite to this role.',
    ]))
})
