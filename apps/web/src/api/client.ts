import createFetchClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './generated/api.js'
import { newId } from './new-id.js'
import { ApiProblem, unwrap } from './problem-document'

/** The address of a command, such as `/api/journeys/{streamId}/complete-step`. */
export type CommandPath = {
  [Path in keyof paths]: Path extends `/api/${string}/{streamId}/${string}` ? Path : never
}[keyof paths]

/** What a command needs beside the stream that it changes. Of several paths, the body of any of them. */
export type CommandBody<Path extends CommandPath> = {
  [Each in Path]: paths[Each] extends { post: { requestBody: { content: { 'application/json': infer Body } } } }
    ? Body
    : never
}[Path]

/** What the server says about a command that it has carried out. */
export interface CommandResult {
  position: number
  version: number
  events: string[]
}

/** The address of a query, such as `/api/home`. */
export type QueryPath = {
  [Path in keyof paths]: paths[Path] extends { get: { responses: { 200: unknown } } } ? Path : never
}[keyof paths]

export type QueryResult<Path extends QueryPath> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

type PathParams<Path extends QueryPath> = paths[Path] extends { get: { parameters: { path: infer Params } } }
  ? Params
  : unknown
type SearchParams<Path extends QueryPath> = paths[Path] extends {
  get: { parameters: { query?: infer Params extends object } }
}
  ? Params
  : unknown

/** What a query needs: the parameters in its path, and those after its question mark. */
export type QueryParams<Path extends QueryPath> = object & PathParams<Path> & SearchParams<Path>

/** The parameters of any query, by name. */
type AnyParams = Readonly<Record<string, string | number | undefined>>

/** Every route, with open types for parameters and answers: `query` and `send` below narrow them again. */
type AnyPaths = Record<
  string,
  {
    get: {
      parameters: { query?: AnyParams; path?: AnyParams }
      responses: { 200: { content: { 'application/json': unknown } } }
    }
    post: {
      parameters: { path: { streamId: string }; header: { 'Idempotency-Key': string } }
      requestBody: { content: { 'application/json': unknown } }
      responses: { 200: { content: { 'application/json': CommandResult } } }
    }
  }
>

/**
 * A client of the API, in the browser. It proves that requests come from our own page, sends a key with each command
 * (the same key when it tries again), and asks queries to include what this browser has just changed.
 */
export function createClient(baseUrl: string) {
  let csrfToken = ''
  let position = 0
  const middleware: Middleware = {
    onRequest({ request }) {
      if (request.method !== 'GET') request.headers.set('x-csrf-token', csrfToken)
      else if (position > 0 && !request.url.includes('/api/session'))
        request.headers.set('switchback-after', String(position))
      return request
    },
    onResponse({ response }) {
      position = Math.max(position, Number(response.headers.get('switchback-position') ?? 0))
    },
  }
  const http = createFetchClient<paths>({ baseUrl, credentials: 'same-origin' })
  const anyHttp = createFetchClient<AnyPaths>({ baseUrl, credentials: 'same-origin' })
  http.use(middleware)
  anyHttp.use(middleware)

  return {
    /** Routes that are neither commands nor queries, such as the sign-in. */
    http,

    /** Takes over a new session: its token proves later requests, and its tenant counts its own positions. */
    signedIn(session: { csrfToken: string }) {
      csrfToken = session.csrfToken
      position = 0
    },

    /** Runs a query. Throws ApiProblem. */
    async query<Path extends QueryPath>(path: Path, params?: QueryParams<Path>): Promise<QueryResult<Path>> {
      const values = Object.entries<string | number | undefined>({ ...params })
      const isInPath = ([name]: [string, unknown]) => path.includes(`{${name}}`)
      const answer = anyHttp.GET(path, {
        params: {
          path: Object.fromEntries(values.filter(isInPath)),
          query: Object.fromEntries(values.filter((each) => !isInPath(each))),
        },
      })
      return (await unwrap(answer)) as QueryResult<Path>
    },

    /**
     * Sends a command, once more where its answer may have been lost: the key makes sure that it is carried out once.
     * POST is handled by packages/http-api/src/commands/command.controller.ts. Throws ApiProblem.
     */
    async send<Path extends CommandPath>(
      path: Path,
      streamId: string,
      body: CommandBody<Path>,
      key: string = newId(),
    ): Promise<CommandResult> {
      const post = () =>
        unwrap(anyHttp.POST(path, { body, params: { path: { streamId }, header: { 'Idempotency-Key': key } } }))
      try {
        return await post()
      } catch (error) {
        if (!(error instanceof ApiProblem) || !['unreachable', 'unavailable', 'busy'].includes(error.kind)) throw error
        if (error.kind === 'busy') await new Promise((resolve) => setTimeout(resolve, 1_000 + Math.random() * 2_000))
        return post()
      }
    },
  }
}
