import { z95 } from './proportion.js'

/** How long a person was observed, and what ended it: 0 the end of observation (censored), 1 the event, 2 a competing event. */
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

/** A step of a curve: the share that has not ended by this time (survival), or for which the event has happened (incidence). */
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
