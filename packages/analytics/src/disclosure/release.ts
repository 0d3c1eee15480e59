import type { PublishedTable } from '@switchback/domain/reporting/events'
import { pairedChange, quantile } from '../statistics/change.js'
import { aalenJohansen, kaplanMeier, lifeTable, medianSurvival, type Spell } from '../statistics/survival.js'
import { auditPatterns, isShown, sumCounts, disclosedBy, type Group, type History, type Disclosed } from './audit.js'
import { countsOf, patternOf, type Counts } from './blocks.js'
import { fewestForValues, type DisclosureRules } from './rules.js'

declare const passed: unique symbol
/**
 * A value that passed disclosure control. Only this file can create one, and the functions that publish accept nothing else: code that
 * publishes an unchecked aggregate does not compile.
 */
export type Released<Value> = Value & { readonly [passed]: true }

const pass = (table: ReleasedTable) => table as Released<ReleasedTable>

/** What one passage adds to a table: its category, and a value or a spell if the table has them. */
export interface Contribution {
  category: string
  /** A number. The table shows the mean change, or the median and 90th percentile. */
  value?: number
  /** Days until the event, or until observation ended (censored). */
  spell?: Spell
}

/** A table to release: its categories, and what is computed from values or spells. */
export interface TableDefinition {
  id: string
  categories: readonly string[]
  ordered: boolean
  /** Statistics of the values in one category: the change with its interval, or the spread. */
  values?: { category: string; show: 'change' | 'spread' }
  /**
   * A curve over months of `days`, for the passages with a spell: the share that remains (Kaplan-Meier), or for which the event has
   * happened (Aalen-Johansen). The last category holds those without the event.
   */
  curve?: { kind: 'remaining' | 'happened'; days: number }
}

/** The contributions of each part's passages. */
export type Contributions = ReadonlyMap<string, readonly Contribution[]>

/** The released table of one group, without the day that it is as of. Its schema is that of the published event. */
export type ReleasedTable = Omit<PublishedTable, 'asOf' | 'comparison'>
type Curve = NonNullable<ReleasedTable['curve']>

/** The released tables of all groups. A group that is too small has none. */
export interface ReleasedTables {
  groups: Record<string, Released<ReleasedTable>>
}

/** The fewest events behind a published median waiting time. */
const fewestForMedian = 20

/** Rounds to two decimals: with more, a reader could try out values until they fit. */
const hundredths = (value: number) => Math.round(value * 100) / 100

/**
 * Releases one table for all groups at once: what a group may show depends on what the others show, and on what was disclosed before
 * about parts that still exist. Returns the table, and what it discloses, for later releases.
 */
export function releaseTable(
  table: TableDefinition,
  groups: readonly Group[],
  contributions: Contributions,
  rules: DisclosureRules,
  history: History,
): { table: ReleasedTables; disclosed: Disclosed } {
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
    released.groups[id] = pass({
      n: own.length,
      blocks,
      ...valuesOf(table, own, blocks),
      ...curveOf(table, own, rules),
    })
  }
  return { table: released, disclosed: disclosedBy(present, counts, patterns, enough) }
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

/** Statistics of values: for enough people, and only if their category is a block of its own, since a sum discloses as much as a count. */
function valuesOf({ values }: TableDefinition, own: readonly Contribution[], blocks: ReleasedTable['blocks']) {
  if (!values) return {}
  const block = blocks.find(({ categories }) => categories.length === 1 && categories[0] === values.category)
  if (!block?.count || block.count < fewestForValues) return {}
  const numbers = own.flatMap(({ category, value }) =>
    category === values.category && value !== undefined ? [value] : [],
  )
  if (values.show === 'spread')
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
  const rounded = { value: hundredths(mean.value), low: hundredths(mean.low), high: hundredths(mean.high) }
  return { change: { n, mean: rounded, effect: effect === null ? null : hundredths(effect) } }
}

/** The months at whose ends a curve is shown, the same for every group. */
const curveMonths = [3, 6, 9, 12, 18, 24, 36, 48, 60]
/** The numbers of equal steps into which shares may be divided. */
const divisions = [20, 10, 5, 4, 2]

/**
 * The curve of the passages in a group that have a spell: the share at fixed months, for as long as enough people are observed (rule 5).
 * It does not say how many people it covers, and each share is rounded to steps of at least `rules.curve` people. So no one can work out
 * who is missing from the curve or who was censored.
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
