import { randomBytes } from 'node:crypto'
import { programIds } from './program-ids.js'

const idFor = programIds(randomBytes(32))

describe('ids of the commands that the program sends on its own', () => {
  it('are UUIDs that are the same for the same parts', () => {
    expect(idFor('policies', 'tenant', 7, 0)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(idFor('policies', 'tenant', 7, 0)).toBe(idFor('policies', 'tenant', 7, 0))
  })
  it('differ where one part differs or parts are divided in another way', () => {
    const parts = [['a', 'b'], ['a', 'c'], ['ab'], ['a,b'], ['a', 'b', ''], ['1'], [1]] as const
    expect(new Set(parts.map((each) => idFor(...each))).size).toBe(parts.length)
  })
  it('cannot be computed without the secret of the installation', () => {
    expect(programIds(randomBytes(32))('policies', 'tenant', 7, 0)).not.toBe(idFor('policies', 'tenant', 7, 0))
  })
})
