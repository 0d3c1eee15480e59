import { monthsOf } from './regularity'

describe('the months of a calendar', () => {
  it('end with the month of the day, and go back over the turn of a year', () =>
    expect(monthsOf([], '2026-02-10', 3).map(({ first }) => first)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']))
  it('count what lies in each', () =>
    expect(monthsOf(['2026-01-31', '2026-01-01', '2025-01-01'], '2026-02-10', 3).map(({ count }) => count)).toEqual([
      0, 2, 0,
    ]))
})
