import type { Fact, FactKind } from './facts.js'

/** What was known when: facts up to a moment in life and up to a position. */
export interface AsOf {
  /** Seconds since 1970; later facts do not count. */
  end: number
  position: number
  /** Days without an own event after which someone counts as stalled. */
  stallDays: number
}

/** Seconds since 1970 of an ISO 8601 moment. */
export const secondsOf = (moment: string) => Math.floor(Date.parse(moment) / 1_000)
export const day = 86_400

/** The facts that count as of a moment, in the order in which they happened. */
export interface KnownFacts {
  all: readonly Fact[]
  of: <Kind extends FactKind>(kind: Kind) => readonly Fact<Kind>[]
}

/** Returns the facts that count as of a moment: known by then, and not retracted by then. */
export function factsAsOf(facts: readonly Fact[], { end, position }: AsOf): KnownFacts {
  const retracted = new Set<string>()
  for (const fact of facts) if (fact.kind === 'retracted' && fact.position <= position) retracted.add(fact.entryId)
  const all = facts
    .filter((fact) => {
      if (fact.at > end || fact.position > position) return false
      return !(retracted.size > 0 && isEntry(fact) && retracted.has(fact.entryId))
    })
    .sort((one, other) => one.at - other.at || one.position - other.position)
  const byKind = new Map<FactKind, Fact[]>()
  for (const fact of all) {
    const own = byKind.get(fact.kind)
    if (own) own.push(fact)
    else byKind.set(fact.kind, [fact])
  }
  const of = <Kind extends FactKind>(kind: Kind) => (byKind.get(kind) ?? none) as readonly Fact<Kind>[]
  return { all, of }
}

const none: readonly Fact[] = []

const isEntry = (fact: Fact): fact is Fact<'explored' | 'chosen' | 'dropped' | 'certified'> =>
  fact.kind === 'explored' || fact.kind === 'chosen' || fact.kind === 'dropped' || fact.kind === 'certified'

/** Returns the seconds from one moment to another during which the journey was not paused. */
export function withoutPauses(facts: readonly Fact[], from: number, to: number): number {
  let paused = 0
  let since: number | null = null
  const close = (until: number) => {
    if (since !== null) paused += Math.max(0, Math.min(until, to) - Math.max(since, from))
    since = null
  }
  for (const { kind, at } of facts) {
    if (kind === 'paused') since ??= at
    if (kind === 'resumed' || kind === 'withdrawn' || kind === 'finished') close(at)
  }
  close(to)
  return Math.max(0, to - from - paused)
}
