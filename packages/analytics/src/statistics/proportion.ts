import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/** A share or a mean with the interval that holds it with 95 % confidence. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** The standard normal quantile of a two-sided 95 % interval. */
export const z95 = normalQuantile(0.975, 0, 1)

/**
 * A share of `n` with its Wilson 95 % interval (Wilson 1927, without continuity correction), from 0 to 1.
 * Refuses counts that are no share: `n` of 0, or more successes than `n`.
 */
export function wilson(count: number, n: number): Estimate {
  if (!(n > 0 && count >= 0 && count <= n)) throw new RangeError(`${count} of ${n} is no share.`)
  const share = count / n
  const square = z95 ** 2 / n
  const centre = (share + square / 2) / (1 + square)
  const half = (z95 / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n))
  return { value: share, low: count === 0 ? 0 : centre - half, high: count === n ? 1 : centre + half }
}
