import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './problem-filter.js'
import { Problem } from './problems.js'

/** When a process takes no more requests: it answers those that it has in time, and the rest with 503 or 429 and Retry-After. */
export interface LoadLimits {
  /** How many requests it works on at a time. */
  requests: number
  /** How many requests of one person it works on at a time. */
  perPerson: number
  /** How many commands one person may send in a minute, and in a day; a long one counts as several. */
  commandsPerMinute: number
  commandsPerDay: number
  /** How many bodies may be on their way at a time; of more, the one that takes longest is cut off. */
  bodies: number
  /** How long the event loop may be late on average, in milliseconds; 0 for any time. */
  eventLoopDelayMs: number
  /** How long a request that has arrived waits for its answer to begin, in milliseconds. */
  answerMs: number
}

/** An answer begins within 15 seconds, even where the timer is late. */
export const usualLoad: LoadLimits = {
  requests: 200,
  perPerson: 24,
  commandsPerMinute: 1_200,
  commandsPerDay: 20_000,
  bodies: 200,
  eventLoopDelayMs: 1_000,
  answerMs: 12_000,
}
/** Long, since an interval in which the event loop did not turn at all counts as endlessly late. */
const sampleMs = 3_000

/** Streams stay open for as long as a window does, and files of the web app cost next to nothing. */
const isCounted = ({ url }: FastifyRequest) => url.startsWith('/api/') && !url.startsWith('/api/changes')

const busy = () => new Problem('busy', undefined, {}, { 'retry-after': '2' })
const refuse = (request: FastifyRequest, reply: FastifyReply) => sendProblem(request, reply, busy())

/**
 * Refuses requests while too many are worked on or the event loop is late. A request counts once its body is there: a stranger who
 * never sends the rest of it would take up a place for minutes.
 */
export async function limitLoad(fastify: FastifyInstance, limits: Partial<LoadLimits> = {}): Promise<void> {
  const { requests, bodies, eventLoopDelayMs, answerMs } = { ...usualLoad, ...limits }
  const onTheirWay = new Set<FastifyRequest>()
  let underway = 0
  answerInTime(fastify, answerMs)
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isCounted(request)) return done()
    if (underway >= requests) return refuse(request, reply)
    onTheirWay.add(request)
    reply.raw.once('close', () => onTheirWay.delete(request))
    const [longest] = onTheirWay
    if (onTheirWay.size > bodies) longest!.raw.destroy()
    done()
  })
  fastify.addHook('preValidation', (request, reply, done) => {
    if (!isCounted(request)) return done()
    onTheirWay.delete(request)
    if (underway >= requests) return refuse(request, reply)
    underway += 1
    reply.raw.once('close', () => (underway -= 1))
    done()
  })
  await fastify.register(underPressure, {
    maxEventLoopDelay: eventLoopDelayMs,
    sampleInterval: sampleMs,
    pressureHandler: (request, reply) => {
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

/** How many requests each person has under way: no one takes the places of everyone. */
export class PersonalLoad {
  private readonly underway = new Map<string, number>()

  /** Takes how many requests of one person are worked on at a time. */
  constructor(private readonly most: number) {}

  /** Counts a request of a person until its connection or answer ends. Throws Problem `busy` where they have too many. */
  take(personId: string, request: FastifyRequest, reply: FastifyReply): void {
    if (!isCounted(request)) return
    const before = this.underway.get(personId) ?? 0
    if (before >= this.most) throw busy()
    this.underway.set(personId, before + 1)
    reply.raw.once('close', () => {
      const left = this.underway.get(personId)! - 1
      if (left === 0) this.underway.delete(personId)
      else this.underway.set(personId, left)
    })
  }
}
