/** @jest-environment jsdom */
import { daysBetween, daysLater, formats } from './dates'

describe('dates', () => {
  const berlin = formats('en', 'Europe/Berlin')
  it('of a moment are the day it was in the reader’s zone', () => {
    expect(berlin.day('2026-03-01T23:30:00Z')).toContain('2')
    expect(berlin.calendarDay('2026-03-01T23:30:00Z')).toBe('2026-03-02')
    expect(formats('en', 'America/Lima').calendarDay('2026-03-02T03:00:00Z')).toBe('2026-03-01')
  })
  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', 'UTC'])(
    'of a calendar are the same day in %s as anywhere',
    (zone) => expect(formats('de', zone).day('2026-03-02')).toBe(formats('de', 'UTC').day('2026-03-02')),
  )
  it('are written in the reader’s language', () => {
    expect(formats('de', 'UTC').month('2026-03-01')).toMatch(/März|Mär/)
    expect(formats('de', 'UTC').ago(new Date().toISOString())).toBe('heute')
  })
  it('are counted in whole days', () => {
    expect(daysLater('2026-02-27', 3)).toBe('2026-03-02')
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
  })
  it('and minutes are written in hours and minutes, none of them rounded away', () => {
    expect(berlin.duration(45)).toBe('45 min')
    expect(berlin.duration(90)).toBe('1 hr 30 min')
    expect(berlin.duration(180)).toBe('3 hr')
    expect(berlin.duration(0)).toBe('0 min')
  })
})
