import underPressure from '@fastify/under-pressure'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './problem-filter.js'
import { Problem } from './problems.js'

/** When a process takes no more requests: it answers those that it has in time, and the rest with 503 and Retry-After. */
export interface LoadLimits {
  /** How many requests it works on at a time. */
  requests: number
  /** How long the event loop may be late on average, in milliseconds; 0 for any time. */
  eventLoopDelayMs: number
  /** How long a request that has arrived waits for its answer to begin, in milliseconds. */
  answerMs: number
}

/** An answer comes below 15 seconds, also where the timer that gives up is late. */
const usual: LoadLimits = { requests: 200, eventLoopDelayMs: 1_000, answerMs: 12_000 }
/** Long, since an interval in which the event loop did not turn at all counts as endlessly late. */
const sampleMs = 3_000

/** Streams stay open for as long as a window does, and files of the web app cost next to nothing. */
const isCounted = ({ url }: FastifyRequest) => url.startsWith('/api/') && !url.startsWith('/api/changes')

const refuse = (request: FastifyRequest, reply: FastifyReply) =>
  sendProblem(request, reply, new Problem('busy', undefined, {}, { 'retry-after': '2' }))

/** Refuses requests while too many wait or the event loop is late. */
export async function limitLoad(app: NestFastifyApplication, limits: Partial<LoadLimits> = {}): Promise<void> {
  const { requests, eventLoopDelayMs, answerMs } = { ...usual, ...limits }
  let underway = 0
  const fastify = app.getHttpAdapter().getInstance()
  answerInTime(fastify, answerMs)
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isCounted(request)) return done()
    if (underway >= requests) return void refuse(request, reply)
    underway += 1
    reply.raw.once('close', () => (underway -= 1))
    done()
  })
  await app.register(underPressure as never, {
    maxEventLoopDelay: eventLoopDelayMs,
    sampleInterval: sampleMs,
    pressureHandler: (request: FastifyRequest, reply: FastifyReply) => {
      if (isCounted(request)) refuse(request, reply)
    },
  })
}

/**
 * Answers 503 where the answer has not begun in time, however many statements it waits for one after the other. What is done for the
 * request goes on: a command that is recorded after all answers its key with what it recorded. The time that a body needs to arrive
 * and an answer to leave does not count, so a slow line loses nothing.
 */
function answerInTime(fastify: Pick<FastifyInstance, 'addHook'>, answerMs: number) {
  fastify.addHook('preHandler', (request, reply, done) => {
    if (!isCounted(request)) return done()
    const late = setTimeout(() => {
      if (reply.raw.headersSent) return
      sendProblem(request, reply, new Problem('unavailable', undefined, {}, { 'retry-after': '2' }))
    }, answerMs)
    reply.raw.once('close', () => clearTimeout(late))
    done()
  })
}
