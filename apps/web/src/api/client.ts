import createFetchClient from 'openapi-fetch'
import type { paths } from './generated/api.js'
import { newId } from './new-id.js'

/** What the API answers when it says no (RFC 9457). */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  code?: string
  facts?: Record<string, unknown>
  issues?: { path: string; message: string }[]
}

/** A request that was answered with a problem, or not at all. */
export class ApiProblem extends Error {
  /** Takes the problem, and how many seconds to wait before the same request may succeed, where the server says so. */
  constructor(
    readonly problem: ProblemDocument,
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail)
  }
  /** The last part of the problem's type, such as `not-signed-in`. */
  get kind(): string {
    return this.problem.type.split(':').at(-1)!
  }
}

type CommandPath = {
  [Path in keyof paths]: Path extends `/api/${string}/{streamId}/${string}` ? Path : never
}[keyof paths]
type BodyOf<Path extends CommandPath> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never
type AskPath = {
  [Path in keyof paths]: paths[Path] extends { get: { responses: { 200: unknown } } } ? Path : never
}[keyof paths]
export type Answer<Path extends AskPath> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never
export type { AskPath, BodyOf, CommandPath }

const unreachable: ProblemDocument = {
  type: 'urn:switchback:problem:unreachable',
  title: 'The server cannot be reached',
  status: 0,
  detail: 'The server cannot be reached. Check your connection; what you entered is still here.',
}

/**
 * A client of the API, in the browser. It proves that requests come from our own page, gives each command a key of its own
 * (the same for retries), and asks views for a state that has what was just done.
 */
export function createClient(baseUrl: string) {
  let csrfToken = ''
  let position = 0
  const http = createFetchClient<paths>({ baseUrl, credentials: 'same-origin' })
  http.use({
    onRequest({ request }) {
      if (request.method !== 'GET') request.headers.set('x-csrf-token', csrfToken)
      else if (position > 0 && !request.url.includes('/api/session'))
        request.headers.set('switchback-after', String(position))
      return request
    },
    onResponse({ response }) {
      position = Math.max(position, Number(response.headers.get('switchback-position') ?? 0))
    },
  })

  return {
    http,
    /** Who is signed in decides what is sent along; another tenant has other positions. */
    signedIn(session: { csrfToken: string }) {
      csrfToken = session.csrfToken
      position = 0
    },
    async ask<Path extends AskPath>(
      path: Path,
      params: Record<string, string | number | undefined> = {},
    ): Promise<Answer<Path>> {
      const rest = { ...params }
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = String(rest[name])
        delete rest[name]
        return encodeURIComponent(value)
      })
      return unwrap(http.GET(address as never, { params: { query: rest } } as never))
    },
    async give<Path extends CommandPath>(path: Path, streamId: string, body: BodyOf<Path>, key: string = newId()) {
      const send = () =>
        unwrap<{ position: number; version: number; events: string[] }>(
          http.POST(
            path.replace('{streamId}', streamId) as never,
            { body, params: { header: { 'Idempotency-Key': key } }, headers: { 'Idempotency-Key': key } } as never,
          ),
        )
      try {
        return await send()
      } catch (error) {
        // The answer may have been lost on the way: the key finds the first result.
        if (!(error instanceof ApiProblem) || !['unreachable', 'unavailable', 'busy'].includes(error.kind)) throw error
        if (error.kind === 'busy') await new Promise((resolve) => setTimeout(resolve, 1_000 + Math.random() * 2_000))
        return send()
      }
    },
  }
}

/** The body of an answer; refuses with ApiProblem where it is a problem. */
export async function unwrap<Body>(answer: Promise<unknown>): Promise<Body> {
  const result = (await answer.catch(() => ({ error: unreachable }))) as {
    data?: Body
    error?: unknown
    response?: Response
  }
  if (result.error !== undefined && result.error !== '') {
    const problem = result.error as Partial<ProblemDocument>
    const retryAfter = Number(result.response?.headers.get('retry-after'))
    throw new ApiProblem(
      { ...unreachable, ...(typeof problem === 'object' ? problem : { detail: String(problem) }) },
      retryAfter > 0 ? retryAfter : null,
    )
  }
  return result.data as Body
}
