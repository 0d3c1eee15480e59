import { z } from 'zod'

/** The longest text that any field takes, in UTF-16 units. */
export const longestText = 20_000

/** Whether PostgreSQL can keep a text: it takes no null characters and no halves of surrogate pairs. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()
const unstorable = { error: 'A text cannot hold null characters or broken characters.' }

/** Any string that is kept or searched for: the base of every text. */
export const AnyText = z.string().refine(isStorable, unstorable)

/** A text of 1 to `max` characters, trimmed. */
export const Text = (max: number) =>
  AnyText.trim()
    .min(1)
    .max(max)
    .refine((text) => !text.startsWith('sealed:'), { error: 'A text cannot begin with "sealed:".' })

/** A random identifier (UUID) of a stream, person or thing. */
export const Id = z.uuid()

/** A readable identifier inside a framework: lower-case words joined by hyphens. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Use lower-case words joined by hyphens.' })
  .max(60)

const earliest = '1900-01-01'
const latest = '2200-12-31'
const outOfRange = { error: 'A date lies between 1900-01-01 and 2200-12-31.' }

/** A calendar date, `YYYY-MM-DD`, from 1900 to 2200. */
export const CalendarDate = z.iso.date().refine((date) => date >= earliest && date <= latest, outOfRange)

/** An instant in UTC, ISO 8601, from 1900 to 2200. */
export const Moment = z.iso
  .datetime()
  .refine((moment) => moment >= earliest && moment.slice(0, 10) <= latest, outOfRange)

/** Minutes spent, at most one week. */
export const Minutes = z.int().min(1).max(10_080)

/** A rating from 1 (least) to 5 (most). */
export const OneToFive = z.int().min(1).max(5)

/** An http or https address. */
export const WebLink = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine(isStorable, unstorable)

/** An e-mail address, in lower case. */
export const Email = z.email().max(254).refine(isStorable, unstorable).toLowerCase()

/**
 * Marks a field that identifies or describes a person: it is stored encrypted with that person's own key.
 * A read returns the encrypted text; it is decrypted for someone who may read it.
 */
export const personal = <Schema extends z.ZodType<string>>(schema: Schema): Schema => schema.meta({ personal: true })

/**
 * The paths of the personal fields in an event's schema, such as `name` or `answers.[].words`.
 * Walks objects, arrays and what is optional or nullable.
 */
export function personalPaths(schema: z.ZodType): string[] {
  if (schema.meta()?.personal === true) return ['']
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return personalPaths(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodArray) return personalPaths(schema.element as z.ZodType).map((path) => join('[]', path))
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([field, inner]) =>
      personalPaths(inner as z.ZodType).map((path) => join(field, path)),
    )
  }
  return []
}

const join = (head: string, tail: string) => (tail === '' ? head : `${head}.${tail}`)
