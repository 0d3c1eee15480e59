import type { CommandBody, CommandPath, QueryPath, QueryResult } from '../api/client'
import type { ProblemDocument } from '../api/problem-document'

type Reply = () => Promise<Response>

interface Sent {
  /** The address as it was sent, with its parameters filled in. */
  address: string
  body: unknown
  idempotencyKey: string | null
}

const json = (body: unknown, status: number) => Response.json(body, { status })

const problem = (status: number, detail: string): ProblemDocument => ({
  type: 'urn:switchback:problem:test',
  title: 'Refused',
  status,
  detail,
})

/**
 * Answers the requests of a screen, at the network: everything of ours between the screen and the network runs as it is.
 * Import it before anything that creates the API client, which takes over `fetch` when it is created.
 */
class Server {
  private replies: { pattern: RegExp; method: string; reply: Reply }[] = []
  readonly sent: Sent[] = []

  constructor() {
    globalThis.fetch = (request) => this.handle(request as Request)
  }

  /** Forgets all answers and all requests. */
  reset() {
    this.replies = []
    this.sent.splice(0)
  }

  /** What a query answers from now on. */
  answer<Path extends QueryPath>(path: Path, result: QueryResult<Path>) {
    this.reply('GET', path, async () => json(result, 200))
  }

  /** A query that does not answer until the returned function is called. */
  hold(path: QueryPath): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { reply } = this.find('GET', path)
    this.reply('GET', path, () => promise.then(reply))
    return resolve
  }

  /** A query or a command that is refused from now on. */
  refuse(path: QueryPath | CommandPath, status: number, detail: string) {
    for (const method of ['GET', 'POST']) this.reply(method, path, async () => json(problem(status, detail), status))
  }

  /** A command that succeeds from now on. */
  accept(path: CommandPath) {
    this.reply('POST', path, async () => json({ position: 1, version: 1, events: [] }, 200))
  }

  /** The bodies that were sent to a command, oldest first. */
  bodiesOf<Path extends CommandPath>(path: Path): CommandBody<Path>[] {
    return this.sent.filter(({ address }) => patternOf(path).test(address)).map(({ body }) => body as CommandBody<Path>)
  }

  private reply(method: string, path: string, reply: Reply) {
    this.replies.unshift({ pattern: patternOf(path), method, reply })
  }

  private find(method: string, address: string) {
    const found = this.replies.find((each) => each.method === method && each.pattern.test(address))
    // A refusal is shown on the screen, and so in the report of a test that failed.
    return found ?? { reply: async () => json(problem(404, `The test has no answer for ${method} ${address}.`), 404) }
  }

  private async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const { reply } = this.find(request.method, pathname)
    if (request.method === 'POST')
      this.sent.push({
        address: pathname,
        body: await request.json(),
        idempotencyKey: request.headers.get('idempotency-key'),
      })
    return reply()
  }
}

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

export const server = new Server()
