import { coarser, countsOf, type Block, type Counts, type Pattern, type TableShape } from './blocks.js'
import { Equations, type Row } from './linear-algebra.js'
import type { DisclosureRules } from './rules.js'

/** A group that is reported on: the parts that it is made of. */
export interface Group {
  id: string
  parts: readonly string[]
}

/** What one release of a table told: sums over parts and categories. Parts that have not changed since are the same today. */
export type Told = { parts: readonly string[]; block: Block }[]

/** What was told before, and the true counts of every part that it was about. */
export interface History {
  told: Told[]
  counts: Record<string, Counts>
  /** Pairs of parts that are one person, shown as they were before and after a change. */
  versions: [string, string][]
}

export const nothingTold: History = { told: [], counts: {}, versions: [] }

/** Whether a count may be shown as it is. */
export const isShown = (count: number, enough: number) => count === 0 || count >= enough

/**
 * Puts more categories together where what is told of one group says something about another that its own table does not show
 * (rule 2 across groups, rule 3): the total over all cohorts minus those that are shown, for example, or today's total minus an
 * earlier one. Whatever follows by linear algebra from all patterns, and from what was told before of parts that are the same
 * today, is looked at: every part, every group, and every group without another.
 */
export function auditPatterns(
  groups: readonly Group[],
  counts: ReadonlyMap<string, Counts>,
  patterns: Map<string, Pattern>,
  shape: TableShape,
  rules: DisclosureRules,
  history: History,
): void {
  const enough = shape.curve ? rules.curve : rules.cell
  const categories = [...counts.values()][0]?.length ?? 0
  const all = new Map([...Object.entries(history.counts), ...counts])
  const places = new Map([...all.keys()].map((part, at) => [part, at]))
  const cells = (region: readonly string[], block: Block): Row =>
    new Map(region.flatMap((part) => block.map((place) => [places.get(part)! * categories + place, 1] as const)))

  const isSmall = (count: number, everybody: number) => count > 0 && (count < enough || count === everybody)
  const regions =
    rules.group > 1 ? regionsOf(groups, [...all.keys()], history.told.flat()) : groups.map(({ parts }) => parts)
  const targets = regions.flatMap((region) => {
    const sums = sumCounts(region, all, categories)
    const everybody = totalOf(sums)
    return sums.flatMap((count, place) =>
      isSmall(count, everybody) ? [{ region, place, row: cells(region, [place]) }] : [],
    )
  })
  for (const [one, other] of history.versions)
    for (const [place, count] of all.get(one)!.entries())
      if (count !== all.get(other)![place])
        targets.push({
          region: [one, other],
          place,
          row: new Map([...cells([one], [place]), [places.get(other)! * categories + place, -1] as const]),
        })
  const whole = [...Array(categories).keys()]
  const tell = (equations: Equations, told: Told) => {
    for (const { parts, block } of told) {
      equations.add(cells(parts, block))
      // Where nobody of a group is in a category, nobody of any of its parts is.
      if (countsOf([block], sumCounts(parts, all, categories))[0] === 0)
        for (const part of parts) for (const place of block) equations.add(cells([part], [place]))
    }
    return equations
  }
  if (targets.length === 0) return
  const before = new Equations()
  // How many people there are in a part is no secret.
  for (const part of all.keys()) before.add(cells([part], whole))
  tell(before, history.told.flat())
  let equations = tell(before.copy(), toldBy(groups, counts, patterns, enough))
  // What does not follow now does not follow from less: each target is looked at until it is safe, and not again.
  for (const target of targets)
    while (equations.determines(target.row)) {
      if (!coarsen(target, groups, counts, patterns, shape, categories)) break
      equations = tell(before.copy(), toldBy(groups, counts, patterns, enough))
    }
}

/** What patterns tell: each block that is shown. */
export function toldBy(
  groups: readonly Group[],
  counts: ReadonlyMap<string, Counts>,
  patterns: ReadonlyMap<string, Pattern>,
  enough: number,
): Told {
  const categories = [...counts.values()][0]?.length ?? 0
  return groups.flatMap(({ id, parts }) => {
    const own = sumCounts(parts, counts, categories)
    const shown = patterns.get(id)!.filter((block) => isShown(countsOf([block], own)[0]!, enough))
    return shown.map((block) => ({ parts, block }))
  })
}

/** Puts the cell that was told together with another, in the smallest group that shows it by itself. False where none can. */
function coarsen(
  { region, place }: { region: readonly string[]; place: number },
  groups: readonly Group[],
  counts: ReadonlyMap<string, Counts>,
  patterns: Map<string, Pattern>,
  shape: TableShape,
  categories: number,
): boolean {
  // Those that are about the same people come first; what is told of people shown before may follow from any.
  const candidates = groups
    .filter(({ id }) => patterns.get(id)!.length > 1)
    .map(({ id, parts }) => ({
      id,
      sums: sumCounts(parts, counts, categories),
      isAbout: parts.some((part) => region.includes(part)),
      isAlone: blockWith(patterns.get(id)!, place).length === 1,
    }))
    .sort(
      (one, other) =>
        Number(other.isAbout) - Number(one.isAbout) ||
        Number(other.isAlone) - Number(one.isAlone) ||
        totalOf(one.sums) - totalOf(other.sums) ||
        (one.id < other.id ? -1 : 1),
    )
  const [chosen] = candidates
  if (!chosen) return false
  const pattern = patterns.get(chosen.id)!
  const at = pattern.indexOf(blockWith(pattern, place))
  patterns.set(chosen.id, coarser(pattern, at, chosen.sums, shape))
  return true
}

const blockWith = (pattern: Pattern, place: number) => pattern.find((block) => block.includes(place))!
const totalOf = (counts: Counts) => counts.reduce((sum, count) => sum + count, 0)

/** Up to how many groups, of now and before, each is compared with each. */
const mostCompared = 150

/** Every part, every group of now and before, and what each of them has beside another. */
function regionsOf(groups: readonly Group[], parts: readonly string[], before: Told): (readonly string[])[] {
  const regions = new Map<string, readonly string[]>()
  const note = (region: readonly string[]) => {
    if (region.length > 0) regions.set([...region].sort().join('\n'), region)
  }
  for (const { parts: own } of [...groups, ...before]) note(own)
  const told = [...regions.values()]
  const now = groups.map(({ parts: own }) => own)
  for (const part of parts) note([part])
  for (const one of told)
    for (const other of told.length <= mostCompared ? told : now) {
      const others = new Set(other)
      note(one.filter((part) => !others.has(part)))
    }
  return [...regions.values()]
}

/** The counts of several parts together. */
export function sumCounts(region: readonly string[], counts: ReadonlyMap<string, Counts>, categories: number): Counts {
  const sums = new Array<number>(categories).fill(0)
  for (const part of region) for (const [place, count] of (counts.get(part) ?? []).entries()) sums[place]! += count
  return sums
}
