import type { Contribution } from '../disclosure/release.js'
import type { Fact } from './facts.js'
import type { Figure } from './figures.js'
import { factsAsOf, type AsOf } from './passage.js'

/**
 * Returns what a passage contributes to every figure as of a moment, in the order of the figures. Equal contributions are one object, kept in
 * `known`: a hundred thousand passages have a few hundred different ones.
 */
export function contributionsOf(
  figures: readonly Figure[],
  facts: readonly Fact[],
  asOf: AsOf,
  known: Map<string, Contribution> = new Map(),
): Contribution[] {
  const then = factsAsOf(facts, asOf)
  return figures.map(({ contribution }) => {
    const made = contribution(then, asOf)
    const { category, value = '', spell } = made
    const key = `${category} ${value} ${spell ? `${spell.time} ${spell.end}` : ''}`
    const same = known.get(key)
    if (same) return same
    known.set(key, made)
    return made
  })
}
