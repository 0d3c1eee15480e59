import { coarser, countsOf, type Block, type Counts, type Pattern, type TableShape } from './blocks.js'
import { Equations, type Row } from './linear-algebra.js'
import type { DisclosureRules } from './rules.js'

/** A group that gets a report, as the parts that it is made of. */
export interface Group {
  id: string
  parts: readonly string[]
}

/** What one release of a table disclosed: the parts and the block of categories of each published sum. */
export type Disclosed = { parts: readonly string[]; block: Block }[]

/** Everything disclosed before, and the true counts of every part it was about. `told` is the name under which it is stored. */
export interface History {
  told: Disclosed[]
  counts: Record<string, Counts>
  /** Pairs of parts that are one person, before and after a change. */
  versions: [string, string][]
}

export const nothingDisclosed: History = { told: [], counts: {}, versions: [] }

/** Whether a count may be shown as it is. */
export const isShown = (count: number, enough: number) => count === 0 || count >= enough

/**
 * Merges more categories if the tables of other groups, or of earlier releases, disclose a count that a group's own table withholds (rule
 * 2 across groups, rule 3): the total over all cohorts minus the shown ones, for example, or today's total minus an earlier one. It
 * checks what follows by linear algebra from all patterns, and from all earlier disclosures about parts that still exist, for every region:
 * each part, each group, and each group without another. Changes `patterns`.
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

  const isSmall = (count: number, everyone: number) => count > 0 && (count < enough || count === everyone)
  const regions =
    rules.group > 1 ? regionsOf(groups, [...all.keys()], history.told.flat()) : groups.map(({ parts }) => parts)
  const targets = regions.flatMap((region) => {
    const sums = sumCounts(region, all, categories)
    const everyone = totalOf(sums)
    return sums.flatMap((count, place) =>
      isSmall(count, everyone) ? [{ region, place, row: cells(region, [place]) }] : [],
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
  const addSums = (equations: Equations, sums: Disclosed) => {
    for (const { parts, block } of sums) {
      equations.add(cells(parts, block))
      // If a category of a group is empty, it is empty in each of the group's parts.
      if (countsOf([block], sumCounts(parts, all, categories))[0] === 0)
        for (const part of parts) for (const place of block) equations.add(cells([part], [place]))
    }
    return equations
  }
  if (targets.length === 0) return
  const before = new Equations()
  // The size of a part is no secret.
  for (const part of all.keys()) before.add(cells([part], whole))
  addSums(before, history.told.flat())
  let equations = addSums(before.copy(), disclosedBy(groups, counts, patterns, enough))
  // A target that is safe now stays safe when less is shown, so each needs to be checked once.
  for (const target of targets)
    while (equations.determines(target.row)) {
      if (!coarsen(target, groups, counts, patterns, shape, categories)) break
      equations = addSums(before.copy(), disclosedBy(groups, counts, patterns, enough))
    }
}

/** The sums that patterns disclose: each shown block of each group. */
export function disclosedBy(
  groups: readonly Group[],
  counts: ReadonlyMap<string, Counts>,
  patterns: ReadonlyMap<string, Pattern>,
  enough: number,
): Disclosed {
  const categories = [...counts.values()][0]?.length ?? 0
  return groups.flatMap(({ id, parts }) => {
    const own = sumCounts(parts, counts, categories)
    const shown = patterns.get(id)!.filter((block) => isShown(countsOf([block], own)[0]!, enough))
    return shown.map((block) => ({ parts, block }))
  })
}

/** Merges a disclosed cell with another one, in the smallest group that shows it alone. Returns false if no group can. */
function coarsen(
  { region, place }: { region: readonly string[]; place: number },
  groups: readonly Group[],
  counts: ReadonlyMap<string, Counts>,
  patterns: Map<string, Pattern>,
  shape: TableShape,
  categories: number,
): boolean {
  // Groups with the same people come first; a disclosure about people of earlier releases may follow from any group.
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

/** The most regions of groups, current and earlier, that are all compared with each other. */
const mostCompared = 150

/** Every part, every current and earlier group, and each group without another. */
function regionsOf(groups: readonly Group[], parts: readonly string[], before: Disclosed): (readonly string[])[] {
  const regions = new Map<string, readonly string[]>()
  const note = (region: readonly string[]) => {
    if (region.length > 0) regions.set([...region].sort().join('\n'), region)
  }
  for (const { parts: own } of [...groups, ...before]) note(own)
  const ofGroups = [...regions.values()]
  const now = groups.map(({ parts: own }) => own)
  for (const part of parts) note([part])
  for (const one of ofGroups)
    for (const other of ofGroups.length <= mostCompared ? ofGroups : now) {
      const others = new Set(other)
      note(one.filter((part) => !others.has(part)))
    }
  return [...regions.values()]
}

/** The sum of the counts of several parts. */
export function sumCounts(region: readonly string[], counts: ReadonlyMap<string, Counts>, categories: number): Counts {
  const sums = new Array<number>(categories).fill(0)
  for (const part of region) for (const [place, count] of (counts.get(part) ?? []).entries()) sums[place]! += count
  return sums
}
