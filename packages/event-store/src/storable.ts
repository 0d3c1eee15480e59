/**
 * Whether JSON text, as `JSON.stringify` writes it, contains what PostgreSQL's `jsonb` cannot store: a null character, or half of a
 * surrogate pair. `JSON.stringify` escapes a half and never a whole pair, so that each escaped surrogate is a half.
 */
export const holdsUnstorable = (json: string): boolean =>
  json.includes('\\u') && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(json)

/**
 * Parses the JSON text of a stored event. Null characters and halves of surrogate pairs, which a log of an older version may hold,
 * read as U+FFFD, in texts and in names of fields: views keep rows as `jsonb`, which takes neither.
 */
export function parseStored(json: string): unknown {
  const value: unknown = JSON.parse(json)
  // A pair may be written as two escapes: what was parsed decides.
  return json.includes('\\u') ? cleaned(value) : value
}

const cleanedText = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanedText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [cleanedText(name), cleaned(field)]))
}
