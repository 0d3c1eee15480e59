import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import { isDatabaseAway } from '@switchback/database/failures'
import { Forbidden, InvalidCommand, Refused, Stale, UnknownCommand } from '@switchback/command-handling/problems'
import { CommandReused, Conflict, EventRefused, StoreUnavailable } from '@switchback/event-store/errors'
import { NotVisible, PositionAhead, TooManyRows, ViewBehind } from '@switchback/views/reading/view-reader'
import { FileRefused } from '@switchback/identity/evidence-files'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problemTypes } from './problems.js'

/** Answers everything that was thrown with a problem document. What is unknown is logged, and told nobody. */
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

const problemOfFile = { unfit: 'invalid-request', 'too-large': 'too-large', erased: 'not-found' } as const

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof InvalidCommand) return new Problem('invalid-request', error.message, { issues: error.issues })
  if (error instanceof UnknownCommand) return new Problem('not-found', error.message)
  if (error instanceof Forbidden) return new Problem('forbidden', error.message)
  if (error instanceof PositionAhead) return new Problem('invalid-request', error.message)
  if (error instanceof FileRefused) return new Problem(problemOfFile[error.reason], error.message)
  if (error instanceof NotVisible) return new Problem('not-found', error.message)
  if (error instanceof TooManyRows) return new Problem('refused', error.message)
  if (error instanceof Refused) return refusal(error)
  if (error instanceof Stale) return new Problem('stale-version', error.message, {}, { etag: `"${error.actual}"` })
  if (error instanceof Conflict) return new Problem('conflict', error.message)
  if (error instanceof CommandReused) return new Problem('key-reused', error.message)
  if (error instanceof EventRefused) return new Problem('invalid-request', error.message)
  if (error instanceof StoreUnavailable) return new Problem('unavailable', undefined, {}, { 'retry-after': '2' })
  if (error instanceof ViewBehind) return new Problem('view-behind', error.message, {}, { 'retry-after': '1' })
  return fromFramework(error)
}

/** A refusal by the rules says itself what kind of problem it is. */
const refusal = ({ refusal: { refused, kind, message, facts } }: Refused) =>
  new Problem(kind, message, { code: refused, facts })

function fromFramework(error: unknown): Problem {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number })?.statusCode
  const { message } = error as Error
  if (status === 404) return new Problem('not-found')
  if (status === 413) return new Problem('too-large')
  if (status === 415) return new Problem('not-json')
  if (status && status >= 400 && status < 500) return new Problem('invalid-request', message)
  if (isDatabaseAway(error)) return new Problem('unavailable', undefined, {}, { 'retry-after': '2' })
  return new Problem('internal')
}
