import { nothingTold, type Group, type Told } from './audit.js'
import { followParts, noParts, type Counted, type Parts } from './parts.js'
import { nextPopulation, nobody, type Candidate, type Population } from './population.js'
import { releaseTable, type Contribution, type Released, type ReleasedTables, type TableDefinition } from './release.js'
import type { DisclosureRules } from './rules.js'

/** For each table and atom, the release whose knowledge its figures are of. */
export type Marks = Record<string, Record<string, number>>

/** What the next release must know of the ones before it, to show no difference that is about too few people. */
export interface Memory {
  /** How many releases there were. */
  release: number
  population: Population
  marks: Marks
  /** For each table, who can still not be told apart by all that was told, and what that was. */
  parts: Record<string, Parts>
}

export const firstMemory: Memory = { release: 0, population: nobody, marks: {}, parts: {} }

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
}

/** What a passage adds to a table, as it was known at a release; null where it is not known any more, or the table is of others. */
type ContributionAt = (table: TableDefinition, passage: string, release: number) => Contribution | null

/**
 * The next release of all tables (rule 4). In each atom, a table's figures are those of the release before, until enough people's
 * part in it has changed; then they are those of today.
 */
export function publish(
  before: Memory,
  {
    candidates,
    contribution,
    ...reporting
  }: Reporting & { candidates: ReadonlyMap<string, Candidate>; contribution: ContributionAt },
): { memory: Memory; published: Record<string, Published> } {
  const release = before.release + 1
  const population = nextPopulation(before.population, candidates, release, reporting.rules)
  const memory: Memory = { release, population, marks: {}, parts: {} }
  const published: Record<string, Published> = {}
  for (const table of reporting.tables) {
    const of = (passage: string, at: number) => contribution(table, passage, at)
    const marks = nextMarks(before.marks[table.id] ?? {}, population, release, of, reporting.rules.step)
    const counted = new Map(
      Object.entries(marks).map(([atom, mark]) => [
        atom,
        passagesOf(population, atom, mark).flatMap((passage) => {
          const own = of(passage, mark)
          return own ? [{ passage, contribution: own }] : []
        }),
      ]),
    )
    const { parts, ...result } = releaseOf(table, marks, before.parts[table.id] ?? noParts, counted, reporting)
    memory.marks[table.id] = marks
    memory.parts[table.id] = parts
    published[table.id] = result
  }
  return { memory, published }
}

/** How many releases back the audit looks, where a part has not changed since. */
const longestHistory = 60

/**
 * A release of the past under today's rules and knowledge (replay), over those who were counted then and still are. Where fewer
 * people than a step would differ in an atom, its part stays as it was published. The next release must know of it as well.
 */
export function restate(
  before: Memory,
  past: { release: number; marks: Marks },
  {
    then,
    today,
    ...reporting
  }: Reporting & { then: ContributionAt; today: (table: TableDefinition, passage: string) => Contribution | null },
): { memory: Memory; published: Record<string, Published> } {
  const { classes } = before.population
  const population: Population = { barred: [], classes: classes.filter(({ since }) => since <= past.release) }
  const memory: Memory = { ...before, parts: { ...before.parts } }
  const published: Record<string, Published> = {}
  for (const table of reporting.tables) {
    const marks = past.marks[table.id]
    if (!marks) continue
    const counted = new Map(
      Object.entries(marks).map(([atom, release]) => {
        const both = passagesOf(population, atom, release).flatMap((passage) => {
          const [was, is] = [then(table, passage, release), today(table, passage)]
          return was && is ? [{ passage, was, is }] : []
        })
        const isNew = both.filter(({ was, is }) => !isSame(was, is)).length >= reporting.rules.step
        return [atom, both.map(({ passage, was, is }) => ({ passage, contribution: isNew ? is : was }))]
      }),
    )
    const { parts, ...result } = releaseOf(table, marks, before.parts[table.id] ?? noParts, counted, reporting)
    memory.parts[table.id] = parts
    published[table.id] = result
  }
  return { memory, published }
}

function releaseOf(
  table: TableDefinition,
  marks: Marks[string],
  last: Parts,
  counted: Counted,
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
  const history = { ...parts.history, told: [...parts.history.told, news].slice(-longestHistory) }
  // Who is in which part now follows from the next release's own reading.
  return { table: released, asOf, parts: { ...parts, ofAtoms: {}, history } }
}

/** Who is counted in an atom by a release. */
const passagesOf = ({ classes }: Population, atom: string, release: number) =>
  classes.filter((each) => each.atom === atom && each.since <= release).flatMap(({ passages }) => passages)

/** Which atoms come out anew: those in which enough people's part has changed, or nobody's but some have joined. */
function nextMarks(
  before: Marks[string],
  population: Population,
  release: number,
  contribution: (passage: string, release: number) => Contribution | null,
  step: number,
): Marks[string] {
  const atoms = [...new Set(population.classes.map(({ atom }) => atom))].sort()
  const next = atoms.map((atom): [string, number] => {
    const mark = before[atom]
    if (mark === undefined) return [atom, release]
    const kept = passagesOf(population, atom, mark)
    const haveJoined = passagesOf(population, atom, release).length > kept.length
    let changed = 0
    for (const passage of kept) if (!isSame(contribution(passage, mark), contribution(passage, release))) changed += 1
    return [atom, changed >= step || (changed === 0 && haveJoined) ? release : mark]
  })
  return Object.fromEntries(next)
}

const isSame = (one: Contribution | null, other: Contribution | null) =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
