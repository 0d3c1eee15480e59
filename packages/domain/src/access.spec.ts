import { deciders } from './deciders.js'
import { isAllowed, queryAccess, whoIs } from './access.js'
import { commandAccess, mayCommand } from './command-access.js'

const client = { id: 'c', roles: ['client'] as const }
const coach = { id: 'k', roles: ['coach'] as const }

describe('who may do what', () => {
  it('names who may send every command of the domain, and no other command', () => {
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

  it('a relation counts only with its role: a coach who was a client is not the client, and a client who was a coach is not the coach', () => {
    expect(whoIs(coach, { clientId: 'k', coachIds: [] })).toEqual(new Set(['coach']))
    expect(whoIs(client, { coachIds: ['c'] })).toEqual(new Set(['client']))
  })

  it('lets sponsors read results and their organisation, and nothing about a person', () => {
    const sponsor = new Set(['sponsor'] as const)
    const allowedQueries = Object.entries(queryAccess).filter(([, allowed]) => isAllowed(sponsor, allowed))
    expect(allowedQueries.map(([name]) => name).sort()).toEqual(['figures', 'framework', 'organisation', 'rights'])
  })

  it('refuses an unknown command', () => {
    expect(mayCommand('journey', 'Teleport', coach, { coachIds: ['k'] })).toBe(false)
  })
})
