import { openApiDocument } from './document.js'

interface Operation {
  operationId: string
  security?: unknown[]
  parameters: { $ref?: string; name?: string; in?: string }[]
  responses: Record<string, object>
}
const document = openApiDocument() as { paths: Record<string, Record<string, Operation>>; components: object }
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
)

describe('the OpenAPI document', () => {
  it('asks for no session where none is needed, and only there', () => {
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
  it('declares each part of an address, and every reference leads somewhere', () => {
    for (const { path, parameters } of operations)
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }))
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g))
      expect(reference!.split('/').reduce<unknown>((part, name) => (part as never)?.[name], document)).toBeDefined()
  })
  it('holds no keyword that JSON Schema does not know', () => {
    expect(JSON.stringify(document)).not.toContain('"personal":true')
  })
})
