import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pairedChange, quantile } from './change.js'
import { wilson } from './proportion.js'
import { aalenJohansen, kaplanMeier, lifeTable, medianSurvival, type Spell } from './survival.js'

type Curve = [number, number | null][]
interface Population {
  spells: { time: number[]; end: (0 | 1 | 2)[]; group: number[] }
  survival: {
    curve: Curve
    low: Curve
    high: Curve
    median: number | null
    medianLow: number | null
    medianHigh: number | null
  }
  incidence: { curve: Curve; one: Curve; other: Curve } | null
  change: { differences: number[]; mean: number; low: number; high: number; effect: number; quantiles: number[] }
  share: { count: number; n: number; low: number; high: number }
}

// Made by infra/statistics/fixtures.py from lifelines, scipy and numpy.
const file = join(process.cwd(), 'packages/analytics/src/statistics/fixtures/reference.json')
const populations = JSON.parse(readFileSync(file, 'utf8')) as Population[]

const spellsOf = ({ spells }: Population): Spell[] => spells.time.map((time, at) => ({ time, end: spells.end[at]! }))

/** The value of a step function at a time. */
const at = <Step extends { time: number }>(
  steps: Step[],
  time: number,
  value: (step: Step) => number,
  before: number,
) => steps.reduce((last, step) => (step.time <= time ? value(step) : last), before)

/** How far a value is from the reference, with room for the size of it. */
const off = (ours: number, theirs: number) => Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs))
const exact = 1e-9

describe.each(populations.map((population, number) => [number, population] as const))(
  'population %i',
  (_, population) => {
    const table = lifeTable(spellsOf(population))

    it('survives as lifelines says: Kaplan-Meier, Greenwood intervals, median with interval', () => {
      const steps = kaplanMeier(table)
      const { curve, low, high, median, medianLow, medianHigh } = population.survival
      for (const [time, share] of curve)
        expect(
          off(
            at(steps, time, (step) => step.share, 1),
            share!,
          ),
        ).toBeLessThan(exact)
      // If no one is left, the scale of the interval ends, and lifelines says 0 to 0 or nothing.
      const last = steps.findIndex(({ share }) => share === 0)
      const ends = last === -1 ? Infinity : steps[last]!.time
      for (const [time, bound] of low)
        if (bound !== null && time < ends)
          expect(
            off(
              at(steps, time, (step) => step.low, 1),
              bound,
            ),
          ).toBeLessThan(exact)
      for (const [time, bound] of high)
        if (bound !== null && time < ends)
          expect(
            off(
              at(steps, time, (step) => step.high, 1),
              bound,
            ),
          ).toBeLessThan(exact)
      expect(medianSurvival(steps)).toEqual({ value: median, low: medianLow, high: medianHigh })
    })

    it('changes as scipy and numpy say: mean with interval, effect size, quantiles, share with Wilson interval', () => {
      const { differences, mean, low, high, effect, quantiles } = population.change
      const change = pairedChange(differences)!
      expect(off(change.mean.value, mean)).toBeLessThan(exact)
      expect(off(change.mean.low, low)).toBeLessThan(exact)
      expect(off(change.mean.high, high)).toBeLessThan(exact)
      expect(off(change.effect!, effect)).toBeLessThan(exact)
      for (const [place, share] of [0.1, 0.5, 0.9].entries())
        expect(off(quantile(differences, share), quantiles[place]!)).toBeLessThan(exact)
      const { count, n, ...bounds } = population.share
      expect(off(wilson(count, n).low, bounds.low)).toBeLessThan(exact)
      expect(off(wilson(count, n).high, bounds.high)).toBeLessThan(exact)
    })
  },
)

const untied = populations.flatMap((population, number) =>
  population.incidence ? [[number, population] as const] : [],
)

describe.each(untied)('population %i', (_, population) => {
  it('changes beside what competes as lifelines says: Aalen-Johansen with intervals', () => {
    const steps = aalenJohansen(lifeTable(spellsOf(population)))
    const { curve, one, other } = population.incidence!
    for (const [time, share] of curve)
      expect(
        off(
          at(steps, time, (step) => step.share, 0),
          share!,
        ),
      ).toBeLessThan(exact)
    for (const [place, [time, bound]] of one.entries()) {
      const ours = steps.find((step) => step.time === time)
      const theirs = [bound, other[place]![1]]
      if (!ours || theirs.includes(null)) continue
      const [low, high] = (theirs as number[]).sort((less, more) => less - more) as [number, number]
      expect(off(ours.low, low)).toBeLessThan(exact)
      expect(off(ours.high, high)).toBeLessThan(exact)
    }
  })
})

describe('the reference', () => {
  it('is of at least 20 populations with censoring and competing events', () => {
    const whole = untied.filter(([, { spells }]) => [0, 1, 2].every((end) => spells.end.includes(end as 0)))
    expect(whole.length).toBeGreaterThanOrEqual(20)
    // The intervals of all were compared, not only those of a few.
    expect(whole.every(([, { incidence }]) => incidence!.one.filter(([, bound]) => bound !== null).length > 3)).toBe(
      true,
    )
  })
})

describe('edges', () => {
  it('of a share: none and all', () => {
    expect(wilson(0, 10)).toMatchObject({ value: 0, low: 0 })
    expect(wilson(10, 10)).toMatchObject({ value: 1, high: 1 })
    expect(() => wilson(1, 0)).toThrow(RangeError)
    expect(() => wilson(3, 2)).toThrow(RangeError)
  })

  it('of a change: one person, or all alike', () => {
    expect(pairedChange([3])).toBeNull()
    expect(pairedChange([2, 2, 2])).toMatchObject({ effect: null, mean: { value: 2, low: 2, high: 2 } })
    expect(() => quantile([], 0.5)).toThrow(RangeError)
  })

  it('of incidence: competing ends share the rest, ties or not', () => {
    const spells: Spell[] = [1, 1, 2, 2].map((time, place) => ({ time, end: place % 2 ? 1 : 2 }))
    expect(aalenJohansen(lifeTable(spells)).map(({ share }) => share)).toEqual([0.25, 0.5])
  })
})
