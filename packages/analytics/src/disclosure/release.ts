import { pairedChange, quantile, type Change } from '../statistics/change.js'
import { aalenJohansen, kaplanMeier, lifeTable, medianSurvival, type Spell } from '../statistics/survival.js'
import { auditPatterns, isShown, sumCounts, toldBy, type Group, type History, type Told } from './audit.js'
import { countsOf, patternOf, type Counts } from './blocks.js'
import { fewestForValues, type DisclosureRules } from './rules.js'

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
   * A curve over months of `days`, of those who have a spell: how many remain (Kaplan-Meier), or in how many it happened
   * (Aalen-Johansen). The last category is of those in whom it has not happened.
   */
  curve?: { kind: 'remaining' | 'happened'; days: number }
}

/** What the passages of each part add. */
export type Contributions = ReadonlyMap<string, readonly Contribution[]>

/** A curve of those whom it is about, which may be fewer than the group has. */
export interface Curve {
  /** The share after so many days, rounded to a whole number of steps of at least the fewest people each. */
  steps: { days: number; share: number }[]
  /** Days until half have ended, in whole months; null where it is of too few, or not reached. */
  median: number | null
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
}

/** The fewest events that a median waiting time is told of. */
const fewestForMedian = 20

/** What is worked out of many values is given to two decimals: more of them would let somebody try values out until they fit. */
const hundredths = (value: number) => Math.round(value * 100) / 100

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

  const released: ReleasedTables = { groups: {} }
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
      ...curveOf(table, own, rules),
    }
  }
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

/** What is told of values: of enough people, and only where their category is shown by itself, since a sum is as telling as a count. */
function valuesOf({ values }: TableDefinition, own: readonly Contribution[], blocks: ReleasedTable['blocks']) {
  if (!values) return {}
  const block = blocks.find(({ categories }) => categories.length === 1 && categories[0] === values.category)
  if (!block?.count || block.count < fewestForValues) return {}
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

/** The months at whose ends a curve is told, the same for every group. */
const curveMonths = [3, 6, 9, 12, 18, 24, 36, 48, 60]
/** Into how many equal steps shares may be divided. */
const divisions = [20, 10, 5, 4, 2]

/**
 * The curve of those in a group who have a spell: the share at fixed months, as long as enough are watched (rule 5). How many the
 * curve is of is not told, and each share is rounded to steps of at least `rules.curve` people: neither who is not part of the curve
 * nor who was censored can be worked out from it.
 */
function curveOf({ curve }: TableDefinition, own: readonly Contribution[], rules: DisclosureRules) {
  const spells = own.flatMap(({ spell }) => (spell ? [spell] : []))
  const division = divisions.find((steps) => spells.length >= steps * rules.curve)
  if (!curve || division === undefined) return {}
  const table = lifeTable(spells)
  const exact = curve.kind === 'remaining' ? kaplanMeier(table) : aalenJohansen(table)
  const steps: Curve['steps'] = []
  for (const month of curveMonths) {
    const days = month * curve.days
    if (spells.filter(({ time }) => time >= days).length < rules.curve) break
    const share = exact.findLast(({ time }) => time <= days)?.share ?? (curve.kind === 'remaining' ? 1 : 0)
    steps.push({ days, share: Math.round(share * division) / division })
  }
  const events = spells.filter(({ end }) => end === 1).length
  const hasMedian = curve.kind === 'remaining' && spells.length >= fewestForValues && events >= fewestForMedian
  const half = hasMedian ? medianSurvival(exact).value : null
  return { curve: { steps, median: half === null ? null : Math.ceil(half / curve.days) * curve.days } }
}
