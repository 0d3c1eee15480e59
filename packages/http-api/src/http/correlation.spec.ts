import { spanNameOf } from './correlation.js'

const nameOf = (url: string | undefined, params: Record<string, string> = {}) =>
  spanNameOf({ method: 'POST', routeOptions: { url }, params })

describe('the name of a span', () => {
  it('is the pattern of the route, with the command', () => {
    expect(nameOf('/api/:path/:streamId/:command', { path: 'journeys', command: 'start-step', streamId: 'x' })).toBe(
      'POST /api/journeys/:streamId/start-step',
    )
    expect(nameOf('/api/invitations/:invitationId/link', { invitationId: 'secret' })).toBe(
      'POST /api/invitations/:invitationId/link',
    )
  })
  it('contains nothing else that a request sends', () => {
    const secret = 'dGhpcyBpcyBhIHNlY3JldA'
    expect(
      nameOf('/api/:path/:streamId/:command', { path: secret, command: `${secret}-${secret}`, streamId: secret }),
    ).toBe('POST /api/:path/:streamId/:command')
    expect(nameOf(undefined)).toBe('POST /unknown')
  })
})
