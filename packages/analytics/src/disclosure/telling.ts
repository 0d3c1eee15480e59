import { membersOf, type Population } from './population.js'
import type { Contribution } from './release.js'

/** Of whom the figures of an atom are in one table, and of when. */
export interface Telling {
  /** The release whose knowledge they are of. */
  mark: number
  /** Members of the atom by then who are left out. */
  without: string[]
}

/** What a passage adds to the table, as it was known at a release; null where that is not known any more. */
export type Known = (passage: string, release: number) => Contribution | null

/** Who is counted by a telling. */
export function toldBy(population: Population, atom: string, { mark, without }: Telling): string[] {
  const left = new Set(without)
  return membersOf(population, atom, mark).filter((passage) => !left.has(passage))
}

/**
 * How an atom is told in the next release of a table (rule 4), after `before` (null where it was never told). It is told anew once
 * enough people's part has changed; whoever left counts as changed. Where fewer left, as many others as are missing are left out
 * with them, so that the difference is never about too few; they are back as soon as it is told anew. Returns null where too few
 * would remain to be a group: then the atom is not told, and stays to be compared with what was told last.
 */
export function nextTelling(
  population: Population,
  atom: string,
  before: Telling | null,
  {
    release,
    group,
    step,
    isPresent,
    known,
  }: { release: number; group: number; step: number; isPresent: (passage: string) => boolean; known: Known },
): Telling | null {
  const present = membersOf(population, atom, release).filter(isPresent)
  const members = new Set(present)
  const anew = {
    mark: release,
    without: membersOf(population, atom, release).filter((passage) => !members.has(passage)),
  }
  if (!before) return present.length >= step ? anew : null
  const told = toldBy(population, atom, before)
  const staying = told.filter(isPresent)
  const gone = told.length - staying.length
  const changed = staying.filter((passage) => !isSame(known(passage, before.mark), known(passage, release))).length
  if (gone + changed >= step) return present.length >= step ? anew : null
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
 * What is told of an atom when a past release of a table is told again: by today's knowledge where enough people's part has changed
 * since or left, and as it was published otherwise. Whoever left, and whoever is left out with them today, is left out here too;
 * where too few would remain, or too few left, nobody is told of.
 */
export function toldAgain(
  population: Population,
  atom: string,
  past: Telling,
  today: Telling | null,
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
): { isAnew: boolean; told: { passage: string; contribution: Contribution }[] } {
  const told = toldBy(population, atom, past)
  const both = told.filter(isPresent).flatMap((passage) => {
    const [was, is] = [then(passage, past.mark), now(passage)]
    return was && is ? [{ passage, was, is }] : []
  })
  const gone = told.length - both.length
  const changed = both.filter(({ was, is }) => !isSame(was, is)).length
  const isAnew = gone + changed >= step
  if (isAnew && both.length < step) return { isAnew, told: [] }
  if (isAnew) return { isAnew, told: both.map(({ passage, is }) => ({ passage, contribution: is })) }
  const leftOut = new Set(gone === 0 ? [] : (today?.without ?? []))
  const remaining = both.filter(({ passage }) => !leftOut.has(passage))
  const missing = told.length - remaining.length
  if (missing > 0 && (missing < step || remaining.length < step)) return { isAnew, told: [] }
  return { isAnew, told: remaining.map(({ passage, was }) => ({ passage, contribution: was })) }
}

const isSame = (one: Contribution | null, other: Contribution | null) =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
