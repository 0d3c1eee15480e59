import { createRequire } from 'node:module'
import type { Estimate } from './proportion.js'

type Quantile = (share: number, degreesOfFreedom: number) => number

const require = createRequire(import.meta.url)
let loaded: Quantile | undefined
/** Student's t. Loaded when it is first needed: that takes a fifth of a second, for which no start of a process has to wait. */
const studentQuantile: Quantile = (share, degreesOfFreedom) =>
  (loaded ??= require('@stdlib/stats-base-dists-t-quantile') as Quantile)(share, degreesOfFreedom)

export interface Change {
  n: number
  /** The mean difference with its 95 % interval (Student's t). */
  mean: Estimate
  /** Cohen's d of paired values: mean difference over its standard deviation; null where all differ alike. */
  effect: number | null
}

/** How values changed, given each one's difference. Null for fewer than two, of which nothing can be said. */
export function pairedChange(differences: readonly number[]): Change | null {
  const n = differences.length
  if (n < 2) return null
  const value = differences.reduce((sum, each) => sum + each, 0) / n
  const deviation = Math.sqrt(differences.reduce((sum, each) => sum + (each - value) ** 2, 0) / (n - 1))
  const half = (studentQuantile(0.975, n - 1) * deviation) / Math.sqrt(n)
  return {
    n,
    mean: { value, low: value - half, high: value + half },
    effect: deviation > 0 ? value / deviation : null,
  }
}

/** A quantile by linear interpolation between the two nearest values (type 7 of Hyndman and Fan 1996). Refuses an empty list. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('There is no quantile of nothing.')
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]!
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place))
}
