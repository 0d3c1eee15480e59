import { InvalidCommand } from '@switchback/command-handling/problems'
import { positionOf } from './position-header.js'

describe('the position in Switchback-After', () => {
  it.each([
    ['0', 0],
    ['1204', 1_204],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%s is read', (header, position) => expect(positionOf(header)).toBe(position))
  it('may be missing', () => expect(positionOf(undefined)).toBeUndefined())
  it.each(['0x10', '1e3', '', ' 1', '+1', '-1', '1.0', '١', 'Infinity', '9007199254740992', '1, 2'])(
    '"%s" is refused',
    (header) => expect(() => positionOf(header)).toThrow(InvalidCommand),
  )
})
