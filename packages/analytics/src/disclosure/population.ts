import type { DisclosureRules } from './rules.js'

/** Whose passage may be counted: the person, and the part of the tenant they belong to (a cohort and a framework's version). */
export interface Candidate {
  personId: string
  atom: string
}

/** Passages that came to be counted together, and are counted together ever since. */
export interface CountedClass {
  atom: string
  /** The release since which they are counted here: 1, 2, 3, ... */
  since: number
  passages: string[]
}

/** Who is counted. Every sum that is released runs over whole classes, so no two sums differ by fewer people than the rules say. */
export interface Population {
  classes: CountedClass[]
  /** Those who went along when somebody left, to hide who it was. Counted never again: their return would tell who is missing. */
  barred: string[]
}

export const nobody: Population = { classes: [], barred: [] }

/**
 * The population of the next release. People are counted once enough of them wait in the same atom. Who may no longer be
 * counted leaves with as many others of their class as the rules ask for; who moved is counted where they were, until enough
 * of the same class have moved to the same atom.
 */
export function nextPopulation(
  before: Population,
  candidates: ReadonlyMap<string, Candidate>,
  release: number,
  { group, step }: Pick<DisclosureRules, 'group' | 'step'>,
): Population {
  const classes: CountedClass[] = []
  const barred = new Set(before.barred)

  for (const each of before.classes) {
    const staying = each.passages.filter((passage) => candidates.has(passage))
    const gone = each.passages.length - staying.length
    const along = gone === 0 ? [] : accompanying(staying, gone, step)
    for (const passage of along) barred.add(passage)
    const rest = new Set(staying.slice(along.length))
    for (const [atom, movers] of moversOf(rest, each.atom, candidates)) {
      const remaining = rest.size - movers.length
      if (movers.length < step || (remaining > 0 && remaining < step)) continue
      for (const passage of movers) rest.delete(passage)
      classes.push({ atom, since: release, passages: movers })
    }
    if (rest.size > 0) classes.push({ ...each, passages: [...rest] })
  }

  const counted = new Set(classes.flatMap(({ passages }) => passages))
  const waiting = new Map<string, Map<string, string>>()
  const there = new Set(
    classes.flatMap(({ atom, passages }) => passages.map((passage) => `${atom} ${candidates.get(passage)!.personId}`)),
  )
  for (const [passage, { personId, atom }] of [...candidates].sort(byKey)) {
    // A person counts once in an atom, however many passages they have there.
    if (counted.has(passage) || barred.has(passage) || there.has(`${atom} ${personId}`)) continue
    const inAtom = waiting.get(atom) ?? new Map<string, string>()
    if (!inAtom.has(personId)) inAtom.set(personId, passage)
    waiting.set(atom, inAtom)
  }
  for (const [atom, people] of [...waiting].sort(byKey)) {
    const isNew = !classes.some((each) => each.atom === atom)
    // A new atom is a new group to filter by (rule 3); people added to one that is there are a step in time (rule 4).
    if (people.size >= (isNew ? group : step)) classes.push({ atom, since: release, passages: [...people.values()] })
  }
  return { classes, barred: [...barred] }
}

/** Those of a class who leave together with the `gone`, to make the step large enough; all of them where too few would stay. */
function accompanying(staying: string[], gone: number, step: number): string[] {
  const missing = Math.max(0, step - gone)
  return staying.length - missing < step ? staying : staying.slice(0, missing)
}

function moversOf(passages: Set<string>, from: string, candidates: ReadonlyMap<string, Candidate>) {
  const movers = new Map<string, string[]>()
  for (const passage of passages) {
    const { atom } = candidates.get(passage)!
    if (atom !== from) movers.set(atom, [...(movers.get(atom) ?? []), passage])
  }
  return movers
}

const byKey = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1)
