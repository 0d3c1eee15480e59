import { duePeriods, periodNamed, periodOf } from './periods.js'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const names = (...given: Parameters<typeof duePeriods>) => duePeriods(...given).map(({ name }) => name)

describe('periods', () => {
  it('are calendar months or quarters, leap days included', () => {
    expect(periodOf(at('2024-02-10'), 'month')).toEqual({
      name: '2024-02',
      startsOn: '2024-02-01',
      endsOn: '2024-02-29',
    })
    expect(periodOf(at('2026-11-24'), 'quarter')).toEqual({
      name: '2026-Q4',
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
    })
    for (const name of ['2024-02', '2025-12', '2026-Q1', '2026-Q4']) expect(periodNamed(name).name).toBe(name)
  })

  it('are due three days after their end, from the one in which something happened first', () => {
    expect(names('month', null, at('2026-08-20'), at('2026-11-03'))).toEqual(['2026-08', '2026-09'])
    expect(names('month', null, at('2026-08-20'), at('2026-11-04'))).toEqual(['2026-08', '2026-09', '2026-10'])
    expect(names('month', null, at('2026-11-20'), at('2026-11-24'))).toEqual([])
  })

  it('continue after the last published one, also if their length has changed', () => {
    const last = Date.parse('2026-09-01')
    expect(names('month', last, at('2020-01-01'), at('2026-11-24'))).toEqual(['2026-09', '2026-10'])
    expect(names('quarter', last, at('2020-01-01'), at('2026-11-24'))).toEqual(['2026-Q3'])
  })

  it('go back two years at most', () =>
    expect(names('month', null, at('2010-01-01'), at('2026-11-24'))).toHaveLength(24))
})
