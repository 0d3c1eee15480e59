/** How many entered and completed each phase, in the order of the framework. */
export interface Counts {
  people: number
  phases: { phaseId: string; entered: number; completed: number }[]
}

/** A figure that may be shown, or null where it is withheld. */
export interface Released {
  people: number | null
  phases: { phaseId: string; entered: number | null; completed: number | null }[]
}

/**
 * What may be shown of a funnel when nobody may be recognised (analytics.md, rules 1 and 2). A group below k shows nothing.
 * Within it, the figures fall from phase to phase; each is shown only where the step down from the last shown figure, and
 * what is left, are nobody or at least k people. So neither a cell nor the difference of two cells is about fewer than k.
 */
export function releaseFunnel({ people, phases }: Counts, k: number): Released {
  const whole = people >= k
  let last = people
  const release = (count: number) => {
    if (!whole || !far(count, last, k) || !far(count, 0, k)) return null
    last = count
    return count
  }
  return {
    people: whole ? people : null,
    phases: phases.map(({ phaseId, entered, completed }) => ({
      phaseId,
      entered: release(entered),
      completed: release(completed),
    })),
  }
}

const far = (one: number, other: number, k: number) => one === other || Math.abs(one - other) >= k
