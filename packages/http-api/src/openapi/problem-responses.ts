import type { QueryName } from '@switchback/domain/access'
import { problemTypes, type ProblemType } from '../http/problems.js'
import { costly } from '../http/costly-reads.js'

type Schema = Record<string, unknown>

/** The name of the answer with each status of a problem. There is none for 500, which is always a mistake of ours. */
const names = {
  400: 'InvalidRequest',
  401: 'NotSignedIn',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Refused',
  412: 'StaleVersion',
  413: 'TooLarge',
  415: 'NotJson',
  429: 'TooManyAttempts',
  503: 'Unavailable',
  504: 'ViewBehind',
} as const
export type ProblemStatus = keyof typeof names

const later = { 'Retry-After': { required: true, description: 'Seconds.', schema: { type: 'integer', minimum: 0 } } }
const headers: Partial<Record<ProblemStatus, Schema>> = {
  412: { ETag: { required: true, description: 'The version that it has now.', schema: { type: 'string' } } },
  429: later,
  503: later,
  504: later,
}

/** The answers that are problems, for the components of the document: one for each status, with the types that it has. */
export function problemAnswers(): Record<string, Schema> {
  const all = Object.entries(problemTypes) as [ProblemType, { status: number; title: string; advice: string }][]
  return Object.fromEntries(
    Object.entries(names).map(([status, name]) => {
      const types = all.filter(([, problem]) => problem.status === Number(status))
      const narrowed = {
        properties: {
          type: { enum: types.map(([type]) => `urn:switchback:problem:${type}`) },
          status: { const: Number(status) },
        },
      }
      const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, narrowed] }
      const description = types.map(([, { title, advice }]) => `${title}. ${advice}`).join(' Or: ')
      const sent = headers[Number(status) as ProblemStatus]
      return [
        name,
        { description, ...(sent && { headers: sent }), content: { 'application/problem+json': { schema } } },
      ]
    }),
  )
}

/** What decides which problems an operation may answer with. */
interface Asked {
  operationId: string
  method: string
  path: string
  tag: string
  needsSession: boolean
  isCommand: boolean
}

/** What operations answer beside what follows from their kind. */
const further: Record<string, ProblemStatus[]> = {
  submitFile: [409, 412, 429],
  archive: [409, 429],
  signIn: [401, 429],
  switchTenant: [404],
  changePassword: [429],
  setUp: [401, 404, 409, 429],
  invitation: [404, 429],
  acceptInvitation: [401, 404, 409, 429],
  resetPassword: [404, 429],
}

/** References to the problems that an operation may answer with, by status. */
export function problemsOf({ operationId, method, path, tag, needsSession, isCommand }: Asked): Schema {
  const isQuery = tag === 'views'
  const statuses: ProblemStatus[] = [
    400,
    ...(needsSession ? [401 as const] : []),
    ...(method === 'get' ? [] : ([403, 413, 415] as const)),
    ...(isQuery || path.includes('{') ? [404 as const] : []),
    ...(isCommand ? ([409, 412, 429] as const) : [504 as const]),
    // A query never answers with more rows than it may hold: it is refused.
    ...(isQuery ? [409 as const] : []),
    ...(costly.has(operationId as QueryName) ? [429 as const] : []),
    503,
    ...(further[operationId] ?? []),
  ]
  return Object.fromEntries(
    statuses
      .toSorted((one, other) => one - other)
      .map((status) => [status, { $ref: `#/components/responses/${names[status]}` }]),
  )
}
