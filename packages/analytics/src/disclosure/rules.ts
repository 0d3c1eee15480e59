/**
 * The five rules of disclosure control, each as the fewest people it is about. In use all of them are the tenant's smallest
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

/** The smallest group that a tenant may set. */
const smallestEver = 3

/** The rules for a smallest reportable group of `k` people. Refuses fewer than three. */
export function rulesOf(k: number): DisclosureRules {
  if (!(Number.isInteger(k) && k >= smallestEver)) throw new RangeError(`A group of ${k} is too small to report on.`)
  return { cell: k, withheld: k, group: k, step: k, curve: k }
}
