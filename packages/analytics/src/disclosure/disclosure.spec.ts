import fc from 'fast-check'
import { coarser, countsOf, patternOf } from './blocks.js'
import { nothingDisclosed } from './audit.js'
import { nextPopulation, noPopulation, type Candidate } from './population.js'
import { releaseTable, type Contribution, type Released, type ReleasedTable, type TableDefinition } from './release.js'
import { rulesOf } from './rules.js'

const rules = rulesOf(5)
const unordered = { ordered: false, curve: false }
const ordered = { ordered: true, curve: false }
const bands: TableDefinition = { id: 'band', categories: ['none', 'watch', 'acute'], ordered: false }
const people = (category: string, count: number): Contribution[] => Array.from({ length: count }, () => ({ category }))

describe('one table', () => {
  it('shows every category that counts no one or enough people', () => {
    expect(patternOf([8, 0, 7], unordered, rules)).toEqual([[0], [1], [2]])
  })

  it('withholds a small category together with the next smallest, so that the total discloses nothing', () => {
    expect(patternOf([8, 2, 7], unordered, rules)).toEqual([[0], [1, 2]])
  })

  it('merges neighbours if categories have an order', () => {
    expect(patternOf([2, 4, 0, 7, 1], ordered, rules)).toEqual([[0, 1], [2], [3, 4]])
  })

  it('never says that everyone is in one category: all categories are one block then', () => {
    for (const counts of [
      [0, 9, 0],
      [8, 1, 0],
      [0, 7, 2],
      [9, 0, 0],
    ]) {
      expect(patternOf(counts, unordered, rules)).toEqual([[0, 1, 2]])
      expect(patternOf(counts, ordered, rules)).toEqual([[0, 1, 2]])
    }
  })

  it('uses no empty category as cover', () => {
    expect(patternOf([3, 0, 7, 9], unordered, rules)).toEqual([[0, 2], [1], [3]])
    expect(coarser([[0], [1], [2], [3]], 0, [5, 0, 7, 9], unordered)).toEqual([[0, 2], [1], [3]])
    expect(coarser([[0], [1], [2], [3]], 0, [5, 0, 7, 9], ordered)).toEqual([[0, 1, 2], [3]])
    expect(coarser([[0], [1], [2]], 1, [0, 9, 0], unordered)).toEqual([[0, 1, 2]])
  })

  it('counts no one or enough people in every block', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 14 }), { minLength: 1, maxLength: 9 }), fc.boolean(), (counts, isOrdered) => {
        fc.pre(counts.reduce((sum, count) => sum + count, 0) >= 5)
        const pattern = patternOf(counts, isOrdered ? ordered : unordered, rules)
        expect(pattern.flat().sort((one, other) => one - other)).toEqual([...counts.keys()])
        const sums = countsOf(pattern, counts)
        for (const count of sums) expect(count === 0 || count >= 5).toBe(true)
        // If only one block would count someone, there is no other: no one reads that all others are empty.
        if (sums.filter((sum) => sum > 0).length < 2) expect(pattern).toHaveLength(1)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('several groups together', () => {
  const groups = [
    { id: 'all', parts: ['one', 'two'] },
    { id: 'cohort:one', parts: ['one'] },
    { id: 'cohort:two', parts: ['two'] },
  ]

  it('hide in the total what would disclose a cohort by subtraction', () => {
    const contributions = new Map([
      ['one', [...people('watch', 6), ...people('acute', 2), ...people('none', 5)]],
      ['two', [...people('watch', 9), ...people('acute', 6)]],
    ])
    const { table } = releaseTable(bands, groups, contributions, rules, nothingDisclosed)
    const alone = (id: string, category: string) =>
      table.groups[id]!.blocks.some(({ categories }) => categories.length === 1 && categories[0] === category)
    expect(alone('cohort:one', 'acute')).toBe(false)
    expect(alone('all', 'acute') && alone('cohort:two', 'acute')).toBe(false)
  })

  it('are released only by disclosure control: other code does not compile', () => {
    const counted: ReleasedTable = { n: 1, blocks: [] }
    // @ts-expect-error It has not passed.
    const released: Released<ReleasedTable> = counted
    expect(released).toBe(counted)
  })

  it('have no table for a group that is too small', () => {
    const { table } = releaseTable(
      bands,
      groups.slice(1, 2),
      new Map([['one', [...people('watch', 5), ...people('acute', 4)]]]),
      rules,
      nothingDisclosed,
    )
    expect(table.groups).toEqual({})
  })
})

const one = [{ id: 'all', parts: ['one'] }]
const alone = (table: TableDefinition, own: Contribution[]) =>
  releaseTable(table, one, new Map([['one', own]]), rules, nothingDisclosed).table.groups.all!

describe('a statistic of values', () => {
  const change: TableDefinition = {
    id: 'change',
    categories: ['fewer', 'two'],
    ordered: false,
    values: { category: 'two', show: 'change' },
  }
  const withValues = (count: number): Contribution[] => [
    ...people('fewer', 6),
    ...Array.from({ length: count }, (_, at) => ({ category: 'two', value: (at % 5) - 2 })),
  ]

  it('needs fifty people, since mean and interval of whole numbers reveal how many have which', () => {
    expect(alone(change, withValues(49)).change).toBeUndefined()
    expect(alone(change, withValues(50)).change).toMatchObject({ n: 50, mean: { value: 0 } })
    const spread: TableDefinition = { ...change, values: { category: 'two', show: 'spread' } }
    expect(alone(spread, withValues(49)).spread).toBeUndefined()
    expect(alone(spread, withValues(50)).spread).toMatchObject({ median: 0 })
  })
})

describe('a curve', () => {
  const time: TableDefinition = {
    id: 'time',
    categories: ['out', 'month 1', 'month 2', 'month 3', 'month 4', 'rest'],
    ordered: true,
    curve: { kind: 'remaining', days: 30 },
  }
  const entered = (count: number): Contribution[] =>
    Array.from({ length: count }, (_, at) =>
      at % 2 === 0
        ? { category: `month ${1 + (at % 4)}`, spell: { time: 5 + 30 * (at % 4), end: 1 as const } }
        : { category: 'rest', spell: { time: 400, end: 0 as const } },
    )

  it('covers those who entered, however few have not', () => {
    const { curve } = alone(time, [...entered(100), ...people('out', 4)])
    expect(curve!.steps[0]).toEqual({ days: 90, share: 0.5 })
  })

  it('has shares in steps of enough people, without bounds or numbers at risk', () => {
    const twice = (count: number) =>
      fc.sample(
        fc.array(fc.record({ time: fc.integer({ min: 1, max: 900 }), end: fc.constantFrom<(0 | 1)[]>(0, 1) }), {
          minLength: count,
          maxLength: count,
        }),
        { numRuns: 50, seed: count },
      )
    for (const [count, division] of [
      [10, 2],
      [24, 4],
      [49, 5],
      [99, 10],
      [140, 20],
    ] as const)
      for (const spells of twice(count)) {
        const own = spells.map((spell) => ({ category: spell.end === 1 ? 'month 1' : 'rest', spell }))
        for (const step of alone(time, own).curve!.steps) {
          expect(Object.keys(step)).toEqual(['days', 'share'])
          expect(Math.abs(step.share * division - Math.round(step.share * division))).toBeLessThan(1e-9)
        }
      }
    expect(alone(time, entered(9))?.curve).toBeUndefined()
  })

  it('has a median in whole months from fifty people and twenty events', () => {
    expect(alone(time, entered(48)).curve!.median).toBeNull()
    const { median } = alone(time, entered(100)).curve!
    expect(median).toEqual(expect.any(Number))
    expect(Number(median) % 30).toBe(0)
  })
})

describe('the counted population', () => {
  const waiting = (...names: string[]) =>
    new Map(names.map((name): [string, Candidate] => [name, { personId: name, atom: name.slice(0, 1) }]))
  const ten = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'aa']
  const first = nextPopulation(noPopulation, waiting(...ten), 1, rules)
  const counted = (population: typeof first) => population.classes.flatMap(({ passages }) => passages).sort()

  it('is empty until enough people wait', () => {
    expect(counted(nextPopulation(noPopulation, waiting(...ten.slice(1)), 1, rules))).toEqual([])
    expect(counted(first)).toEqual(ten)
  })

  it('grows by enough people at once', () => {
    expect(counted(nextPopulation(first, waiting(...ten, 'ab', 'ac'), 2, rules))).toEqual(ten)
    const more = ['ab', 'ac', 'ad', 'ae', 'af']
    expect(counted(nextPopulation(first, waiting(...ten, ...more), 2, rules))).toEqual([...ten, ...more].sort())
  })

  it('counts a person who moved in the old cohort, until enough have moved the same way', () => {
    const moved = (count: number) =>
      new Map(ten.map((name, at): [string, Candidate] => [name, { personId: name, atom: at < count ? 'b' : 'a' }]))
    const before = nextPopulation(noPopulation, moved(0), 1, rules)
    expect(nextPopulation(before, moved(2), 2, rules).classes).toHaveLength(1)
    expect(
      nextPopulation(before, moved(5), 2, rules)
        .classes.map(({ atom }) => atom)
        .sort(),
    ).toEqual(['a', 'b'])
  })

  it('counts a person once in a cohort, however many passages they have there', () => {
    const twice = waiting(...ten)
    twice.set('again', { personId: 'a1', atom: 'a' })
    expect(counted(nextPopulation(noPopulation, twice, 1, rules))).toHaveLength(10)
  })
})

it('the smallest reportable group cannot be set below five', () => expect(() => rulesOf(4)).toThrow(RangeError))
