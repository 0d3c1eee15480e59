import { commandPath } from '@switchback/domain/kernel/commands'
import { deciders } from '@switchback/domain/deciders'
import { allQueries } from '@switchback/views/all-queries'
import type { z } from 'zod'
import type { Things } from './cast.js'
import { smallest } from './smallest.js'

/** A request that changes nothing, whoever sends it. */
interface Plan {
  path: string
  body?: unknown
  headers?: Record<string, string>
}

export interface Operation {
  /** As docs/access.md names it: method and route. */
  name: string
  method: string
  /** Whether the address or the body names things that belong to someone. */
  isAboutThings: boolean
  kind: 'command' | 'query' | 'other'
  plan: (things: Things) => Plan
}

/** No stream ever has so many events: who may send the command is asked first, and then it is refused because of this version. */
const neverSeen = { 'if-match': '"999999999"' }

const today = () => new Date().toISOString().slice(0, 10)

/** Fields that refinements demand, beside those that schemas say. */
const refined: Record<string, object> = {
  CorrectMember: { name: 'a' },
  ChangeSettings: { settings: { stallDays: 14 } },
  SubmitEvidence: { kind: 'text' },
}

/** The smallest body of a command that its schema takes, about the things that are named. Throws ZodError where it finds none. */
export function bodyOf(type: string, schema: z.ZodObject, things: Partial<Things> = {}): Record<string, unknown> {
  const body = { ...(smallest(schema, things) as object), ...refined[type] }
  schema.parse(body)
  return body
}

const streamNames: Record<string, keyof Things> = {
  organisation: 'tenantId',
  framework: 'frameworkId',
  'plan-template': 'templateId',
  cohort: 'cohortId',
  assessment: 'assessmentId',
  journey: 'journeyId',
  reporting: 'tenantId',
}

const commands: Operation[] = Object.values(deciders).flatMap(({ path, category, commands: schemas }) =>
  Object.entries(schemas).map(([type, schema]) => ({
    name: `POST /api/${path}/:streamId/${commandPath(type)}`,
    method: 'POST',
    kind: 'command' as const,
    isAboutThings: true,
    plan: (things: Things) => ({
      path: `/api/${path}/${things[streamNames[category]!]}/${commandPath(type)}`,
      body: bodyOf(type, schema, things),
      headers: neverSeen,
    }),
  })),
)

const queryFields: Record<string, string> = { from: '2026-01-01', to: today() }

const queries: Operation[] = allQueries.map(({ path, input }) => ({
  name: `GET /api/${path}`,
  method: 'GET',
  kind: 'query',
  isAboutThings: path.includes(':'),
  plan: (things) => {
    const fields = smallest(input, { ...things, ...queryFields, at: new Date().toISOString() }) as Record<
      string,
      string
    >
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, field]) => field!)
    const rest = Object.entries(fields).filter(([field]) => !inPath.includes(field))
    const address = path.replace(/:(\w+)/g, (_, field: string) => fields[field]!)
    return { path: `/api/${address}?${new URLSearchParams(rest).toString()}` }
  },
}))

const other = (name: string, plan?: (things: Things, route: string) => Plan): Operation => {
  const [method, route] = name.split(' ') as [string, string]
  const isAboutThings = route.includes(':')
  // A body without a field is refused as it is, after the session was looked at.
  const usual = { path: route, ...(method !== 'GET' && method !== 'DELETE' && { body: {} }) }
  return { name, method, kind: 'other', isAboutThings, plan: (things) => plan?.(things, route) ?? usual }
}

const others: Operation[] = [
  other('GET /health/live'),
  other('GET /health/ready'),
  other('GET /api/health'),
  other('GET /api/ready'),
  other('GET /api/openapi.json'),
  other('GET /api/setup'),
  other('POST /api/setup'),
  other('POST /api/session'),
  other('POST /api/invitations/look-up'),
  other('POST /api/invitations/accept'),
  other('POST /api/password-resets'),
  other('GET /api/session'),
  other('POST /api/session/tenant'),
  other('PUT /api/session/preferences'),
  other('POST /api/session/password'),
  other('DELETE /api/session'),
  other('GET /api/changes'),
  other('GET /api/own-record/readers'),
  other('GET /api/own-record/archive'),
  other('GET /api/erasures/:personId/certificate', ({ erasedId }) => ({
    path: `/api/erasures/${erasedId}/certificate`,
  })),
  other('GET /api/invitations/:invitationId/link', ({ invitationId }) => ({
    path: `/api/invitations/${invitationId}/link`,
  })),
  other('POST /api/journeys/:journeyId/evidence-files', ({ journeyId }) => ({
    path: `/api/journeys/${journeyId}/evidence-files?stepId=no-such-step`,
    headers: { 'content-type': 'application/pdf', 'evidence-title': "UTF-8''a", 'evidence-file-name': "UTF-8''a" },
    body: Buffer.from('%PDF-1.4\n'),
  })),
  other('GET /api/journeys/:journeyId/evidence-files/:fileId', ({ journeyId, fileId }) => ({
    path: `/api/journeys/${journeyId}/evidence-files/${fileId}`,
  })),
]

/** Everything that can be asked of the API: what the domain and the views declare, and the routes beside them. */
export const operations: readonly Operation[] = [...commands, ...queries, ...others]

/** The names of the operations behind the routes of the server. */
export const namesOf = (routes: readonly string[]): string[] =>
  routes
    .filter((route) => !route.startsWith('HEAD ') && !route.startsWith('OPTIONS '))
    .flatMap((route) => (route === 'POST /api/:path/:streamId/:command' ? commands.map(({ name }) => name) : [route]))
