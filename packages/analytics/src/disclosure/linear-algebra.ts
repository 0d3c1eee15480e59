/** Arithmetic is exact, in the field of numbers modulo this prime: products of two stay below 2^53. */
const prime = 67_108_859

/** A row of an equation: the coefficient of each unknown that has one. */
export type Row = ReadonlyMap<number, number>

/**
 * Linear equations over unknown counts, as an analyst would collect them. Says what follows from them. Coefficients
 * are small integers; the answer is exact up to a chance of one in the prime.
 */
export class Equations {
  /** Rows in echelon form, by their leading unknown; each has 1 there. */
  private readonly echelon = new Map<number, Map<number, number>>()

  /** The same equations, to which others can be added. */
  copy(): Equations {
    const copy = new Equations()
    for (const [leading, row] of this.echelon) copy.echelon.set(leading, row)
    return copy
  }

  /** Adds an equation; false where it follows from the others. */
  add(row: Row): boolean {
    const left = this.reduce(row)
    const leading = first(left)
    if (leading === undefined) return false
    const inverse = power(left.get(leading)!, prime - 2)
    for (const [unknown, value] of left) left.set(unknown, (value * inverse) % prime)
    this.echelon.set(leading, left)
    return true
  }

  /** Whether the value of a sum of unknowns follows from the equations. */
  determines(row: Row): boolean {
    return this.reduce(row).size === 0
  }

  private reduce(row: Row): Map<number, number> {
    const left = new Map<number, number>()
    for (const [unknown, value] of row) if (value % prime !== 0) left.set(unknown, ((value % prime) + prime) % prime)
    // Unknowns are taken in order: the other unknowns of a row are behind its leading one.
    const queue = [...left.keys()].sort((one, other) => one - other)
    for (let at = 0; at < queue.length; at += 1) {
      const unknown = queue[at]!
      const value = left.get(unknown)
      const pivot = value === undefined ? undefined : this.echelon.get(unknown)
      if (!pivot) continue
      for (const [other, coefficient] of pivot) {
        const next = ((left.get(other) ?? 0) + (prime - value!) * coefficient) % prime
        if (!left.has(other) && next !== 0) insert(queue, other, at)
        if (next === 0) left.delete(other)
        else left.set(other, next)
      }
    }
    return left
  }
}

/** Puts an unknown into the ordered rest of a queue, unless it waits there already. */
function insert(queue: number[], unknown: number, after: number) {
  let [low, high] = [after + 1, queue.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (queue[middle]! < unknown) low = middle + 1
    else high = middle
  }
  if (queue[low] !== unknown) queue.splice(low, 0, unknown)
}

function first(row: Map<number, number>): number | undefined {
  let least: number | undefined
  for (const unknown of row.keys()) if (least === undefined || unknown < least) least = unknown
  return least
}

function power(base: number, exponent: number): number {
  let result = 1
  for (let factor = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * factor) % prime
    factor = (factor * factor) % prime
  }
  return result
}
