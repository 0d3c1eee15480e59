import { commandPath } from '@switchback/domain/kernel/commands'
import { deciders } from '@switchback/domain/deciders'
import { allQueries } from '@switchback/views/all-queries'
import { commandAccess } from '@switchback/domain/command-access'
import { z } from 'zod'
import { FileSubmission } from '../evidence/evidence-file.controller.js'
import { largestFile, mediaTypes } from '@switchback/identity/evidence-files'
import {
  AcceptInvitation,
  InvitationLink,
  InvitationView,
  LookUpInvitation,
} from '../identity/invitation.controller.js'
import { problemAnswers, problemsOf } from './problem-responses.js'
import { ResetPassword } from '../identity/password-reset.controller.js'
import { ChangePassword, Preferences, SignIn, SwitchTenant } from '../identity/session.controller.js'
import { SessionView } from '../identity/sessions.js'
import { Certificate, Readers } from '../rights/rights.controller.js'
import { SetUp, SetUpState } from '../identity/set-up.controller.js'

type Schema = Record<string, unknown>

const CommandResult = z.object({
  position: z.number(),
  version: z.number(),
  events: z.array(z.string()),
  repeated: z.boolean(),
})

const commandResult = { $ref: '#/components/schemas/CommandResult' }

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

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    // Which texts are encrypted concerns the store alone, and is no keyword of JSON Schema.
    override: ({ jsonSchema }) => void delete (jsonSchema as Schema).personal,
  }) as Schema
  return plain
}

const content = (schema: Schema) => ({ content: { 'application/json': { schema } } })
const parameter = (name: string, place: string, schema: Schema, required: boolean) => ({
  name,
  in: place,
  schema,
  required,
})

const idempotencyKey = parameter('Idempotency-Key', 'header', { type: 'string', minLength: 1, maxLength: 200 }, true)

const sentPosition = {
  'Switchback-Position': {
    required: true,
    description: 'The position of the tenant after this: send it in Switchback-After to read what was done.',
    schema: { type: 'integer', minimum: 0 },
  },
}

function operation(operationId: string, summary: string, tag: string, answer: Schema | null, rest: Schema = {}) {
  const isCommand = answer?.$ref === commandResult.$ref
  const sent = isCommand && { headers: sentPosition }
  const done = answer ? { 200: { description: 'Done', ...sent, ...content(answer) } } : { 204: { description: 'Done' } }
  return { operationId, summary, tags: [tag], responses: done, ...rest }
}

/** What every operation has: its problems; and where something changes by a session, the token of our page. */
function withCommon(path: string, method: string, value: ReturnType<typeof operation>): Schema {
  const { parameters = [], responses, operationId, tags, ...rest } = value as typeof value & { parameters?: Schema[] }
  const needsSession = !('security' in rest)
  const isCommand = path.includes('/{streamId}/')
  const problems = problemsOf({ operationId, method, path, tag: tags[0]!, needsSession, isCommand })
  const token = method === 'get' || !needsSession ? [] : [{ $ref: '#/components/parameters/CsrfToken' }]
  return { operationId, tags, ...rest, parameters: [...parameters, ...token], responses: { ...responses, ...problems } }
}

/** The OpenAPI 3.1 document of the whole API, made from the schemas that validate it. */
export function openApiDocument(): Schema {
  const paths: Record<string, Schema> = {}
  const at = (path: string, method: string, value: ReturnType<typeof operation>) =>
    (paths[path] = { ...paths[path], [method]: withCommon(path, method, value) })

  for (const { path, category, commands } of Object.values(deciders))
    for (const [type, schema] of Object.entries(commands)) {
      const who = commandAccess[`${category}.${type}`]!
      if (who.every((each) => each === 'policy' || each === 'operator' || each === 'invited' || each === 'storage'))
        continue
      const body = jsonSchema(schema.extend({ occurredAt: z.iso.datetime().optional() }), 'input')
      const summary = `${type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()} (${who.filter((each) => each !== 'policy').join(', ')})`
      at(
        `/api/${path}/{streamId}/${commandPath(type)}`,
        'post',
        operation(`${category}.${type}`, summary, category, commandResult, {
          parameters: [
            parameter('streamId', 'path', { type: 'string', format: 'uuid' }, true),
            idempotencyKey,
            parameter('If-Match', 'header', { type: 'string', pattern: '^"?\\d{1,9}"?$' }, false),
          ],
          requestBody: { required: true, ...content(body) },
        }),
      )
    }

  for (const { name, path, summary, input, output } of allQueries) {
    const fields = (jsonSchema(input, 'input').properties ?? {}) as Record<string, Schema>
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, field]) => field!)
    const required = new Set((jsonSchema(input, 'input').required ?? []) as string[])
    at(
      `/api/${path.replace(/:(\w+)/g, '{$1}')}`,
      'get',
      operation(name, summary, 'views', jsonSchema(output, 'output'), {
        parameters: [
          ...Object.entries(fields).map(([field, schema]) =>
            parameter(field, inPath.includes(field) ? 'path' : 'query', schema, required.has(field)),
          ),
          parameter('Switchback-After', 'header', { type: 'string', pattern: '^\\d{1,15}$' }, false),
        ],
      }),
    )
  }

  const fileId = parameter('fileId', 'path', { type: 'string', format: 'uuid' }, true)
  const journeyId = parameter('journeyId', 'path', { type: 'string', format: 'uuid' }, true)
  const said = jsonSchema(FileSubmission, 'input').properties as Record<string, Schema>
  const binary = { schema: { type: 'string', format: 'binary', maxLength: largestFile } }
  at(
    '/api/journeys/{journeyId}/evidence-files',
    'post',
    operation('submitFile', 'Hand in a file as evidence (self).', 'journey', commandResult, {
      parameters: [
        journeyId,
        parameter('stepId', 'query', said.stepId!, true),
        // In the form of RFC 8187: UTF-8''percent-encoded.
        parameter('Evidence-Title', 'header', { type: 'string', maxLength: 2_000 }, true),
        parameter('Evidence-File-Name', 'header', { type: 'string', maxLength: 2_000 }, true),
        idempotencyKey,
      ],
      requestBody: { required: true, content: Object.fromEntries(mediaTypes.map((type) => [type, binary])) },
    }),
  )
  at(
    '/api/journeys/{journeyId}/evidence-files/{fileId}',
    'get',
    operation('evidenceFile', 'A file that was handed in.', 'journey', null, {
      parameters: [journeyId, fileId],
      responses: { 200: { description: 'The file', content: { '*/*': binary } } },
    }),
  )

  at(
    '/api/own-record/readers',
    'get',
    operation('readers', 'Who looked at one’s own pages, by day.', 'rights', jsonSchema(Readers, 'output')),
  )
  at(
    '/api/own-record/archive',
    'get',
    operation('archive', 'Everything that is kept about oneself, for programs and for people.', 'rights', null, {
      responses: {
        200: {
          description: 'A ZIP archive',
          content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
        },
      },
    }),
  )
  at(
    '/api/erasures/{personId}/certificate',
    'get',
    operation('certificate', 'A signed certificate of an erasure.', 'rights', jsonSchema(Certificate, 'output'), {
      parameters: [parameter('personId', 'path', { type: 'string', format: 'uuid' }, true)],
    }),
  )

  const session = jsonSchema(SessionView, 'output')
  const body = (schema: z.ZodType) => ({ requestBody: { required: true, ...content(jsonSchema(schema, 'input')) } })
  const withoutSession = { security: [] }
  at('/api/session', 'get', operation('session', 'Who is signed in.', 'session', session))
  at(
    '/api/session',
    'post',
    operation('signIn', 'Sign in with a password.', 'session', session, { ...withoutSession, ...body(SignIn) }),
  )
  at('/api/session', 'delete', operation('signOut', 'Sign out.', 'session', null))
  at(
    '/api/session/tenant',
    'post',
    operation('switchTenant', 'Go to another tenant.', 'session', session, body(SwitchTenant)),
  )
  at(
    '/api/session/preferences',
    'put',
    operation('prefer', 'Say in which language and time zone one reads.', 'session', session, body(Preferences)),
  )
  at(
    '/api/session/password',
    'post',
    operation('changePassword', 'Change one’s password.', 'session', null, body(ChangePassword)),
  )
  at(
    '/api/setup',
    'get',
    operation(
      'setUpState',
      'Whether the installation is empty.',
      'session',
      jsonSchema(SetUpState, 'output'),
      withoutSession,
    ),
  )
  at(
    '/api/setup',
    'post',
    operation('setUp', 'Found the first organisation.', 'session', session, {
      ...withoutSession,
      ...body(SetUp),
    }),
  )
  at(
    '/api/invitations/look-up',
    'post',
    operation('invitation', 'What an invitation is for.', 'session', jsonSchema(InvitationView, 'output'), {
      ...withoutSession,
      ...body(LookUpInvitation),
    }),
  )
  at(
    '/api/invitations/accept',
    'post',
    operation('acceptInvitation', 'Accept an invitation and sign in.', 'session', session, {
      ...withoutSession,
      ...body(AcceptInvitation),
    }),
  )
  at(
    '/api/password-resets',
    'post',
    operation('resetPassword', 'Set a new password by a link of the operator.', 'session', null, {
      ...withoutSession,
      ...body(ResetPassword),
    }),
  )
  at(
    '/api/invitations/{invitationId}/link',
    'get',
    operation('invitationLink', 'The link to hand over.', 'session', jsonSchema(InvitationLink, 'output'), {
      parameters: [parameter('invitationId', 'path', { type: 'string', format: 'uuid' }, true)],
    }),
  )

  return {
    openapi: '3.1.0',
    info: {
      title: 'Switchback',
      version: '1',
      description:
        'Commands are POSTs that answer the tenant’s position; a GET with that position in Switchback-After shows what was done. Changes arrive as server-sent events at /api/changes.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output'), CommandResult: jsonSchema(CommandResult, 'output') },
      parameters: {
        CsrfToken: {
          name: 'X-CSRF-Token',
          in: 'header',
          required: false,
          description: 'Needed beside the session cookie: `csrfToken` of GET /api/session or of signing in.',
          schema: { type: 'string' },
        },
      },
      responses: problemAnswers(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'switchback_session' } },
    },
  }
}
