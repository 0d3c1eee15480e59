import { z } from 'zod'

/** Values for fields by their name, such as the id of a client; every other field gets the least that its schema takes. */
export type ByName = Readonly<Record<string, unknown>>

/** Texts for every format that a schema may ask for; the first that it takes is used. */
const texts = [
  'a',
  'aa',
  '00000000-0000-4000-8000-000000000000',
  'a@b.example',
  'https://a.example/',
  '2026-03-02',
  '2026-03',
  'all',
  '2026-03-02T09:00:00.000Z',
  '#aaaaaa',
  'a'.repeat(10),
  'a'.repeat(64),
]

/**
 * The smallest value that a schema takes: what is optional is left out, lists are as short as they may be, the first of several
 * forms is chosen. Refinements are not known to it; the caller parses what comes out. Throws Error for a kind it does not know.
 */
export function smallest(schema: z.ZodType, byName: ByName = {}): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return undefined
  if (schema instanceof z.ZodNullable) return null
  if (schema instanceof z.ZodPipe) return smallest(schema.in as z.ZodType, byName)
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape as Record<string, z.ZodType>)
        .map(
          ([field, inner]) => [field, Object.hasOwn(byName, field) ? byName[field] : smallest(inner, byName)] as const,
        )
        .filter(([, value]) => value !== undefined),
    )
  if (schema instanceof z.ZodArray) {
    const length = fewest(schema)
    return Array.from({ length }, () => smallest(schema.element as z.ZodType, byName))
  }
  if (schema instanceof z.ZodTuple) return schema.def.items.map((item) => smallest(item as z.ZodType, byName))
  if (schema instanceof z.ZodRecord) return {}
  if (schema instanceof z.ZodUnion) return smallest(schema.options[0] as z.ZodType, byName)
  return plain(schema)
}

function plain(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodLiteral) return [...schema.values][0]
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodNumber) return Math.max(0, schema.minValue ?? 0)
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    const fitting = texts.find((text) => schema.safeParse(text).success)
    if (fitting !== undefined) return fitting
  }
  throw new Error(`There is no smallest value for ${schema.def.type}.`)
}

/** How many items a list has at least. */
function fewest(list: z.ZodArray): number {
  const checks = (list.def.checks ?? []).map((check) => check._zod.def as { check: string; minimum?: number })
  return checks.find(({ check }) => check === 'min_length')?.minimum ?? 0
}
