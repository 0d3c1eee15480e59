/** @jest-environment jsdom */
import { csvOf } from './csv'

const cellOf = (value: string | number) => csvOf([{ cell: value }]).split('\r\n')[1]

describe('a file for a spreadsheet', () => {
  it.each(['3/27', '1-2', '1.5.2026', '007', '0049301234', '2e5', '=1+1', '+49', '-1', '@name'])(
    'keeps the text %s from becoming a date, a number or a formula',
    (text) => expect(cellOf(text)).toMatch(/^"?'/),
  )
  it.each(['3 of 27', '2026-10-22', 'Dilara Kaya', '', 'Northwind, spring 2026'])(
    'leaves the text %p as it is',
    (text) => expect(cellOf(text)!.replaceAll('"', '')).toBe(text),
  )
  it('leaves numbers as they are, also negative ones', () => {
    expect(cellOf(12.5)).toBe('12.5')
    expect(cellOf(-3)).toBe('-3')
  })
})
