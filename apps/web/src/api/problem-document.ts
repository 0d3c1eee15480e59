/** What the API answers when it refuses a request (RFC 9457). */
export interface ProblemDocument {
  type: string
  title: string
  status: number
  detail: string
  code?: string
  facts?: Record<string, unknown>
  issues?: { path: string; message: string }[]
}

/** A request that the server refused, or that it never answered. */
export class ApiProblem extends Error {
  /** Takes the problem, and how many seconds to wait before trying again, where the server says so. */
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

/** Whether the same request may succeed later: the server was unreachable or busy, or asked to wait. */
export const mayRetry = (error: unknown) =>
  !(error instanceof ApiProblem) ||
  error.problem.status < 400 ||
  error.problem.status >= 500 ||
  error.problem.status === 429

const unreachable: ProblemDocument = {
  type: 'urn:switchback:problem:unreachable',
  title: 'The server cannot be reached',
  status: 0,
  detail: 'The server cannot be reached. Check your connection; what you entered is still here.',
}

interface Answer<Body> {
  data?: Body
  error?: unknown
  response?: Response
}

/** The body of an answer. Throws ApiProblem where the server refused the request or could not be reached. */
export async function unwrap<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { data, error, response } = await answer.catch((): Answer<Body> => ({ error: unreachable }))
  if (error !== undefined && error !== '') {
    const problem = typeof error === 'object' ? error : { detail: String(error) }
    const retryAfter = Number(response?.headers.get('retry-after'))
    throw new ApiProblem({ ...unreachable, ...problem }, retryAfter > 0 ? retryAfter : null)
  }
  return data as Body
}
