import { deciders } from './deciders.js'
import { isAllowed, queryAccess, whoIs } from './access.js'
import { commandAccess, mayCommand } from './command-access.js'

const client = { id: 'c', roles: ['client'] as const }
const coach = { id: 'k', roles: ['coach'] as const }

describe('who may do what', () => {
  it('names somebody for every command of the domain, and no command that is not there', () => {
    const commands = Object.values(deciders).flatMap(({ category, commands }) =>
      Object.keys(commands).map((type) => `${category}.${type}`),
    )
    expect(Object.keys(commandAccess).sort()).toEqual(commands.sort())
    for (const [command, who] of Object.entries(commandAccess)) expect([command, who.length]).not.toEqual([command, 0])
  })

  it('lets a client act on their own journey only', () => {
    expect(mayCommand('journey', 'CompleteStep', client, { clientId: 'c' })).toBe(true)
    expect(mayCommand('journey', 'CompleteStep', client, { clientId: 'other' })).toBe(false)
    expect(mayCommand('journey', 'AcceptEvidence', client, { clientId: 'c' })).toBe(false)
  })

  it('lets a coach act on journeys they lead only', () => {
    expect(mayCommand('journey', 'ApproveGate', coach, { coachIds: ['k'] })).toBe(true)
    expect(mayCommand('journey', 'ApproveGate', coach, { coachIds: ['x'] })).toBe(false)
  })

  it('a relation counts only with the role: a coach who was a client is no client, and a client who was a coach no coach', () => {
    expect(whoIs(coach, { clientId: 'k', coachIds: [] })).toEqual(new Set(['coach']))
    expect(whoIs(client, { coachIds: ['c'] })).toEqual(new Set(['client']))
  })

  it('keeps names and progress from sponsors: they may ask for the funnel, their organisation and nothing of a person', () => {
    const sponsor = new Set(['sponsor'] as const)
    const asked = Object.entries(queryAccess).filter(([, allowed]) => isAllowed(sponsor, allowed))
    expect(asked.map(([name]) => name).sort()).toEqual(['figures', 'framework', 'organisation', 'rights'])
  })

  it('refuses an unknown command', () => {
    expect(mayCommand('journey', 'Teleport', coach, { coachIds: ['k'] })).toBe(false)
  })
})
