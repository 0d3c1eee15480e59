import { allQueries } from '@switchback/views/all-queries'
import { jsonSchema, parameter, type Operation, type Schema } from './operations.js'

const positionHeader = parameter('Switchback-After', 'header', { type: 'string', pattern: '^\\d{1,15}$' }, false)

/** An operation for every query. */
export const queryOperations = (): Operation[] =>
  allQueries.map(({ name, path, summary, input, output }) => {
    const schema = jsonSchema(input, 'input')
    const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, field]) => field))
    const required = new Set((schema.required ?? []) as string[])
    const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([field, value]) =>
      parameter(field, inPath.has(field) ? 'path' : 'query', value, required.has(field)),
    )
    return {
      path: `/api/${path.replace(/:(\w+)/g, '{$1}')}`,
      method: 'get',
      operationId: name,
      summary,
      tag: 'views',
      answer: jsonSchema(output, 'output'),
      rest: { parameters: [...fields, positionHeader] },
    }
  })
