/**
 * The five rules of disclosure control, each as a number of people. In production all of them follow from the tenant's smallest
 * reportable group. They are separate so that a test can weaken one and check that an attack then succeeds. See docs/disclosure.md.
 */
export interface DisclosureRules {
  /** 1 Primary: the fewest people in a shown cell, unless it is empty. */
  cell: number
  /** 2 Complementary: the fewest people in cells that are withheld together, so that a total minus the shown cells discloses nothing. */
  withheld: number
  /** 3 Differencing over filters: the fewest people that distinguish two groups. */
  group: number
  /** 4 Differencing over time: the fewest people that distinguish two releases of one group. */
  step: number
  /** 5 Curves: the fewest events in a step. */
  curve: number
}

/** The smallest group that any tenant reports on. A smaller number in an older setting counts as this one. */
export const smallestEver = 5

/**
 * The rules for a smallest reportable group of `k` people. A group gets a report from 2k people on: in a group of k, a reader
 * who knows all members but one can often be sure about that one. Throws a RangeError for fewer than five.
 */
export function rulesOf(k: number): DisclosureRules {
  if (!(Number.isInteger(k) && k >= smallestEver)) throw new RangeError(`A group of ${k} is too small to report on.`)
  return { cell: k, withheld: k, group: 2 * k, step: k, curve: k }
}

/**
 * The fewest people behind a published mean, interval, effect or quantile. Scores are whole numbers: for a few people, the mean and its
 * interval reveal how many have which score.
 */
export const fewestForValues = 50
