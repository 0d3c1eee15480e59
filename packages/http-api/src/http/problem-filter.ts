import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import { isDatabaseAway } from '@switchback/database/failures'
import { Forbidden, InvalidCommand, Refused, Stale, UnknownCommand } from '@switchback/command-handling/problems'
import { CommandReused, Conflict, EventRefused, StoreUnavailable } from '@switchback/event-store/errors'
import { NotVisible, PositionAhead, TooManyRows, ViewBehind } from '@switchback/views/reading/view-reader'
import { FileRefused } from '@switchback/identity/evidence-files'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problemTypes } from './problems.js'

/** Answers everything that was thrown with a problem document. What is unknown is logged, and shown to no one. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost) {
    const http = host.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const reply = http.getResponse<FastifyReply>()
    const problem = problemOf(error)
    if (problem.type === 'internal') request.log.error({ err: error }, 'unexpected')
    sendProblem(request, reply, problem)
  }
}

/** Answers with a problem where the router cannot read an address, so that no controller sees the request. */
export function answerUnreadableAddress(_: Error, request: FastifyRequest, reply: FastifyReply) {
  sendProblem(request, reply, new Problem('invalid-request', 'The address of this request cannot be read.'))
}

/** Answers a request with a problem document; one that has its answer already, because it took too long, gets no other. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  if (reply.sent) return
  const { status, title } = problemTypes[problem.type]
  for (const [name, value] of Object.entries(problem.headers)) void reply.header(name, value)
  void reply
    .status(status)
    .header('content-type', 'application/problem+json')
    .send({
      type: `urn:switchback:problem:${problem.type}`,
      title,
      status,
      detail: problem.message,
      // The correlation id: who reports a problem names what the logs and traces are found by.
      instance: request.id,
      ...problem.extra,
    })
}

/** A kind of error, and the problem that it is answered with. */
interface Answer {
  answers: (error: unknown) => Problem | null
}
const answer = <Kind extends Error>(
  kind: abstract new (...args: never[]) => Kind,
  problem: (error: Kind) => Problem,
): Answer => ({ answers: (error) => (error instanceof kind ? problem(error) : null) })

const problemOfFile = { unfit: 'invalid-request', 'too-large': 'too-large', erased: 'not-found' } as const
const retryAfter = (seconds: number) => ({ 'retry-after': String(seconds) })

/** What each error of the packages below is answered with. */
const answers: Answer[] = [
  answer(Problem, (problem) => problem),
  answer(InvalidCommand, ({ message, issues }) => new Problem('invalid-request', message, { issues })),
  answer(UnknownCommand, ({ message }) => new Problem('not-found', message)),
  answer(Forbidden, ({ message }) => new Problem('forbidden', message)),
  // A refusal by the rules says itself what kind of problem it is.
  answer(
    Refused,
    ({ refusal: { refused: code, kind, message, facts } }) => new Problem(kind, message, { code, facts }),
  ),
  answer(Stale, ({ message, actual }) => new Problem('stale-version', message, {}, { etag: `"${actual}"` })),
  answer(Conflict, ({ message }) => new Problem('conflict', message)),
  answer(CommandReused, ({ message }) => new Problem('key-reused', message)),
  answer(EventRefused, ({ message }) => new Problem('invalid-request', message)),
  answer(StoreUnavailable, () => new Problem('unavailable', undefined, {}, retryAfter(2))),
  answer(PositionAhead, ({ message }) => new Problem('invalid-request', message)),
  answer(NotVisible, ({ message }) => new Problem('not-found', message)),
  answer(TooManyRows, ({ message }) => new Problem('refused', message)),
  answer(ViewBehind, ({ message }) => new Problem('view-behind', message, {}, retryAfter(1))),
  answer(FileRefused, ({ reason, message }) => new Problem(problemOfFile[reason], message)),
]

function problemOf(error: unknown): Problem {
  for (const { answers: problem } of answers) {
    const found = problem(error)
    if (found) return found
  }
  return fromFramework(error)
}

function fromFramework(error: unknown): Problem {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode
  const { message } = error as Error
  if (status === 404) return new Problem('not-found')
  if (status === 413) return new Problem('too-large')
  if (status === 415) return new Problem('not-json')
  if (status && status >= 400 && status < 500) return new Problem('invalid-request', message)
  if (isDatabaseAway(error)) return new Problem('unavailable', undefined, {}, retryAfter(2))
  return new Problem('internal')
}
