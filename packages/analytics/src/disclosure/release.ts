import { pairedChange, quantile, type Change } from '../statistics/change.js'
import { aalenJohansen, kaplanMeier, lifeTable, logRank, medianSurvival, type Spell } from '../statistics/survival.js'
import { auditPatterns, isShown, sumCounts, toldBy, type Group, type History, type Told } from './audit.js'
import { countsOf, patternOf, type Counts, type Pattern } from './blocks.js'
import type { DisclosureRules } from './rules.js'

declare const passed: unique symbol
/**
 * What has passed disclosure control. Only this file makes it, and whatever leaves the program as an aggregate is of this type:
 * an aggregate that did not pass does not compile.
 */
export type Released<Value> = Value & { readonly [passed]: true }

/** What one passage adds to a table: its category, and a value or a spell where the table has them. */
export interface Contribution {
  category: string
  /** A number, of which the table gives mean and change, or median and 90th percentile. */
  value?: number
  /** Days until something happened, or until watching ended. */
  spell?: Spell
}

/** A table to be released: its categories, and what is worked out from the values or spells of one of them. */
export interface TableDefinition {
  id: string
  categories: readonly string[]
  ordered: boolean
  /** What is told of the values in a category: the change with its interval, or the spread. */
  values?: { category: string; tell: 'change' | 'spread' }
  /**
   * A curve over steps of `days`: of those who remain (Kaplan-Meier), or of those in whom it happened (Aalen-Johansen). The last
   * category is of those in whom it has not happened; `outside` names the one of those who are not part of it.
   */
  curve?: { kind: 'remaining' | 'happened'; days: number; outside?: string }
}

/** What the passages of each part add. */
export type Contributions = ReadonlyMap<string, readonly Contribution[]>

export interface Curve {
  steps: { days: number; share: number; low: number; high: number; atRisk: number; events: number }[]
  /** Days until half have ended, rounded up to whole weeks. */
  median: { value: number | null; low: number | null; high: number | null }
}

/** A released table of one group. A group that is too small has none. */
export interface ReleasedTable {
  /** How many passages it is about. */
  n: number
  /** Categories that are counted together; a block of several is shown as their sum. Null where even that is withheld. */
  blocks: { categories: string[]; count: number | null }[]
  change?: Change
  /** Median and 90th percentile, rounded to whole numbers. */
  spread?: { n: number; median: number; ninetieth: number }
  curve?: Curve
}

export interface ReleasedTables {
  groups: Record<string, ReleasedTable>
  /** The log-rank test between the cohorts of a group whose curves are shown. */
  comparisons: Record<string, { statistic: number; degrees: number; p: number; n: number[]; groups: string[] }>
}

/** A median is the day of one person's event: it is given to the week. */
const week = (days: number | null) => (days === null ? null : Math.ceil(days / 7) * 7)

/** What is worked out of many values is given to two decimals: more of them would let somebody try values out until they fit. */
const hundredths = (value: number) => Math.round(value * 100) / 100

/** Shares are given to three decimals: more of them would tell the order of single events. */
const rounded = (share: number) => Math.round(share * 1_000) / 1_000

/**
 * Releases one table for all groups at once: what each group may show depends on what all others do, and on what was told before
 * of parts that are the same today. Gives what is told now, for the releases after it.
 */
export function releaseTable(
  table: TableDefinition,
  groups: readonly Group[],
  contributions: Contributions,
  rules: DisclosureRules,
  history: History,
): { table: Released<ReleasedTables>; told: Told } {
  const shape = { ordered: table.ordered, curve: table.curve !== undefined }
  const enough = shape.curve ? rules.curve : rules.cell
  const counts = new Map([...contributions].map(([part, own]) => [part, countCategories(table, own)]))
  const sizeOf = (parts: readonly string[]) =>
    parts.reduce((sum, part) => sum + (contributions.get(part)?.length ?? 0), 0)
  const present = groups.filter(({ parts }) => sizeOf(parts) >= Math.max(1, rules.group))
  const size = table.categories.length
  const sums = new Map(present.map(({ id, parts }) => [id, sumCounts(parts, counts, size)]))
  const patterns = new Map(present.map(({ id }) => [id, patternOf(sums.get(id)!, shape, rules)]))
  if (rules.withheld > 1) auditPatterns(present, counts, patterns, shape, rules, history)

  const released: ReleasedTables = { groups: {}, comparisons: {} }
  for (const { id, parts } of present) {
    const own = parts.flatMap((part) => contributions.get(part) ?? [])
    const pattern = patterns.get(id)!
    const blocks = countsOf(pattern, sums.get(id)!).map((count, at) => ({
      categories: pattern[at]!.map((place) => table.categories[place]!),
      count: isShown(count, enough) ? count : null,
    }))
    released.groups[id] = {
      n: own.length,
      blocks,
      ...valuesOf(table, own, blocks),
      ...curveOf(table, own, pattern, rules),
    }
  }
  if (table.curve?.kind === 'remaining') compareGroups(released, present, contributions)
  return { table: released as Released<ReleasedTables>, told: toldBy(present, counts, patterns, enough) }
}

export function countCategories({ id, categories }: TableDefinition, contributions: readonly Contribution[]): Counts {
  const counts = new Array<number>(categories.length).fill(0)
  for (const { category } of contributions) {
    const place = categories.indexOf(category)
    if (place === -1) throw new Error(`The table ${id} has no category ${category}.`)
    counts[place]! += 1
  }
  return counts
}

/** What is told of values: only where their category is shown by itself, since a sum of values is as telling as a count. */
function valuesOf({ values }: TableDefinition, own: readonly Contribution[], blocks: ReleasedTable['blocks']) {
  if (!values) return {}
  const block = blocks.find(({ categories }) => categories.length === 1 && categories[0] === values.category)
  if (!block?.count) return {}
  const numbers = own.flatMap(({ category, value }) =>
    category === values.category && value !== undefined ? [value] : [],
  )
  if (values.tell === 'spread')
    return {
      spread: {
        n: numbers.length,
        median: Math.round(quantile(numbers, 0.5)),
        ninetieth: Math.round(quantile(numbers, 0.9)),
      },
    }
  const change = pairedChange(numbers)
  if (!change) return {}
  const { n, mean, effect } = change
  const told = { value: hundredths(mean.value), low: hundredths(mean.low), high: hundredths(mean.high) }
  return { change: { n, mean: told, effect: effect === null ? null : hundredths(effect) } }
}

/**
 * The curve of a group, shown at the ends of the steps that its pattern leaves, and as long as enough are at risk (rule 5).
 * Numbers at risk are rounded down to whole multiples of the smallest step.
 */
function curveOf(
  { curve, categories }: TableDefinition,
  own: readonly Contribution[],
  pattern: Pattern,
  rules: DisclosureRules,
) {
  const spells = own.flatMap(({ spell }) => (spell ? [spell] : []))
  if (!curve || spells.length < rules.curve) return {}
  const table = lifeTable(spells)
  const exact = curve.kind === 'remaining' ? kaplanMeier(table) : aalenJohansen(table)
  const start = curve.kind === 'remaining' ? 1 : 0
  const lastStep = categories.length - 1
  const outside = curve.outside === undefined ? -1 : categories.indexOf(curve.outside)
  // Where those outside are not told apart from the first step, it is not known how many the curve is about.
  if (pattern.some((block) => block.length > 1 && block.includes(outside))) return {}
  const ends = pattern
    .filter((block) => !block.includes(lastStep) && !block.includes(outside))
    .map((block) => block.at(-1)! - (outside + 1))
  const steps: Curve['steps'] = []
  let from = -Infinity
  for (const end of ends) {
    const days = (end + 1) * curve.days
    const inStep = exact.filter(({ time }) => time > from && time <= days)
    const atRisk = spells.filter(({ time }) => time > days).length
    const last = exact.findLast(({ time }) => time <= days)
    from = days
    steps.push({
      days,
      share: rounded(last?.share ?? start),
      low: rounded(last?.low ?? start),
      high: rounded(last?.high ?? start),
      atRisk: Math.floor(atRisk / rules.curve) * rules.curve,
      events: inStep.reduce((sum, { events }) => sum + events, 0),
    })
    if (atRisk < rules.curve) break
  }
  const hasMedian = curve.kind === 'remaining' && spells.length >= 2 * rules.curve
  const median = hasMedian ? medianSurvival(exact) : { value: null, low: null, high: null }
  return { curve: { steps, median: { value: week(median.value), low: week(median.low), high: week(median.high) } } }
}

/** Compares the cohorts of each group, of those whose curves are shown. */
function compareGroups(released: ReleasedTables, groups: readonly Group[], contributions: Contributions) {
  const cohorts = groups.filter(({ id }) => id.startsWith('cohort:') && released.groups[id]?.curve?.steps.length)
  for (const { id, parts } of groups) {
    const within = cohorts.filter((cohort) => cohort.id !== id && cohort.parts.every((part) => parts.includes(part)))
    if (within.length < 2) continue
    const spellsOf = (cohort: Group) =>
      cohort.parts.flatMap((part) => contributions.get(part)!.flatMap(({ spell }) => (spell ? [spell] : [])))
    const test = logRank(within.map(spellsOf))
    if (!test) continue
    const { statistic, degrees, p, n } = test
    released.comparisons[id] = {
      statistic: hundredths(statistic),
      degrees,
      p: Math.round(p * 1_000) / 1_000,
      n,
      groups: within.map((cohort) => cohort.id),
    }
  }
}
