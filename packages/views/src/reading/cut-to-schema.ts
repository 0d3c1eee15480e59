import { z } from 'zod'

/**
 * A copy of an answer with only the fields that its schema declares, at every depth. It drops and never refuses: texts of the
 * erased, for example, are shown although they are no web addresses any more.
 */
export function cutToSchema(schema: z.ZodType, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return cutToSchema(schema.unwrap() as z.ZodType, value)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((one) => cutToSchema(schema.element as z.ZodType, one))
  if (schema instanceof z.ZodTuple && Array.isArray(value))
    return schema.def.items.map((item, at) => cutToSchema(item as z.ZodType, value[at]))
  if (schema instanceof z.ZodRecord)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, cutToSchema(schema.valueType as z.ZodType, one)]),
    )
  if (schema instanceof z.ZodObject) return cutObject(schema, value as Record<string, unknown>)
  if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.find((option) => (option as z.ZodType).safeParse(value).success)
    return fitting ? cutToSchema(fitting as z.ZodType, value) : null
  }
  // An object or list where the schema declares a plain value, or a kind of schema that is not known here: not declared.
  return typeof value === 'object' && !(schema instanceof z.ZodUnknown || schema instanceof z.ZodAny) ? null : value
}

function cutObject(schema: z.ZodObject, value: Record<string, unknown>) {
  const kept = Object.entries(schema.shape).filter(([field]) => Object.hasOwn(value, field))
  return Object.fromEntries(kept.map(([field, inner]) => [field, cutToSchema(inner as z.ZodType, value[field])]))
}
