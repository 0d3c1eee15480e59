import { clockFault } from './due.js'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const newest = Date.parse('2026-03-20T09:00:00Z')

describe('a clock', () => {
  it('is not trusted days ahead of the newest event, while the process is young', () => {
    expect(clockFault(newest + 3 * day, newest, minute)).toBe('ahead')
    expect(clockFault(newest + 3 * day, newest, 2 * hour)).toBeNull()
    expect(clockFault(newest + day, newest, minute)).toBeNull()
  })

  it('is not trusted behind the newest event, however old the process is', () => {
    expect(clockFault(newest - 6 * minute, newest, 9 * hour)).toBe('behind')
    expect(clockFault(newest - 4 * minute, newest, 9 * hour)).toBeNull()
  })

  it('has nothing to be compared with where there is no event', () => expect(clockFault(newest, null, 0)).toBeNull())
})
