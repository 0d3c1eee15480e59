import { nothingTold, type Group, type Told } from './audit.js'
import { followParts, noParts, type Counted as CountedAtoms, type Parts } from './parts.js'
import { nextPopulation, nobody, type Candidate, type Population } from './population.js'
import { releaseTable, type Contribution, type Released, type ReleasedTables, type TableDefinition } from './release.js'
import type { DisclosureRules } from './rules.js'
import { nextTelling, toldAgain, toldBy, type Telling } from './telling.js'

/** For each table and atom, the release whose knowledge its figures are of. */
export type Marks = Record<string, Record<string, number>>

/** For each table and atom, those who are left out of its figures. */
export type Without = Record<string, Record<string, string[]>>

/** What the next release must know of the ones before it, to show no difference that is about too few people. */
export interface Memory {
  /** How many releases there were. */
  release: number
  population: Population
  /** Of what is told, and who is left out of it. */
  marks: Marks
  without: Without
  /** The same of atoms that are not told at present, as they were told last. */
  resting: { marks: Marks; without: Without }
  /** For each table, who can still not be told apart by all that was told, and what that was. */
  parts: Record<string, Parts>
}

const noTelling = { marks: {}, without: {} }

export const firstMemory: Memory = { release: 0, population: nobody, ...noTelling, resting: noTelling, parts: {} }

/** Up to how many sums are remembered of a table. A table that would need more is not released any more: forgetting would tell. */
const mostSums = 20_000

/** A table as it is published, with the release whose knowledge each group's figures are of at least. */
export interface Published {
  table: Released<ReleasedTables>
  asOf: Record<string, number>
}

interface Reporting {
  tables: readonly TableDefinition[]
  /** The groups that are reported on, as lists of atoms. */
  groupsOf: (atoms: readonly string[]) => { id: string; atoms: readonly string[] }[]
  rules: DisclosureRules
  /** Up to how many sums are remembered of a table: 20,000 where it is not given. */
  mostSums?: number
}

/** What a passage adds to a table, as it was known at a release; null where it is not known any more, or the table is of others. */
type ContributionAt = (table: TableDefinition, passage: string, release: number) => Contribution | null

/** What a release makes: what the next must know, what is published, and tables that are not since too much is remembered of them. */
interface Result {
  memory: Memory
  published: Record<string, Published>
  refused: string[]
}

/**
 * The next release of all tables (rule 4). In each atom, a table's figures are those of the release before, until enough people's
 * part in it has changed; then they are those of today.
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
      const previous = tellingOf(before, table.id, atom) ?? tellingOf(before.resting, table.id, atom)
      const isPresent = (passage: string) => candidates.has(passage)
      const next = nextTelling(population, atom, previous, { release, ...reporting.rules, isPresent, known })
      const kept = next ?? previous
      if (!kept) continue
      const place = next ? { marks, without } : resting
      place.marks[atom] = kept.mark
      if (kept.without.length > 0) place.without[atom] = kept.without
      if (next)
        counted.set(
          atom,
          toldBy(population, atom, next).flatMap((passage) => {
            const own = known(passage, next.mark)
            return own ? [{ passage, contribution: own }] : []
          }),
        )
    }
    const isTold = tellTable(result, table, marks, before.parts[table.id], counted, reporting)
    const { marks: old, without: left, resting: rested } = before
    result.memory.marks[table.id] = isTold ? marks : {}
    result.memory.without[table.id] = isTold ? without : {}
    result.memory.resting.marks[table.id] = isTold ? resting.marks : { ...rested.marks[table.id], ...old[table.id] }
    result.memory.resting.without[table.id] = isTold
      ? resting.without
      : { ...rested.without[table.id], ...left[table.id] }
  }
  return result
}

type Counted = { passage: string; contribution: Contribution }

function tellingOf(of: { marks: Marks; without: Without }, table: string, atom: string): Telling | null {
  const mark = of.marks[table]?.[atom]
  return mark === undefined ? null : { mark, without: of.without[table]?.[atom] ?? [] }
}

/** Adds what is told of a table, or that it is refused (false); what was told before is remembered in either case. */
function tellTable(
  result: Result,
  table: TableDefinition,
  marks: Marks[string],
  last: Parts | undefined,
  counted: CountedAtoms,
  reporting: Reporting,
): boolean {
  const { parts, ...published } = releaseOf(table, marks, last ?? noParts, counted, reporting)
  const remembered = parts.history.told.reduce((sum, { length }) => sum + length, 0)
  const isTold = remembered <= (reporting.mostSums ?? mostSums)
  result.memory.parts[table.id] = isTold ? parts : last!
  if (isTold) result.published[table.id] = published
  else result.refused.push(table.id)
  return isTold
}

/**
 * A release of the past under today's rules and knowledge (replay), over those who were counted then and still are. Where fewer
 * people than a step would differ in an atom, its part stays as it was published. The next release must know of it as well.
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
        toldAgain(
          population,
          atom,
          { mark, without: past.without?.[table.id]?.[atom] ?? [] },
          tellingOf(before, table.id, atom),
          {
            step: reporting.rules.step,
            isPresent: (passage) => candidates.has(passage),
            then: (passage, release) => then(table, passage, release),
            now: (passage) => today(table, passage),
          },
        ).told,
      ]),
    )
    tellTable(result, table, marks, before.parts[table.id], counted, reporting)
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
  const known = rules.step > 1 ? parts.history : nothingTold
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
  const { told, table: released } = releaseTable(table, named, contributions, rules, known)
  // What was told before in the same words is not remembered twice.
  const nameOf = ({ parts: own, block }: Told[number]) => `${[...own].sort().join()} ${block.join()}`
  const before = new Set(parts.history.told.flat().map(nameOf))
  const news = told.filter((sum) => !before.has(nameOf(sum)))
  const history = { ...parts.history, told: news.length > 0 ? [...parts.history.told, news] : parts.history.told }
  // Who is in which part now follows from the next release's own reading.
  return { table: released, asOf, parts: { ...parts, ofAtoms: {}, history } }
}
