import type { DisclosureRules } from './rules.js'

/** How many people of a group are in each category of a table, in the order of the table. */
export type Counts = readonly number[]

/** Categories that are shown as one number, by their places in the table. */
export type Block = readonly number[]

/** How the categories of a table are put together, so that what is shown is about nobody or about enough people. */
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
 * How the categories of one group's table are put together (rules 1, 2 and 5). Afterwards every block counts nobody or enough
 * people, and no single category counts everybody.
 */
export function patternOf(counts: Counts, shape: TableShape, rules: DisclosureRules): Pattern {
  const finest = counts.map((_, place) => [place])
  const enough = shape.curve ? rules.curve : rules.cell
  return shape.ordered ? neighbours(finest, counts, enough) : withheldTogether(finest, counts, rules)
}

/** Puts neighbours together from the first to the last, until each block is empty or large enough. */
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
  // What is left over at the end goes to those before it, back to the last that counts somebody.
  while (open.length > 0 && blocks.length > 0 && sumOf(open, counts) < enough) open = [...blocks.pop()!, ...open]
  if (open.length > 0) blocks.push(open)
  return enough > 1 ? notEverybodyInOne(blocks, counts) : blocks
}

/** Withholds small cells, and the next smallest until what is withheld is more than one category and enough people. */
function withheldTogether(finest: Pattern, counts: Counts, { cell, withheld }: DisclosureRules): Pattern {
  const everybody = counts.reduce((sum, count) => sum + count, 0)
  const isSmall = (block: Block) => {
    const sum = sumOf(block, counts)
    return (sum > 0 && sum < cell) || (cell > 1 && block.length === 1 && sum === everybody && sum > 0)
  }
  const hidden = finest.filter((block) => block.length > 1 || isSmall(block))
  if (!hidden.some(isSmall) && hidden.length < 2) return finest
  const shown = finest
    .filter((block) => !hidden.includes(block))
    .sort((one, other) => sumOf(one, counts) - sumOf(other, counts))
  let together = hidden.flat()
  while (shown.length > 0 && withheld > 1 && (together.length < 2 || sumOf(together, counts) < withheld))
    together = [...together, ...shown.shift()!]
  // Without rule 2 nothing more is withheld than what is small itself.
  return withheld > 1
    ? [...shown, inOrder(together)].sort((one, other) => one[0]! - other[0]!)
    : [...shown, ...hidden].sort((one, other) => one[0]! - other[0]!)
}

/** A category in which everybody is says what each of them is: it is put together with a neighbour. */
function notEverybodyInOne(blocks: Pattern, counts: Counts): Pattern {
  const everybody = counts.reduce((sum, count) => sum + count, 0)
  const at = blocks.findIndex((block) => block.length === 1 && sumOf(block, counts) === everybody)
  if (at === -1 || everybody === 0 || blocks.length === 1) return blocks
  return merged(blocks, at, at + 1 < blocks.length ? at + 1 : at - 1)
}

/** The pattern with the block at a place put together with its neighbour, or with the smallest where there is no order. */
export function coarser(pattern: Pattern, at: number, counts: Counts, { ordered }: TableShape): Pattern {
  const others = pattern.map((_, place) => place).filter((place) => place !== at)
  const near = ordered ? others.filter((place) => Math.abs(place - at) === 1) : others
  const [smallest] = near.sort((one, other) => sumOf(pattern[one]!, counts) - sumOf(pattern[other]!, counts))
  return smallest === undefined ? pattern : merged(pattern, at, smallest)
}

function merged(pattern: Pattern, one: number, other: number): Pattern {
  const together = inOrder([...pattern[one]!, ...pattern[other]!])
  return pattern
    .flatMap((block, at) => (at === Math.min(one, other) ? [together] : at === Math.max(one, other) ? [] : [block]))
    .sort((first, second) => first[0]! - second[0]!)
}

const inOrder = (block: number[]) => [...block].sort((one, other) => one - other)
