import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import { z95 } from './proportion.js'

/** How long somebody was watched, and what ended it: 0 the end of watching (censored), 1 what is looked for, 2 what competes. */
export interface Spell {
  time: number
  end: 0 | 1 | 2
}

/** What happened at one time: how many were still watched just before, and how many ended in which way. */
export interface LifeTableRow {
  time: number
  atRisk: number
  events: number
  competing: number
  censored: number
}

/** Spells gathered by time, in order; censored at a time counts as watched until after the events of that time. */
export function lifeTable(spells: readonly Spell[]): LifeTableRow[] {
  const at = new Map<number, [number, number, number]>()
  for (const { time, end } of spells) {
    const counts = at.get(time) ?? [0, 0, 0]
    counts[end] += 1
    at.set(time, counts)
  }
  let atRisk = spells.length
  return [...at]
    .sort(([one], [other]) => one - other)
    .map(([time, [censored, events, competing]]) => {
      const row = { time, atRisk, events, competing, censored }
      atRisk -= events + competing + censored
      return row
    })
}

/** A step of a curve: the share that has not ended by this time (survival), or in whom it has happened (incidence). */
export interface CurveStep {
  time: number
  share: number
  low: number
  high: number
  atRisk: number
  events: number
}

/**
 * The Kaplan-Meier estimate (1958) with 95 % intervals from Greenwood's variance on the scale log(-log S) (Kalbfleisch and
 * Prentice), one step per time with an event. What competes counts as censored.
 */
export function kaplanMeier(table: readonly LifeTableRow[]): CurveStep[] {
  let share = 1
  let greenwood = 0
  const steps: CurveStep[] = []
  for (const { time, atRisk, events } of table) {
    if (events === 0) continue
    share *= 1 - events / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    const [low, high] = logLogInterval(share, Math.sqrt(greenwood) / Math.abs(Math.log(share)))
    steps.push({ time, share, low, high, atRisk, events })
  }
  return steps
}

/** Bounds of a share from its standard error on the scale log(-log). At 0 and 1 that scale ends, and so does the interval. */
function logLogInterval(share: number, standardError: number): [number, number] {
  if (share <= 0 || share >= 1) return [share, share]
  const middle = Math.log(-Math.log(share))
  return [Math.exp(-Math.exp(middle + z95 * standardError)), Math.exp(-Math.exp(middle - z95 * standardError))]
}

/** The first time by which at least half have ended, with its 95 % interval (Brookmeyer and Crowley 1982); null where not reached. */
export function medianSurvival(steps: readonly CurveStep[]) {
  const reached = (bound: 'share' | 'low' | 'high') => steps.find((step) => step[bound] <= 0.5)?.time ?? null
  return { value: reached('share'), low: reached('low'), high: reached('high') }
}

/**
 * The Aalen-Johansen cumulative incidence of what is looked for beside what competes (Aalen and Johansen 1978), with 95 %
 * intervals by the delta method on the scale log(-log F) (Collett, Modelling Survival Data in Medical Research, 3rd ed.,
 * p. 411), one step per time with an event of either kind.
 */
export function aalenJohansen(table: readonly LifeTableRow[]): CurveStep[] {
  let share = 0
  let surviving = 1
  let own = 0
  // The variance's two sums run over (F - F_i) with F growing: kept as coefficients of F squared, F and 1.
  const square = [0, 0, 0] as [number, number, number]
  const linear = [0, 0] as [number, number]
  const steps: CurveStep[] = []
  for (const { time, atRisk, events, competing } of table) {
    const ended = events + competing
    if (ended === 0) continue
    share += (surviving * events) / atRisk
    // The last one at risk leaves nothing to divide by; their own term is multiplied by zero.
    const weight = atRisk > ended ? ended / atRisk / (atRisk - ended) : 0
    square[0] += weight
    square[1] += weight * share
    square[2] += weight * share ** 2
    own += (surviving ** 2 * events * (atRisk - events)) / atRisk ** 3
    const pull = (surviving * events) / atRisk ** 2
    linear[0] += pull
    linear[1] += pull * share
    const first = square[0] * share ** 2 - 2 * square[1] * share + square[2]
    const variance = Math.max(0, first + own - 2 * (linear[0] * share - linear[1]))
    surviving *= 1 - ended / atRisk
    const [low, high] = logLogInterval(share, Math.sqrt(variance) / (share * Math.abs(Math.log(share))))
    steps.push({ time, share, low, high, atRisk, events })
  }
  return steps
}

export interface LogRank {
  /** Chi-squared, with one degree of freedom fewer than there are groups. */
  statistic: number
  degrees: number
  p: number
  /** How many were compared, in each group. */
  n: number[]
}

/**
 * The log-rank test (Mantel 1966, Peto and Peto 1972) that groups end alike, for two or more groups. What competes counts as
 * censored. Null where there is nothing to compare: fewer than two groups, or no event.
 */
export function logRank(groups: readonly (readonly Spell[])[]): LogRank | null {
  const tables = groups.map(lifeTable)
  const times = [
    ...new Set(tables.flatMap((table) => table.filter(({ events }) => events > 0).map(({ time }) => time))),
  ]
  if (groups.length < 2 || times.length === 0) return null
  times.sort((one, other) => one - other)
  const size = groups.length
  const excess = new Array<number>(size).fill(0)
  const covariance = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  const places = new Array<number>(size).fill(0)
  for (const time of times) {
    const now = tables.map((table, group) => {
      while (places[group]! < table.length && table[places[group]!]!.time < time) places[group]! += 1
      const row = table[places[group]!]
      return { atRisk: row?.atRisk ?? 0, events: row?.time === time ? row.events : 0 }
    })
    const atRisk = now.reduce((sum, row) => sum + row.atRisk, 0)
    const events = now.reduce((sum, row) => sum + row.events, 0)
    const spread = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0
    for (const [one, row] of now.entries()) {
      excess[one]! += row.events - (events * row.atRisk) / atRisk
      for (const [other, { atRisk: others }] of now.entries())
        covariance[one]![other]! +=
          spread * ((one === other ? row.atRisk / atRisk : 0) - (row.atRisk * others) / atRisk ** 2)
    }
  }
  const degrees = size - 1
  const solution = solve(
    covariance.slice(0, degrees).map((row) => row.slice(0, degrees)),
    excess.slice(0, degrees),
  )
  if (!solution) return null
  const statistic = solution.reduce((sum, value, at) => sum + value * excess[at]!, 0)
  return { statistic, degrees, p: 1 - chisquareCdf(statistic, degrees), n: groups.map(({ length }) => length) }
}

/** Solves a system of linear equations by elimination with pivots; null where it has no single solution. */
function solve(matrix: number[][], right: number[]): number[] | null {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    let best = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row
    if (Math.abs(rows[best]![column]!) < 1e-12) return null
    ;[rows[column], rows[best]] = [rows[best]!, rows[column]!]
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let at = column; at <= size; at += 1) rows[row]![at]! -= factor * rows[column]![at]!
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!)
}
