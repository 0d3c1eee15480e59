import { z } from 'zod'

type Decrypt = (text: string) => string
/** Makes a copy of a value made of JSON. */
export type Copy = (value: unknown, decrypt: Decrypt) => unknown

/**
 * A function that copies a result with only the fields that its schema declares, at every depth, and decrypts its texts. It drops and
 * never refuses: texts of the erased, for example, are shown although they are no web addresses any more.
 */
export function copierOf(schema: z.ZodType): Copy {
  const known = copiers.get(schema)
  if (known) return known
  const copy = present(copierFor(schema))
  copiers.set(schema, copy)
  return copy
}

const copiers = new WeakMap<z.ZodType, Copy>()

const present =
  (copy: Copy): Copy =>
  (value, decrypt) =>
    value === null || value === undefined ? value : copy(value, decrypt)

function copierFor(schema: z.ZodType): Copy {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return copierOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) return copierOfList(copierOf(schema.element as z.ZodType))
  if (schema instanceof z.ZodTuple) return copierOfTuple(schema.def.items.map((item) => copierOf(item as z.ZodType)))
  if (schema instanceof z.ZodRecord) return copierOfRecord(copierOf(schema.valueType as z.ZodType))
  if (schema instanceof z.ZodObject) return copierOfObject(schema)
  if (schema instanceof z.ZodUnion) return copierOfUnion(schema.options as z.ZodType[])
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny) return copyAll
  return plain
}

/** An object or list where the schema declares a plain value, or a kind of schema that is not known here: not declared. */
const plain: Copy = (value, decrypt) =>
  typeof value === 'string' ? decrypt(value) : typeof value === 'object' ? null : value

const copierOfList =
  (copy: Copy): Copy =>
  (value, decrypt) =>
    Array.isArray(value) ? value.map((one) => copy(one, decrypt)) : null

const copierOfTuple =
  (copies: Copy[]): Copy =>
  (value, decrypt) =>
    Array.isArray(value) ? copies.map((copy, at) => copy(value[at], decrypt)) : null

const copierOfRecord =
  (copy: Copy): Copy =>
  (value, decrypt) =>
    Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, copy(one, decrypt)]))

function copierOfObject({ shape }: z.ZodObject): Copy {
  const fields = Object.entries(shape).map(([name, inner]) => ({ name, copy: copierOf(inner as z.ZodType) }))
  return (value, decrypt) => {
    const own = value as Record<string, unknown>
    const result: Record<string, unknown> = {}
    for (const { name, copy } of fields) if (Object.hasOwn(own, name)) result[name] = copy(own[name], decrypt)
    return result
  }
}

/** The kind is found by the values as they are decrypted. */
const copierOfUnion =
  (options: z.ZodType[]): Copy =>
  (value, decrypt) => {
    const plainValue = copyAll(value, decrypt)
    const fitting = options.find((option) => option.safeParse(plainValue).success)
    return fitting ? copierOf(fitting)(plainValue, (text) => text) : null
  }

/** A copy of any value made of JSON, with its texts decrypted. */
export const copyAll: Copy = (value, decrypt) => {
  if (typeof value === 'string') return decrypt(value)
  if (Array.isArray(value)) return value.map((one) => copyAll(one, decrypt))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copyAll(one, decrypt)]))
}
