import type { QueryName } from '@switchback/domain/access'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { countOrRefuse } from './rate-limit.js'

/** Queries that read all events of a journey, or all journeys of a coach, for one answer. */
const histories: readonly QueryName[] = ['engagement', 'caseload-as-of', 'journey-as-of']
/** Queries that read everything a client wrote. An open screen sends them again after each change. */
const wholeBooks: readonly QueryName[] = ['workbook', 'assessments']
export const costly: ReadonlySet<QueryName> = new Set([...histories, ...wholeBooks])

/** How many of each kind a person may send in a minute. */
const perMinute = { histories: 120, wholeBooks: 600 }

/**
 * How often a person may send queries that cost much. Each process counts for itself, in memory: a query to the database would cost as
 * much as many an answer, and what the limit protects is the thread of this process.
 */
export class CostlyReads {
  private readonly histories: RateLimiterMemory
  private readonly wholeBooks: RateLimiterMemory

  /** Takes how many queries of each kind a person may send in a minute. */
  constructor(points: typeof perMinute = perMinute) {
    this.histories = new RateLimiterMemory({ points: points.histories, duration: 60 })
    this.wholeBooks = new RateLimiterMemory({ points: points.wholeBooks, duration: 60 })
  }

  /** Counts a query of a person where it is a costly one. Throws Problem `too-many-attempts`. */
  async count(query: QueryName, personId: string): Promise<void> {
    if (!costly.has(query)) return
    const limiter = wholeBooks.includes(query) ? this.wholeBooks : this.histories
    await countOrRefuse(limiter, personId, (seconds) => `You asked for this very often. Wait ${seconds} seconds.`)
  }
}
