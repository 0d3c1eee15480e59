import { problemTypes } from '../http/problems.js'
import { openApiDocument } from './document.js'

interface Operation {
  operationId: string
  security?: unknown[]
  parameters: { $ref?: string; name?: string; in?: string }[]
  responses: Record<string, object>
}
interface Answer {
  headers?: Record<string, object>
  content: Record<string, { schema: { allOf: [object, { properties: { type: { enum: string[] } } }] } }>
}
const document = openApiDocument() as {
  paths: Record<string, Record<string, Operation>>
  components: { responses: Record<string, Answer> }
}
const operationOf = (id: string) => operations.find(({ operationId }) => operationId === id)!
const statusesOf = (id: string) => Object.keys(operationOf(id).responses).map(Number)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

describe('the OpenAPI document', () => {
  it('requires a session for everything but signing in, setting up and accepting an invitation', () => {
    const open = operations.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId)
    expect(open.toSorted()).toEqual(
      ['acceptInvitation', 'invitation', 'resetPassword', 'setUp', 'setUpState', 'signIn'].toSorted(),
    )
  })
  it('names the token of our page for everything that changes something by a session', () => {
    const token = '#/components/parameters/CsrfToken'
    const without = operations.filter(
      ({ method, security, parameters }) =>
        method !== 'get' && !security && !parameters.some(({ $ref }) => $ref === token),
    )
    expect(without.map(({ operationId }) => operationId)).toEqual([])
    expect(operations.filter(({ parameters }) => parameters.some(({ $ref }) => $ref === token)).length).toBeGreaterThan(
      80,
    )
  })
  it('says of each operation what comes back while the database is away', () => {
    expect(operations.filter(({ responses }) => !('503' in responses))).toEqual([])
  })
  it('names every status that an operation answers with, and never one that is always a mistake of ours', () => {
    for (const { responses } of operations) {
      expect(Object.keys(responses)).not.toContain('default')
      expect(Object.keys(responses)).not.toContain('500')
    }
    expect(statusesOf('journey.StartStep')).toEqual([200, 400, 401, 403, 404, 409, 412, 413, 415, 429, 503])
    expect(statusesOf('home')).toEqual([200, 400, 401, 404, 409, 503, 504])
    expect(statusesOf('engagement')).toContain(429)
    expect(statusesOf('resetPassword')).not.toContain(401)
  })
  it('names every type of problem at its status, and nothing else there', () => {
    const named = Object.values(document.components.responses).flatMap(
      ({ content }) => content['application/problem+json']!.schema.allOf[1].properties.type.enum,
    )
    const known = Object.keys(problemTypes).filter((type) => type !== 'internal')
    expect(named.toSorted()).toEqual(known.map((type) => `urn:switchback:problem:${type}`).toSorted())
  })
  it('says when to come back wherever the answer says so', () => {
    const { TooManyAttempts, Unavailable, ViewBehind, Forbidden } = document.components.responses
    for (const later of [TooManyAttempts, Unavailable, ViewBehind]) expect(later!.headers).toHaveProperty('Retry-After')
    expect(Forbidden!.headers).toBeUndefined()
  })
  it('declares each part of an address, and every reference leads somewhere', () => {
    for (const { path, parameters } of operations)
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }))
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect(
        reference!.split('/').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], document),
      ).toBeDefined()
  })
  it('holds no keyword that JSON Schema does not know', () => {
    expect(JSON.stringify(document)).not.toContain('"personal":true')
  })
})
