import { nothingDisclosed, type Group, type Disclosed } from './audit.js'
import { followParts, noParts, type Counted as CountedAtoms, type Parts } from './equivalence-classes.js'
import { nextPopulation, noPopulation, type Candidate, type Population } from './population.js'
import { releaseTable, type Contribution, type ReleasedTables, type TableDefinition } from './release.js'
import type { DisclosureRules } from './rules.js'
import { nextSnapshot, restateAtom, countedBy, type Snapshot } from './snapshot.js'

/** For each table and atom, the release at which its figures were known. */
export type Marks = Record<string, Record<string, number>>

/** For each table and atom, the passages that its figures do not count. */
export type Without = Record<string, Record<string, string[]>>

/** What the next release needs to know about earlier ones, so that no difference between them is about too few people. */
export interface Memory {
  /** The number of releases so far. */
  release: number
  population: Population
  /** The snapshots of the atoms that are published. */
  marks: Marks
  without: Without
  /** The last snapshots of atoms that are not published at present. */
  resting: { marks: Marks; without: Without }
  /** For each table, the equivalence classes of people, and everything that was disclosed about them. */
  parts: Record<string, Parts>
}

const noSnapshots = { marks: {}, without: {} }

export const firstMemory: Memory = {
  release: 0,
  population: noPopulation,
  ...noSnapshots,
  resting: noSnapshots,
  parts: {},
}

/** The most sums remembered for a table. A table that needs more is no longer released: forgetting a sum would allow a comparison with it. */
const mostSums = 20_000

/** A published table, with the earliest release at which the figures of each group were known. */
export interface Published {
  table: ReleasedTables
  asOf: Record<string, number>
}

interface Reporting {
  tables: readonly TableDefinition[]
  /** The groups that get a report, as lists of atoms. */
  groupsOf: (atoms: readonly string[]) => { id: string; atoms: readonly string[] }[]
  rules: DisclosureRules
  /** The most sums remembered for a table; 20,000 by default. */
  mostSums?: number
}

/** What a passage adds to a table, as known at a release; null if it is no longer known, or if the table is about another framework. */
type ContributionAt = (table: TableDefinition, passage: string, release: number) => Contribution | null

/** The result of a release: the memory for the next one, the published tables, and the ids of tables refused for their long history. */
interface Result {
  memory: Memory
  published: Record<string, Published>
  refused: string[]
}

/**
 * Makes the next release of all tables (rule 4). The figures of an atom stay those of the last release until the contributions of enough
 * people have changed; then they are updated.
 */
export function publish(
  last: Memory,
  {
    candidates,
    contribution,
    ...reporting
  }: Reporting & { candidates: ReadonlyMap<string, Candidate>; contribution: ContributionAt },
): Result {
  const before = { ...firstMemory, ...last }
  const release = before.release + 1
  const population = nextPopulation(before.population, candidates, release, reporting.rules)
  const memory: Memory = { ...firstMemory, release, population, parts: {}, resting: { marks: {}, without: {} } }
  const result: Result = { memory: { ...memory, marks: {}, without: {} }, published: {}, refused: [] }
  const atoms = [...new Set(population.classes.map(({ atom }) => atom))].sort()
  for (const table of reporting.tables) {
    const known = (passage: string, at: number) => contribution(table, passage, at)
    const counted = new Map<string, Counted[]>()
    const marks: Marks[string] = {}
    const without: Without[string] = {}
    const resting = { marks: {} as Marks[string], without: {} as Without[string] }
    for (const atom of atoms) {
      const previous = snapshotOf(before, table.id, atom) ?? snapshotOf(before.resting, table.id, atom)
      const isPresent = (passage: string) => candidates.has(passage)
      const next = nextSnapshot(population, atom, previous, { release, ...reporting.rules, isPresent, known })
      const kept = next ?? previous
      if (!kept) continue
      const place = next ? { marks, without } : resting
      place.marks[atom] = kept.mark
      if (kept.without.length > 0) place.without[atom] = kept.without
      if (next)
        counted.set(
          atom,
          countedBy(population, atom, next).flatMap((passage) => {
            const own = known(passage, next.mark)
            return own ? [{ passage, contribution: own }] : []
          }),
        )
    }
    const isReleased = discloseTable(result, table, marks, before.parts[table.id], counted, reporting)
    const { marks: old, without: left, resting: rested } = before
    result.memory.marks[table.id] = isReleased ? marks : {}
    result.memory.without[table.id] = isReleased ? without : {}
    result.memory.resting.marks[table.id] = isReleased ? resting.marks : { ...rested.marks[table.id], ...old[table.id] }
    result.memory.resting.without[table.id] = isReleased
      ? resting.without
      : { ...rested.without[table.id], ...left[table.id] }
  }
  return result
}

type Counted = { passage: string; contribution: Contribution }

function snapshotOf(of: { marks: Marks; without: Without }, table: string, atom: string): Snapshot | null {
  const mark = of.marks[table]?.[atom]
  return mark === undefined ? null : { mark, without: of.without[table]?.[atom] ?? [] }
}

/** Adds a table to the result. Returns false if the table is refused; the memory keeps what was disclosed before in both cases. */
function discloseTable(
  result: Result,
  table: TableDefinition,
  marks: Marks[string],
  last: Parts | undefined,
  counted: CountedAtoms,
  reporting: Reporting,
): boolean {
  const { parts, ...published } = releaseOf(table, marks, last ?? noParts, counted, reporting)
  const remembered = parts.history.told.reduce((sum, { length }) => sum + length, 0)
  const isReleased = remembered <= (reporting.mostSums ?? mostSums)
  result.memory.parts[table.id] = isReleased ? parts : last!
  if (isReleased) result.published[table.id] = published
  else result.refused.push(table.id)
  return isReleased
}

/**
 * Replays a past release under today's rules and knowledge, for the people who were counted then and still may be. If the contributions
 * of fewer people than a step would differ in an atom, they stay as published. The next release compares itself with the replay too.
 */
export function restate(
  last: Memory,
  past: { release: number; marks: Marks; without?: Without },
  {
    candidates,
    then,
    today,
    ...reporting
  }: Reporting & {
    candidates: ReadonlyMap<string, unknown>
    then: ContributionAt
    today: (table: TableDefinition, passage: string) => Contribution | null
  },
): Result {
  const before = { ...firstMemory, ...last }
  const { classes } = before.population
  const population: Population = { classes: classes.filter(({ since }) => since <= past.release) }
  const result: Result = { memory: { ...before, parts: { ...before.parts } }, published: {}, refused: [] }
  for (const table of reporting.tables) {
    const marks = past.marks[table.id]
    if (!marks) continue
    const counted = new Map(
      Object.entries(marks).map(([atom, mark]) => [
        atom,
        restateAtom(
          population,
          atom,
          { mark, without: past.without?.[table.id]?.[atom] ?? [] },
          snapshotOf(before, table.id, atom),
          {
            step: reporting.rules.step,
            isPresent: (passage) => candidates.has(passage),
            then: (passage, release) => then(table, passage, release),
            now: (passage) => today(table, passage),
          },
        ).counted,
      ]),
    )
    discloseTable(result, table, marks, before.parts[table.id], counted, reporting)
  }
  return result
}

function releaseOf(
  table: TableDefinition,
  marks: Marks[string],
  last: Parts,
  counted: CountedAtoms,
  { groupsOf, rules }: Reporting,
): Published & { parts: Parts } {
  const parts = followParts(table, last, counted)
  const known = rules.step > 1 ? parts.history : nothingDisclosed
  const contributionOf = new Map(
    [...counted.values()].flat().map(({ passage, contribution }) => [passage, contribution]),
  )
  const contributions = new Map(
    Object.values(parts.ofAtoms)
      .flat()
      .map(({ id, passages }) => [id, passages.map((passage) => contributionOf.get(passage)!)]),
  )
  const groups = groupsOf(Object.keys(parts.ofAtoms).filter((atom) => parts.ofAtoms[atom]!.length > 0))
  const named: Group[] = groups.map(({ id, atoms }) => ({
    id,
    parts: atoms.flatMap((atom) => parts.ofAtoms[atom]!.map((part) => part.id)),
  }))
  const asOf = Object.fromEntries(groups.map(({ id, atoms }) => [id, Math.min(...atoms.map((atom) => marks[atom]!))]))
  const { disclosed, table: released } = releaseTable(table, named, contributions, rules, known)
  // A sum that was already disclosed is not remembered twice.
  const nameOf = ({ parts: own, block }: Disclosed[number]) => `${[...own].sort().join()} ${block.join()}`
  const before = new Set(parts.history.told.flat().map(nameOf))
  const news = disclosed.filter((sum) => !before.has(nameOf(sum)))
  const history = { ...parts.history, told: news.length > 0 ? [...parts.history.told, news] : parts.history.told }
  // The next release works out again who is in which part.
  return { table: released, asOf, parts: { ...parts, ofAtoms: {}, history } }
}
