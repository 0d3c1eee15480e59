import { z } from 'zod'
import { allQueries } from '../all-queries.js'
import { copierOf } from './result.js'

const cutToSchema = (schema: z.ZodType, value: unknown) => copierOf(schema)(value, (text) => text)

const schema = z.object({
  items: z.array(z.object({ name: z.string(), link: z.url().nullable(), more: z.record(z.string(), z.unknown()) })),
  one: z.object({ a: z.number() }).nullable(),
  either: z
    .union([z.object({ kind: z.literal('x') }), z.object({ kind: z.literal('y'), size: z.number() })])
    .optional(),
})

describe('a result that is cut to its schema', () => {
  it('drops what is not declared, at every depth', () => {
    const item = { name: 'n', link: null, more: { free: { form: 1 } } }
    const answer = { items: [{ ...item, tenantId: 't', generation: 1 }], one: { a: 1, b: 2 }, secret: true }
    expect(cutToSchema(schema, answer)).toEqual({ items: [item], one: { a: 1 } })
    expect(cutToSchema(schema, { either: { kind: 'y', size: 1, extra: 2 } })).toEqual({
      either: { kind: 'y', size: 1 },
    })
  })
  it('keeps a text that no longer has its format', () =>
    expect(cutToSchema(schema, { items: [{ name: 'n', link: '[erased]', more: {} }], one: null })).toEqual({
      items: [{ name: 'n', link: '[erased]', more: {} }],
      one: null,
    }))
  it('drops an object where a plain value is declared', () =>
    expect(cutToSchema(z.object({ name: z.string() }), { name: { first: 'x' } })).toEqual({ name: null }))

  const plain = [
    z.ZodString,
    z.ZodNumber,
    z.ZodBoolean,
    z.ZodEnum,
    z.ZodLiteral,
    z.ZodUnknown,
    z.ZodStringFormat,
    z.ZodNull,
  ]
  const unknownKinds = (one: z.ZodType): string[] => {
    if (one instanceof z.ZodNullable || one instanceof z.ZodOptional || one instanceof z.ZodDefault)
      return unknownKinds(one.unwrap() as z.ZodType)
    if (one instanceof z.ZodArray) return unknownKinds(one.element as z.ZodType)
    if (one instanceof z.ZodTuple) return one.def.items.flatMap((item) => unknownKinds(item as z.ZodType))
    if (one instanceof z.ZodRecord) return unknownKinds(one.valueType as z.ZodType)
    if (one instanceof z.ZodObject) return Object.values(one.shape).flatMap((inner) => unknownKinds(inner as z.ZodType))
    if (one instanceof z.ZodUnion) return one.options.flatMap((option) => unknownKinds(option as z.ZodType))
    return plain.some((kind) => one instanceof kind) ? [] : [one.constructor.name]
  }
  it('has its texts decrypted, at every depth and under names that are not declared', () => {
    const copy = copierOf(schema)
    const item = { name: 'n', link: null, more: { free: { form: 'in words' } } }
    expect(copy({ items: [item], one: null }, (text) => text.toUpperCase())).toEqual({
      items: [{ name: 'N', link: null, more: { free: { form: 'IN WORDS' } } }],
      one: null,
    })
    expect(item.name).toBe('n')
  })
  it('every result of the program is made of kinds of schemas that are known', () => {
    for (const { name, output } of allQueries) expect([name, unknownKinds(output)]).toEqual([name, []])
  })
})
