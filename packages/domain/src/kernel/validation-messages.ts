import { z } from 'zod'

const formats: Record<string, string> = {
  email: 'Enter an e-mail address, such as name@example.org.',
  uuid: 'This is not an id of anything here.',
  date: 'Enter a date, such as 2026-03-01.',
  datetime: 'Enter a moment, such as 2026-03-01T09:00:00Z.',
  url: 'Enter an address that begins with http:// or https://.',
}
const types: Record<string, string> = {
  string: 'Enter a text.',
  number: 'Enter a number.',
  int: 'Enter a whole number.',
  boolean: 'Choose yes or no.',
}
const unfit = 'This does not have the right form.'

/** What is wrong with a value, in a sentence for the person who entered it; undefined where the schema has its own. */
function sentenceFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : (types[issue.expected] ?? unfit)
    case 'invalid_format':
      return formats[issue.format] ?? unfit
    case 'invalid_value':
      return `Choose one of these: ${issue.values.join(', ')}.`
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.join(', ')}.`
    case 'too_small':
      return limit('at least', issue.minimum, issue.origin)
    case 'too_big':
      return limit('at most', issue.maximum, issue.origin)
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return unfit
    default:
      return undefined
  }
}

function limit(which: 'at least' | 'at most', bound: number | bigint, origin: string): string {
  if (origin === 'string')
    return which === 'at least' && bound === 1 ? types.string! : `Enter ${which} ${bound} characters.`
  if (origin === 'array' || origin === 'set') return `Choose ${which} ${bound}.`
  return `Enter ${which} ${bound}.`
}

// The library's own sentences are for programmers. Schemas that have a sentence of their own keep it.
z.config({ customError: sentenceFor })
