import type { FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { LoadLimits } from './load-limits.js'
import { countOrRefuse } from './rate-limit.js'

/** A command of this many bytes counts once, one of twice as many twice: a framework that is imported is many lines at once. */
const bytesOfOne = 10_000
const longest = 1_000_000
/** A plan for a cohort becomes a command for each of its clients. */
const asMany: Readonly<Record<string, number>> = { AssignPlanToCohort: 50 }

/**
 * How many commands a person sends in a minute and in a day. Each process counts for itself, in memory, two numbers for each person
 * who sent a command within the day: the limit protects the log from a program that runs wild, so it need not be exact.
 */
export class PersonalCommands {
  private readonly minute: RateLimiterMemory
  private readonly day: RateLimiterMemory

  /** Takes how many commands a person may send in a minute and in a day. */
  constructor({ commandsPerMinute, commandsPerDay }: Pick<LoadLimits, 'commandsPerMinute' | 'commandsPerDay'>) {
    this.minute = new RateLimiterMemory({ points: commandsPerMinute, duration: 60 })
    this.day = new RateLimiterMemory({ points: commandsPerDay, duration: 86_400 })
  }

  /**
   * Counts a command of a person, as one by default. What a minute refuses does not count for the day. Throws Problem
   * `too-many-attempts`.
   */
  async count(personId: string, points = 1): Promise<void> {
    await countOrRefuse(this.minute, personId, tooMany('minute'), points)
    await countOrRefuse(this.day, personId, tooMany('day'), points)
  }
}

const tooMany = (period: string) => (seconds: number) =>
  `You sent very many changes within a ${period}. Wait ${seconds} seconds and send this one again.`

/** As how many a command counts: a long one, and one that makes the program send others, as several. */
export const countOf = (type: string, { headers }: Pick<FastifyRequest, 'headers'>): number =>
  Math.max(asMany[type] ?? 1, Math.ceil(bytesOf(headers) / bytesOfOne))

/** How long a body is, in bytes; one that does not say so counts as the longest that there may be. */
function bytesOf(headers: FastifyRequest['headers']): number {
  if (headers['transfer-encoding'] !== undefined) return longest
  return Number(headers['content-length'] ?? 0)
}
