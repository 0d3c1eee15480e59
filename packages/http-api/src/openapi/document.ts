import { z } from 'zod'
import { commandOperations } from './command-operations.js'
import { fileOperations } from './file-operations.js'
import { commandResult, content, jsonSchema, type Operation, type Schema } from './operations.js'
import { problemAnswers, problemsOf } from './problem-responses.js'
import { queryOperations } from './query-operations.js'
import { rightsOperations } from './rights-operations.js'
import { accountOperations, sessionOperations } from './session-operations.js'

const CommandResult = z.object({
  position: z.number(),
  version: z.number(),
  events: z.array(z.string()),
  repeated: z.boolean(),
})

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  instance: z.string(),
  code: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

const sentPosition = {
  'Switchback-Position': {
    required: true,
    description: 'The position of the tenant after this: send it in Switchback-After to read what was done.',
    schema: { type: 'integer', minimum: 0 },
  },
}

/** The OpenAPI 3.1 document of the whole API, made from the schemas that validate it. */
export function openApiDocument(): Schema {
  const operations = [
    ...commandOperations(),
    ...queryOperations(),
    ...fileOperations(),
    ...rightsOperations(),
    ...sessionOperations(),
    ...accountOperations(),
  ]
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths: pathsOf(operations),
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output'), CommandResult: jsonSchema(CommandResult, 'output') },
      parameters: { CsrfToken },
      responses: problemAnswers(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'switchback_session' } },
    },
  }
}

const info = {
  title: 'Switchback',
  version: '1',
  description:
    'Commands are POSTs that answer the tenant’s position; a GET with that position in Switchback-After shows what was done. Changes arrive as server-sent events at /api/changes.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

const CsrfToken = {
  name: 'X-CSRF-Token',
  in: 'header',
  required: false,
  description: 'Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in.',
  schema: { type: 'string' },
}

/** Operations by their path and method. */
function pathsOf(operations: Operation[]): Record<string, Schema> {
  const paths: Record<string, Schema> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) }
  return paths
}

/** An operation with what all of them have: its problems; and where something changes by a session, the token of our page. */
function described({ path, method, operationId, summary, tag, answer, rest = {} }: Operation): Schema {
  const {
    parameters = [],
    responses = doneWith(answer),
    ...more
  } = rest as { parameters?: Schema[]; responses?: Schema }
  const needsSession = !('security' in more)
  const isCommand = path.includes('/{streamId}/')
  const problems = problemsOf({ operationId, method, path, tag, needsSession, isCommand })
  const token = method === 'get' || !needsSession ? [] : [{ $ref: '#/components/parameters/CsrfToken' }]
  return {
    operationId,
    tags: [tag],
    summary,
    ...more,
    parameters: [...parameters, ...token],
    responses: { ...responses, ...problems },
  }
}

/** The answer of an operation that was done. */
function doneWith(answer: Schema | null): Schema {
  if (!answer) return { 204: { description: 'Done' } }
  const sent = answer.$ref === commandResult.$ref && { headers: sentPosition }
  return { 200: { description: 'Done', ...sent, ...content(answer) } }
}
