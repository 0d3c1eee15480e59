import type { QueryName } from '@switchback/access/table'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { countOrRefuse } from './rates.js'

/** Queries that count or read all events or all takings of a journey, or of all journeys of a coach, for one answer. */
export const costly: ReadonlySet<QueryName> = new Set<QueryName>([
  'engagement',
  'caseload-as-of',
  'journey-as-of',
  'workbook',
  'assessments',
])
const perMinute = 120

/**
 * How often a person may ask what costs much. Each process counts for itself, in memory: asking the database would cost as much as
 * many an answer, and what the limit protects is the thread of this process.
 */
export class CostlyReads {
  private readonly limiter: RateLimiterMemory

  /** Takes how many such questions a person may ask in a minute. */
  constructor(points: number = perMinute) {
    this.limiter = new RateLimiterMemory({ points, duration: 60 })
  }

  /** Counts a question of a person where it is a costly one. Throws Problem `too-many-attempts`. */
  async count(query: QueryName, personId: string): Promise<void> {
    if (!costly.has(query)) return
    await countOrRefuse(this.limiter, personId, (seconds) => `You asked for this very often. Wait ${seconds} seconds.`)
  }
}
