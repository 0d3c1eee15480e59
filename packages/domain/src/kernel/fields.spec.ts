import { z } from 'zod'
import { deciders } from '../deciders.js'
import { AnyText, CalendarDate, Email, Moment, Text, WebLink } from './fields.js'

const half = '\ud800'

/** Every schema of a string inside a schema. */
function strings(schema: unknown): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return strings(schema.unwrap())
  if (schema instanceof z.ZodArray) return strings(schema.element)
  if (schema instanceof z.ZodRecord) return [...strings(schema.keyType), ...strings(schema.valueType)]
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(strings)
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).flatMap(strings)
  return schema instanceof z.ZodString || schema instanceof z.ZodStringFormat ? [schema] : []
}

const candidates = [`half ${half}`, `a${half}@x.example`, `https://x.example/${half}`, half, 'null \0', 'a\0@x.example']

describe('a text', () => {
  it('has no half of a surrogate pair and no null character', () => {
    for (const schema of [AnyText, Text(100), Email, WebLink])
      for (const text of candidates) expect(schema.safeParse(text).success).toBe(false)
    expect(Text(100).parse(' whole 🧗 ')).toBe('whole 🧗')
  })

  it.each(
    Object.values(deciders).flatMap(({ commands, events }) => [
      ...Object.entries(commands),
      ...Object.entries(events.definitions).map(([type, { data }]) => [type, data] as const),
    ]) as [string, z.ZodType][],
  )('of %s has neither', (_, schema) => {
    for (const text of strings(schema))
      for (const candidate of candidates)
        expect([candidate, text.safeParse(candidate).success]).toEqual([candidate, false])
  })
})

describe('a date', () => {
  it('lies between 1900 and 2200', () => {
    for (const date of ['1900-01-01', '2026-02-28', '2200-12-31'])
      expect(CalendarDate.safeParse(date).success).toBe(true)
    for (const date of ['0000-01-01', '1899-12-31', '2201-01-01', '9999-12-01', '+010000-01-01'])
      expect([date, CalendarDate.safeParse(date).success]).toEqual([date, false])
    for (const date of ['1899-12-31', '2201-01-01', '0000-01-01'])
      expect(Moment.safeParse(`${date}T00:00:00Z`).success).toBe(false)
    expect(Moment.safeParse('2200-12-31T23:59:59Z').success).toBe(true)
  })
})
