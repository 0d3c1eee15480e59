import { z } from 'zod'

/** A value that a list is sorted by. */
type SortKey = string | number

/**
 * The fields `limit` and `cursor` of a query that answers in pages, and how its cursors are written. A cursor holds what the
 * last line of a page is sorted by, so the next page begins right after it, whatever was added or removed since. Callers take
 * it as an opaque text; what no page returned is a mistake of the request, never the first page again.
 *
 * `after` is the schema of those sort keys, in the order of the sorting. A page has at most `atMost` lines, `usual` where the request
 * names no limit.
 */
export function paging<Keys extends readonly [SortKey, ...SortKey[]]>(
  after: z.ZodType<Keys>,
  { usual = 50, atMost = 200 } = {},
) {
  const cursor = z
    .string()
    .max(400)
    .transform((text, context): Keys => {
      const keys = after.safeParse(read(text))
      if (keys.success) return keys.data
      context.addIssue({ code: 'custom', message: 'Use the cursor that the page before returned as next.' })
      return z.NEVER
    })
  const write = (keys: Keys) => Buffer.from(JSON.stringify(keys)).toString('base64url')

  return {
    input: { limit: z.coerce.number().int().min(1).max(atMost).default(usual), cursor: cursor.optional() },
    /** The cursor after a line with these sort keys. */
    write,
    /** One page of `found`, which holds one line more than the page where there is a next one. */
    page<Item>(found: Item[], limit: number, keysOf: (item: Item) => Keys) {
      const items = found.slice(0, limit)
      return { items, next: found.length > limit ? write(keysOf(items.at(-1)!)) : null }
    },
  }
}

/** The sort keys of a cursor; undefined when the text is not a cursor. */
function read(text: string): unknown {
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8')
    const keys: unknown = JSON.parse(json)
    return Buffer.from(json).toString('base64url') === text ? keys : undefined
  } catch {
    return undefined
  }
}

/** Compares lists of sort keys, each key by the direction of its place: 1 rises, -1 falls. */
export function compareKeys<Keys extends readonly SortKey[]>(one: Keys, other: Keys, directions: (1 | -1)[]): number {
  for (const [at, direction] of directions.entries()) {
    if (one[at]! < other[at]!) return -direction
    if (one[at]! > other[at]!) return direction
  }
  return 0
}
