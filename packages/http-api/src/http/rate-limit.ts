import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { Problem } from './problems.js'

/**
 * Counts points under a key of a limiter, one by default. Throws Problem `too-many-attempts` with Retry-After, in seconds, where the
 * limit is reached; `sentence` makes its detail from those seconds.
 */
export async function countOrRefuse(
  limiter: RateLimiterAbstract,
  key: string,
  sentence: (seconds: number) => string,
  points = 1,
): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (blocked) {
    if (!(blocked instanceof RateLimiterRes)) throw blocked
    const seconds = Math.max(1, Math.ceil(blocked.msBeforeNext / 1_000))
    throw new Problem('too-many-attempts', sentence(seconds), {}, { 'retry-after': String(seconds) })
  }
}
