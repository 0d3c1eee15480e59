import type { DisclosureRules } from './rules.js'

/** A passage that may be counted: its person, and its atom (a cohort and a version of a framework). */
export interface Candidate {
  personId: string
  atom: string
}

/** Passages that are counted since the same release: enough people at once to hide each other. */
export interface Intake {
  atom: string
  /** The first release that counts them here: 1, 2, 3, ... */
  since: number
  passages: string[]
}

/** The people who are counted, or were and may be again. Someone who may no longer be counted stays in their intake, and in no sum. */
export interface Population {
  classes: Intake[]
  /** People that an earlier version of the program removed permanently, as cover for someone who left. */
  barred?: string[]
}

export const noPopulation: Population = { classes: [] }

/**
 * The population of the next release. People are counted once enough of them wait in the same atom. A person who moved is counted in
 * the old atom until enough of the same intake have moved to the same new one.
 */
export function nextPopulation(
  before: Population,
  candidates: ReadonlyMap<string, Candidate>,
  release: number,
  { group, step }: Pick<DisclosureRules, 'group' | 'step'>,
): Population {
  const classes: Intake[] = []
  for (const each of before.classes) {
    const rest = new Set(each.passages)
    for (const [atom, movers] of moversOf(rest, each.atom, candidates)) {
      const remaining = [...rest].filter((passage) => candidates.has(passage)).length - movers.length
      if (movers.length < step || (remaining > 0 && remaining < step)) continue
      for (const passage of movers) rest.delete(passage)
      classes.push({ atom, since: release, passages: movers })
    }
    if (rest.size > 0) classes.push({ ...each, passages: [...rest] })
  }

  const counted = new Set([...classes.flatMap(({ passages }) => passages), ...(before.barred ?? [])])
  const there = new Set(
    classes.flatMap(({ atom, passages }) => passages.map((passage) => `${atom} ${candidates.get(passage)?.personId}`)),
  )
  const waiting = new Map<string, Map<string, string>>()
  for (const [passage, { personId, atom }] of [...candidates].sort(byKey)) {
    // A person counts once in an atom, however many passages they have there.
    if (counted.has(passage) || there.has(`${atom} ${personId}`)) continue
    const inAtom = waiting.get(atom) ?? new Map<string, string>()
    if (!inAtom.has(personId)) inAtom.set(personId, passage)
    waiting.set(atom, inAtom)
  }
  for (const [atom, people] of [...waiting].sort(byKey)) {
    const isNew = !classes.some((each) => each.atom === atom)
    // A new atom is a new group to filter by (rule 3); people added to one that is there are a step in time (rule 4).
    if (people.size >= (isNew ? group : step)) classes.push({ atom, since: release, passages: [...people.values()] })
  }
  return { ...before, classes }
}

/** The members of an atom at a release. */
export const membersOf = ({ classes }: Population, atom: string, release: number) =>
  classes.filter((each) => each.atom === atom && each.since <= release).flatMap(({ passages }) => passages)

function moversOf(passages: Set<string>, from: string, candidates: ReadonlyMap<string, Candidate>) {
  const movers = new Map<string, string[]>()
  for (const passage of passages) {
    const atom = candidates.get(passage)?.atom
    if (atom !== undefined && atom !== from) movers.set(atom, [...(movers.get(atom) ?? []), passage])
  }
  return movers
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)
