import { CalendarDate, Email, Id, Text } from '@switchback/domain/kernel/fields'
import { z } from 'zod'
import { InvalidCommand } from '@switchback/command-handling/problems'

const detailOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value)
  return InvalidCommand.of(error!.issues)
}

describe('a value that does not fit', () => {
  const settings = z.strictObject({ settings: z.strictObject({ stallDays: z.int().min(3).max(180) }) })

  it('is named in words, with a sentence that says what to enter', () => {
    expect(detailOf(z.object({ email: Email }), { email: 'nina' }).message).toBe(
      'Email: Enter an e-mail address, such as name@example.org.',
    )
    expect(detailOf(settings, { settings: { stallDays: 'ten' } }).message).toBe('Stall days: Enter a number.')
    expect(detailOf(settings, { settings: { stallDays: 2 } }).message).toBe('Stall days: Enter at least 3.')
    expect(detailOf(z.object({ journeyId: Id }), { journeyId: 'x' }).message).toBe(
      'Journey id: This is not an id of anything here.',
    )
    expect(detailOf(z.object({ name: Text(120) }), {}).message).toBe('Name: This is missing.')
    expect(detailOf(z.object({ name: Text(120) }), { name: ' ' }).message).toBe('Name: Enter a text.')
  })
  it('keeps the sentence of a schema that has one, and its path for programs', () => {
    const problem = detailOf(z.object({ plan: z.object({ startsOn: CalendarDate }) }), {
      plan: { startsOn: '9999-12-01' },
    })
    expect(problem.message).toBe('Starts on: A date lies between 1900-01-01 and 2200-12-31.')
    expect(problem.issues).toEqual([
      { path: 'plan.startsOn', message: 'A date lies between 1900-01-01 and 2200-12-31.' },
    ])
  })
})
