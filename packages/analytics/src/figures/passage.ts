/**
 * What is kept of one passage for aggregates: facts in the order they were recorded, each with what happened, when in the person's
 * life (seconds since 1970) and the position at which the system learned it. So any figure can be worked out as of any moment, and
 * as it was known at any position.
 */
export type Fact = [kind: FactKind, at: number, position: number, ...details: (string | number)[]]

export type FactKind =
  | 'opened'
  | 'enrolled'
  | 'left'
  | 'planned'
  | 'entered'
  | 'completed'
  | 'paused'
  | 'resumed'
  | 'withdrawn'
  | 'finished'
  | 'taking'
  | 'baseline'
  | 'outcome'
  | 'changed-role'
  | 'own'
  | 'step'
  | 'evidence'
  | 'answered'
  | 'explored'
  | 'chosen'
  | 'dropped'
  | 'certified'
  | 'retracted'

/** What was known when: facts up to a moment in life and up to a position. */
export interface AsOf {
  /** Seconds since 1970; what happened later is left out. */
  end: number
  position: number
  /** Days without an own event after which somebody counts as stalled. */
  stallDays: number
}

export const secondsOf = (moment: string) => Math.floor(Date.parse(moment) / 1_000)
export const day = 86_400

/** Facts that count, in the order in which they happened; those of one kind are asked for again and again. */
export interface KnownFacts {
  all: readonly Fact[]
  of: (kind: FactKind) => readonly Fact[]
}

/** The facts that count as of a moment. */
export function factsAsOf(facts: readonly Fact[], { end, position }: AsOf): KnownFacts {
  let retracted: Set<string> | undefined
  for (const [kind, , at, finding] of facts)
    if (kind === 'retracted' && at <= position) (retracted ??= new Set()).add(String(finding))
  const all = facts
    .filter(([kind, at, known, detail]) => {
      if (at > end || known > position) return false
      return !(retracted && findings.has(kind) && retracted.has(String(detail)))
    })
    .sort((one, other) => one[1] - other[1] || one[2] - other[2])
  const byKind = new Map<FactKind, Fact[]>()
  for (const fact of all) {
    const own = byKind.get(fact[0])
    if (own) own.push(fact)
    else byKind.set(fact[0], [fact])
  }
  return { all, of: (kind) => byKind.get(kind) ?? none }
}

const none: readonly Fact[] = []

const findings = new Set<FactKind>(['explored', 'chosen', 'dropped', 'certified'])

/** Seconds of a stretch of time without those in which the journey was paused. */
export function withoutPauses(facts: readonly Fact[], from: number, to: number): number {
  let paused = 0
  let since: number | null = null
  const close = (until: number) => {
    if (since !== null) paused += Math.max(0, Math.min(until, to) - Math.max(since, from))
    since = null
  }
  for (const [kind, at] of facts) {
    if (kind === 'paused') since ??= at
    if (kind === 'resumed' || kind === 'withdrawn' || kind === 'finished') close(at)
  }
  close(to)
  return Math.max(0, to - from - paused)
}
