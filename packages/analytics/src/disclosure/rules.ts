/**
 * The five rules of disclosure control, each as the fewest people it is about. In use all of them follow from the tenant's smallest
 * reportable group; they are apart so that a test can weaken one and see that an attack then succeeds.
 */
export interface DisclosureRules {
  /** 1 Primary: the fewest people whom a shown cell, other than an empty one, counts. */
  cell: number
  /** 2 Complementary: the fewest people in what is withheld together, so that a total minus the shown cells tells nothing. */
  withheld: number
  /** 3 Differencing over filters: the fewest people by whom two groups differ. */
  group: number
  /** 4 Differencing over time: the fewest people by whom two releases of one group differ. */
  step: number
  /** 5 Curves: the fewest events in a step. */
  curve: number
}

/** The fewest people that any tenant reports on; a smaller number that a tenant set earlier counts as this one. */
export const smallestEver = 5

/**
 * The rules for a smallest reportable group of `k` people. A group is reported on from 2k people on: of a group of k, whoever knows
 * all others but one is often sure of that one. Throws a RangeError for fewer than five.
 */
export function rulesOf(k: number): DisclosureRules {
  if (!(Number.isInteger(k) && k >= smallestEver)) throw new RangeError(`A group of ${k} is too small to report on.`)
  return { cell: k, withheld: k, group: 2 * k, step: k, curve: k }
}

/**
 * The fewest people of whom a mean, an interval, an effect or a quantile is told. Scores are whole numbers: of a few people, the mean
 * and its interval say how many have which score.
 */
export const fewestForValues = 50
