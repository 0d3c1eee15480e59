import { DatabaseAway, isDatabaseAway, reasonOf } from './failures.js'

/** How many connections are made side by side, and how long a failure keeps further attempts away (milliseconds). */
const limits = { together: 4, leastMs: 500, mostMs: 1_000 }

/**
 * The attempts of this process to connect to one address. While the database is away, one attempt at a time is made after a pause,
 * and everyone else fails at once: a process that many people use must not storm a server that tries to come back.
 */
export class Attempts {
  private underWay = 0
  private failures = 0
  private pausedUntil = 0
  private lastFailure: unknown
  private waiting: (() => void)[] = []

  constructor(private readonly address: string) {}

  /** Connects when it is its turn. Throws what `connect` throws, or DatabaseAway while the database is known to be away. */
  async make<Result>(connect: () => Promise<Result>): Promise<Result> {
    while (this.failures === 0 && this.underWay >= limits.together)
      await new Promise<void>((resolve) => this.waiting.push(resolve))
    if (this.failures > 0 && (this.underWay > 0 || performance.now() < this.pausedUntil)) throw this.away()
    this.underWay += 1
    try {
      const result = await connect()
      this.failures = 0
      return result
    } catch (error) {
      if (isDatabaseAway(error)) this.pauseAfter(error)
      throw error
    } finally {
      this.underWay -= 1
      const waiting = this.waiting
      this.waiting = []
      for (const wake of waiting) wake()
    }
  }

  private pauseAfter(error: unknown) {
    this.pausedUntil = performance.now() + Math.min(limits.leastMs * 2 ** this.failures, limits.mostMs)
    this.failures += 1
    this.lastFailure = error
  }

  private away() {
    return new DatabaseAway(`The database at ${this.address} cannot be reached (${reasonOf(this.lastFailure)}).`)
  }
}

const byAddress = new Map<string, Attempts>()

/** The attempts to one address, as one database and one role: what fails for one need not fail for another. */
export function attemptsTo(address: string, database: string | undefined, user: string | undefined): Attempts {
  const key = `${user}@${address}/${database}`
  const attempts = byAddress.get(key) ?? new Attempts(address)
  byAddress.set(key, attempts)
  return attempts
}
