import type { DisclosureRules } from './rules.js'

/** How many people of a group are in each category of a table, in the order of the table. */
export type Counts = readonly number[]

/** Categories that are shown as one number, by their places in the table. */
export type Block = readonly number[]

/** How the categories of a table are merged, so that each shown count is about no one or about enough people. */
export type Pattern = readonly Block[]

export interface TableShape {
  /** Categories have an order, and only neighbours are put together. */
  ordered: boolean
  /** The table is of events over time: rule 5 says how many a step has, instead of rule 1. */
  curve: boolean
}

const sumOf = (block: Block, counts: Counts) => block.reduce((sum, place) => sum + counts[place]!, 0)

/** The sum of each block. */
export const countsOf = (pattern: Pattern, counts: Counts) => pattern.map((block) => sumOf(block, counts))

/**
 * Returns how the categories of one group's table are merged (rules 1, 2 and 5): every block counts no one or enough people. If only
 * one block would count anyone, all categories are one block: so "everyone is in one category" looks the same as "too few are in the
 * others".
 */
export function patternOf(counts: Counts, shape: TableShape, rules: DisclosureRules): Pattern {
  const finest = counts.map((_, place) => [place])
  const enough = shape.curve ? rules.curve : rules.cell
  const pattern = shape.ordered ? neighbours(finest, counts, enough) : withheldTogether(finest, counts, rules)
  return enough > 1 ? neverAlone(pattern, counts) : pattern
}

/** Returns the pattern, or all categories as one block if fewer than two of its blocks count someone. */
function neverAlone(pattern: Pattern, counts: Counts): Pattern {
  const counting = pattern.filter((block) => sumOf(block, counts) > 0)
  return counting.length > 1 ? pattern : [[...counts.keys()]]
}

/** Merges neighbours from the first to the last, until each block is empty or large enough. */
function neighbours(finest: Pattern, counts: Counts, enough: number): Pattern {
  const blocks: number[][] = []
  let open: number[] = []
  for (const block of finest) {
    open = [...open, ...block]
    const sum = sumOf(open, counts)
    if (sum > 0 && sum < enough) continue
    blocks.push(open)
    open = []
  }
  // What is left over at the end is merged with the blocks before it, back to the last one that counts someone.
  while (open.length > 0 && blocks.length > 0 && sumOf(open, counts) < enough) open = [...blocks.pop()!, ...open]
  if (open.length > 0) blocks.push(open)
  return blocks
}

/**
 * Withholds small cells, and the next smallest until what is withheld is more than one category and enough people. An empty category
 * is no cover: it hides no one, and using it would reveal that there was no other cover.
 */
function withheldTogether(finest: Pattern, counts: Counts, { cell, withheld }: DisclosureRules): Pattern {
  const isSmall = (block: Block) => isBetween(sumOf(block, counts), cell)
  const hidden = finest.filter(isSmall)
  if (hidden.length === 0) return finest
  const shown = finest.filter((block) => !hidden.includes(block))
  const cover = shown
    .filter((block) => sumOf(block, counts) > 0)
    .sort((one, other) => sumOf(one, counts) - sumOf(other, counts))
  const together = [...hidden]
  while (cover.length > 0 && withheld > 1 && (together.length < 2 || sumOf(together.flat(), counts) < withheld))
    together.push(cover.shift()!)
  // Without rule 2 nothing more is withheld than what is small itself.
  const blocks = withheld > 1 ? [inOrder(together.flat())] : hidden
  return [...shown.filter((block) => !together.includes(block)), ...blocks].sort((one, other) => one[0]! - other[0]!)
}

const isBetween = (count: number, enough: number) => count > 0 && count < enough

/**
 * The pattern with the block at a place put together with the smaller of its neighbours that count someone, or with the smallest
 * such block where there is no order.
 */
export function coarser(pattern: Pattern, at: number, counts: Counts, { ordered }: TableShape): Pattern {
  const counting = pattern.flatMap((block, place) => (place !== at && sumOf(block, counts) > 0 ? [place] : []))
  const near = ordered
    ? [counting.findLast((place) => place < at), counting.find((place) => place > at)].filter(
        (place) => place !== undefined,
      )
    : counting
  const [smallest] = near.sort((one, other) => sumOf(pattern[one]!, counts) - sumOf(pattern[other]!, counts))
  if (smallest === undefined) return [[...counts.keys()]]
  const [from, to] = [Math.min(at, smallest), Math.max(at, smallest)]
  const isMerged = (place: number) => (ordered ? place >= from && place <= to : place === from || place === to)
  const together = inOrder(pattern.flatMap((block, place) => (isMerged(place) ? [...block] : [])))
  const others = pattern.filter((_, place) => !isMerged(place))
  return neverAlone(
    [...others, together].sort((one, other) => one[0]! - other[0]!),
    counts,
  )
}

const inOrder = (block: number[]) => [...block].sort((one, other) => one - other)
