import { z } from 'zod'

export type Schema = Record<string, unknown>

/** An operation of the API, and where it is. */
export interface Operation {
  path: string
  method: 'get' | 'post' | 'put' | 'delete'
  operationId: string
  summary: string
  tag: string
  /** What it answers with; null for an empty answer. */
  answer: Schema | null
  /** More of its description: parameters, body, responses of its own, `security: []` where it needs no session. */
  rest?: Schema
}

/** What every command answers with. */
export const commandResult = { $ref: '#/components/schemas/CommandResult' }

/** A schema as JSON Schema of draft 2020-12. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    // Which texts are encrypted concerns the store alone, and is no keyword of JSON Schema.
    override: ({ jsonSchema }) => void delete (jsonSchema as Schema).personal,
  }) as Schema
  return plain
}

export const content = (schema: Schema) => ({ content: { 'application/json': { schema } } })

/** The body of a request, by its schema. */
export const body = (schema: z.ZodType) => ({
  requestBody: { required: true, ...content(jsonSchema(schema, 'input')) },
})

export const parameter = (name: string, place: 'path' | 'query' | 'header', schema: Schema, required: boolean) => ({
  name,
  in: place,
  schema,
  required,
})

export const idInPath = (name: string) => parameter(name, 'path', { type: 'string', format: 'uuid' }, true)

export const idempotencyKey = parameter(
  'Idempotency-Key',
  'header',
  { type: 'string', minLength: 1, maxLength: 200 },
  true,
)
