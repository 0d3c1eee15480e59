import fc from 'fast-check'
import { countsOf, patternOf } from './blocks.js'
import { nothingTold } from './audit.js'
import { nextPopulation, nobody, type Candidate } from './population.js'
import { releaseTable, type Contribution, type Released, type ReleasedTables, type TableDefinition } from './release.js'
import { rulesOf } from './rules.js'

const rules = rulesOf(5)
const unordered = { ordered: false, curve: false }
const ordered = { ordered: true, curve: false }
const bands: TableDefinition = { id: 'band', categories: ['none', 'watch', 'acute'], ordered: false }
const people = (category: string, count: number): Contribution[] => Array.from({ length: count }, () => ({ category }))

describe('what one table may show', () => {
  it('is every category of nobody or of enough people', () => {
    expect(patternOf([8, 0, 7], unordered, rules)).toEqual([[0], [1], [2]])
  })

  it('withholds a small category together with the next smallest, so that the total tells nothing', () => {
    expect(patternOf([8, 2, 7], unordered, rules)).toEqual([[0], [1, 2]])
  })

  it('puts neighbours together where categories have an order', () => {
    expect(patternOf([2, 4, 0, 7, 1], ordered, rules)).toEqual([[0, 1], [2], [3, 4]])
  })

  it('never says that everybody is in one category', () => {
    expect(patternOf([0, 9, 0], unordered, rules)).toEqual([[0, 1], [2]])
    expect(patternOf([9, 0], ordered, rules)).toEqual([[0, 1]])
  })

  it('always counts nobody or enough people in every block', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 14 }), { minLength: 1, maxLength: 9 }), fc.boolean(), (counts, isOrdered) => {
        fc.pre(counts.reduce((sum, count) => sum + count, 0) >= 5)
        const pattern = patternOf(counts, isOrdered ? ordered : unordered, rules)
        expect(pattern.flat().sort((one, other) => one - other)).toEqual([...counts.keys()])
        for (const count of countsOf(pattern, counts)) expect(count === 0 || count >= 5).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what several groups may show together', () => {
  const groups = [
    { id: 'all', parts: ['one', 'two'] },
    { id: 'cohort:one', parts: ['one'] },
    { id: 'cohort:two', parts: ['two'] },
  ]

  it('hides in the total what would tell a cohort by subtraction', () => {
    const contributions = new Map([
      ['one', [...people('watch', 6), ...people('acute', 2), ...people('none', 3)]],
      ['two', [...people('watch', 9), ...people('acute', 6)]],
    ])
    const { table } = releaseTable(bands, groups, contributions, rules, nothingTold)
    const alone = (id: string, category: string) =>
      table.groups[id]!.blocks.some(({ categories }) => categories.length === 1 && categories[0] === category)
    expect(alone('cohort:one', 'acute')).toBe(false)
    expect(alone('all', 'acute') && alone('cohort:two', 'acute')).toBe(false)
  })

  it('are released here alone: an aggregate that did not pass does not compile', () => {
    const counted: ReleasedTables = { groups: {}, comparisons: {} }
    // @ts-expect-error It has not passed.
    const released: Released<ReleasedTables> = counted
    expect(released).toBe(counted)
  })

  it('gives no table for a group that is too small', () => {
    const { table } = releaseTable(
      bands,
      groups.slice(1, 2),
      new Map([['one', people('watch', 4)]]),
      rules,
      nothingTold,
    )
    expect(table.groups).toEqual({})
  })
})

describe('who is counted', () => {
  const waiting = (...names: string[]) =>
    new Map(names.map((name): [string, Candidate] => [name, { personId: name, atom: name.slice(0, 1) }]))
  const five = ['a1', 'a2', 'a3', 'a4', 'a5']
  const first = nextPopulation(nobody, waiting(...five), 1, rules)
  const counted = (population: typeof first) => population.classes.flatMap(({ passages }) => passages).sort()

  it('is nobody until enough wait', () => {
    expect(counted(nextPopulation(nobody, waiting('a1', 'a2', 'a3', 'a4'), 1, rules))).toEqual([])
    expect(counted(first)).toEqual(five)
  })

  it('grows by enough people at once', () => {
    expect(counted(nextPopulation(first, waiting(...five, 'a6', 'a7'), 2, rules))).toEqual(five)
    const more = ['a6', 'a7', 'a8', 'a9', 'a10']
    expect(counted(nextPopulation(first, waiting(...five, ...more), 2, rules))).toEqual([...five, ...more].sort())
  })

  it('loses others along with one who may not be counted any more, for good', () => {
    const ten = [...five, 'a6', 'a7', 'a8', 'a9', 'aa']
    const before = nextPopulation(nobody, waiting(...ten), 1, rules)
    const after = nextPopulation(before, waiting(...ten.slice(1)), 2, rules)
    expect(counted(after)).toHaveLength(5)
    expect(counted(nextPopulation(after, waiting(...ten), 3, rules))).toHaveLength(5)
  })

  it('keeps somebody who moved where they were, until enough have moved the same way', () => {
    const moved = (count: number) =>
      new Map(
        [...five, 'a6', 'a7', 'a8', 'a9', 'aa'].map((name, at): [string, Candidate] => [
          name,
          { personId: name, atom: at < count ? 'b' : 'a' },
        ]),
      )
    const before = nextPopulation(nobody, moved(0), 1, rules)
    expect(nextPopulation(before, moved(2), 2, rules).classes).toHaveLength(1)
    expect(
      nextPopulation(before, moved(5), 2, rules)
        .classes.map(({ atom }) => atom)
        .sort(),
    ).toEqual(['a', 'b'])
  })

  it('counts a person once in a cohort, however many passages they have there', () => {
    const twice = waiting(...five, 'a6')
    twice.set('again', { personId: 'a1', atom: 'a' })
    expect(counted(nextPopulation(nobody, twice, 1, rules))).toHaveLength(6)
  })
})

it('cannot be set below three', () => expect(() => rulesOf(2)).toThrow(RangeError))
