import { membersOf, type Population } from './population.js'
import type { Contribution } from './release.js'

/** Whose data the figures of an atom show in one table, and as known at which release. */
export interface Snapshot {
  /** The figures show what was known at this release. */
  mark: number
  /** Members of the atom at that release who are not counted. */
  without: string[]
}

/** What a passage adds to the table, as it was known at a release; null if that is no longer known. */
export type Known = (passage: string, release: number) => Contribution | null

/** The passages that a snapshot counts. */
export function countedBy(population: Population, atom: string, { mark, without }: Snapshot): string[] {
  const left = new Set(without)
  return membersOf(population, atom, mark).filter((passage) => !left.has(passage))
}

/**
 * The snapshot of an atom in the next release of a table (rule 4). `before` is its last snapshot, or null if it had none. The snapshot
 * is updated when the contributions of at least `step` people have changed; a person who left counts as changed. If fewer left, other
 * members are left out as cover, so that the difference between two releases is never about too few people. The cover is counted again
 * at the next update. Returns null if too few people would remain: the atom is not published, and its last snapshot is kept for comparison.
 */
export function nextSnapshot(
  population: Population,
  atom: string,
  before: Snapshot | null,
  {
    release,
    group,
    step,
    isPresent,
    known,
  }: { release: number; group: number; step: number; isPresent: (passage: string) => boolean; known: Known },
): Snapshot | null {
  const present = membersOf(population, atom, release).filter(isPresent)
  const members = new Set(present)
  const updated = {
    mark: release,
    without: membersOf(population, atom, release).filter((passage) => !members.has(passage)),
  }
  if (!before) return present.length >= step ? updated : null
  const counted = countedBy(population, atom, before)
  const staying = counted.filter(isPresent)
  const gone = counted.length - staying.length
  const changed = staying.filter((passage) => !isSame(known(passage, before.mark), known(passage, release))).length
  if (gone + changed >= step) return present.length >= step ? updated : null
  if (gone === 0) {
    const old = new Set(membersOf(population, atom, before.mark))
    const newcomers = membersOf(population, atom, release).filter((passage) => !old.has(passage))
    const absent = newcomers.filter((passage) => !isPresent(passage))
    if (changed > 0 || newcomers.length - absent.length < step) return before
    return { mark: release, without: [...before.without, ...absent] }
  }
  const remaining = staying.slice(step - gone)
  if (remaining.length < Math.max(step, group)) return null
  const still = new Set(remaining)
  return { ...before, without: membersOf(population, atom, before.mark).filter((passage) => !still.has(passage)) }
}

/**
 * The contributions of an atom when a past release of a table is replayed. They are those known today if at least `step` people have
 * changed or left since, and the published ones otherwise. People who left, and their cover of today, are not counted. The result is
 * empty if too few people would remain, or if too few left to hide who they are.
 */
export function restateAtom(
  population: Population,
  atom: string,
  past: Snapshot,
  today: Snapshot | null,
  {
    step,
    isPresent,
    then,
    now,
  }: {
    step: number
    isPresent: (passage: string) => boolean
    then: Known
    now: (passage: string) => Contribution | null
  },
): { isUpdated: boolean; counted: { passage: string; contribution: Contribution }[] } {
  const published = countedBy(population, atom, past)
  const both = published.filter(isPresent).flatMap((passage) => {
    const [was, is] = [then(passage, past.mark), now(passage)]
    return was && is ? [{ passage, was, is }] : []
  })
  const gone = published.length - both.length
  const changed = both.filter(({ was, is }) => !isSame(was, is)).length
  const isUpdated = gone + changed >= step
  if (isUpdated && both.length < step) return { isUpdated, counted: [] }
  if (isUpdated) return { isUpdated, counted: both.map(({ passage, is }) => ({ passage, contribution: is })) }
  const leftOut = new Set(gone === 0 ? [] : (today?.without ?? []))
  const remaining = both.filter(({ passage }) => !leftOut.has(passage))
  const missing = published.length - remaining.length
  if (missing > 0 && (missing < step || remaining.length < step)) return { isUpdated, counted: [] }
  return { isUpdated, counted: remaining.map(({ passage, was }) => ({ passage, contribution: was })) }
}

const isSame = (one: Contribution | null, other: Contribution | null) =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
