import { contributionsOf } from './contributions.js'
import { frameworkFigures, generalFigures } from './figures.js'
import { readFact, type Fact, type FactKind } from './facts.js'
import { day, secondsOf, type AsOf } from './passage.js'

const framework = { id: 'f', phases: ['accept', 'explore'], bands: ['steady', 'watch', 'acute'] }
const figures = [...frameworkFigures(framework), ...generalFigures]
const start = secondsOf('2026-01-01T00:00:00Z')

let position = 0
/** A fact on a day counted from the start, recorded in the order in which it is written here. */
const on = (days: number, kind: FactKind, ...details: (string | number)[]): Fact =>
  readFact([kind, start + days * day, (position += 1), ...details])
const asOf = (days: number, known = Infinity): AsOf => ({ end: start + days * day, position: known, stallDays: 14 })
const of = (facts: Fact[], at: AsOf) => {
  const made = contributionsOf(figures, facts, at)
  return Object.fromEntries(figures.map(({ table }, place) => [table.id, made[place]]))
}
const begun = [on(0, 'opened', 'c'), on(0, 'enrolled', 'c'), on(0, 'entered', 'accept')]

describe('the funnel', () => {
  it('counts the furthest point, also after an earlier phase was entered again', () => {
    const facts = [...begun, on(10, 'completed', 'accept'), on(10, 'entered', 'explore'), on(20, 'entered', 'accept')]
    expect(of(facts, asOf(30))['funnel/f']).toEqual({ category: 'entered:explore' })
    expect(of(facts, asOf(9))['funnel/f']).toEqual({ category: 'entered:accept' })
  })
})

describe('time in a phase', () => {
  const id = 'time/f/accept'
  it('ends with its completion, or is censored at the end of the period', () => {
    const facts = [...begun, on(40, 'completed', 'accept')]
    expect(of(facts, asOf(60))[id]).toEqual({ category: 'month 2', spell: { time: 40, end: 1 } })
    expect(of(facts, asOf(30))[id]).toEqual({ category: 'rest', spell: { time: 30, end: 0 } })
  })
  it('excludes pauses, including a current one', () => {
    const facts = [...begun, on(10, 'paused'), on(20, 'resumed'), on(40, 'completed', 'accept')]
    expect(of(facts, asOf(60))[id]).toMatchObject({ spell: { time: 30, end: 1 } })
    expect(of([...begun, on(10, 'paused')], asOf(60))[id]).toMatchObject({ spell: { time: 10, end: 0 } })
  })
  it('is censored by withdrawal', () => {
    expect(of([...begun, on(25, 'withdrawn')], asOf(90))[id]).toMatchObject({ spell: { time: 25, end: 0 } })
  })
  it('is the same if a completion is recorded late, and does not know it before', () => {
    const other = on(50, 'own')
    const late = on(40, 'completed', 'accept')
    const facts = [...begun, other, late]
    expect(of(facts, asOf(60))[id]).toMatchObject({ spell: { time: 40, end: 1 } })
    expect(of(facts, asOf(60, other.position))[id]).toMatchObject({ spell: { time: 60, end: 0 } })
  })
  it('has no spell for a phase that was not entered', () =>
    expect(of(begun, asOf(9))['time/f/explore']).toEqual({ category: 'out' }))
})

describe('transition', () => {
  it('ends with an accepted change of role; withdrawal is a competing event', () => {
    expect(of([...begun, on(70, 'changed-role', 'internal')], asOf(90))).toMatchObject({
      transition: { category: 'month 3', spell: { time: 70, end: 1 } },
      'kind-of-change': { category: 'internal' },
    })
    expect(of([...begun, on(70, 'withdrawn')], asOf(90)).transition).toMatchObject({ spell: { time: 70, end: 2 } })
    expect(of(begun, asOf(90)).transition).toMatchObject({ category: 'rest', spell: { time: 90, end: 0 } })
  })
  it('is observed until the journey ends, since nothing is recorded afterwards', () => {
    const facts = [...begun, on(80, 'finished')]
    expect(of(facts, asOf(400)).transition).toEqual({ category: 'rest', spell: { time: 80, end: 0 } })
    expect(of([...begun, on(70, 'changed-role', 'internal'), on(80, 'finished')], asOf(400)).transition).toMatchObject({
      spell: { time: 70, end: 1 },
    })
  })
})

describe('assessments', () => {
  it('count the first, second and latest assessment, and the change from first to latest', () => {
    const facts = [...begun, on(1, 'taking', 80, 'acute'), on(9, 'taking', 60, 'watch'), on(50, 'taking', 20, 'steady')]
    expect(of(facts, asOf(60))).toMatchObject({
      'assessment-first/f': { category: 'acute' },
      'assessment-second/f': { category: 'watch' },
      'assessment-latest/f': { category: 'steady' },
      'assessment-change/f': { category: 'two', value: -60 },
    })
    expect(of(facts, asOf(5))['assessment-change/f']).toEqual({ category: 'fewer' })
  })
})

describe('before and after', () => {
  it('compares the baseline with the latest outcome, on scales and in order', () => {
    const facts = [...begun, on(1, 'baseline', 1, 3, 5, 50, 2), on(90, 'outcome', 4, 3, 4, 38, 3)]
    expect(of(facts, asOf(99))).toMatchObject({
      respect: { category: 'low>high' },
      'respect-change': { category: 'both', value: 3 },
      confidence: { category: 'middle>middle' },
      level: { category: 'higher' },
    })
    expect(of(facts, asOf(50)).respect).toEqual({ category: 'none' })
  })
  it('ignores a level that was not said', () => {
    const facts = [...begun, on(1, 'baseline', 1, 3, 5, 50, -1), on(90, 'outcome', 4, 3, 4, 38, 3)]
    expect(of(facts, asOf(99))).toMatchObject({ level: { category: 'none' } })
  })
})

describe('income', () => {
  it('is compared in no figure, since the words of clients have no order', () => {
    expect(generalFigures.map(({ table }) => table.id)).not.toContain('income')
    const facts = [
      ...begun,
      on(1, 'baseline', 3, 3, 3, 40, 2, '4,000 a month'),
      on(90, 'outcome', 3, 3, 3, 40, 2, '60 k'),
    ]
    const figures = Object.values(of(facts, asOf(99)))
    expect(figures.filter((each) => each?.category === 'lower' || each?.category === 'higher')).toEqual([])
  })
})

describe('engagement and risk', () => {
  it('count the active weeks, and clients without an event for too long', () => {
    const facts = [...begun, on(10, 'own'), on(25, 'own'), on(26, 'own')]
    expect(of(facts, asOf(28))).toMatchObject({
      activity: { category: 'one or two weeks' },
      'at-risk/f': { category: 'moving' },
    })
    expect(of(facts, asOf(60))).toMatchObject({
      activity: { category: 'no week' },
      'at-risk/f': { category: 'stalled:accept' },
    })
    expect(of([...facts, on(27, 'paused')], asOf(60))['at-risk/f']).toEqual({ category: 'moving' })
    expect(of([...facts, on(28, 'withdrawn')], asOf(60))).toMatchObject({
      activity: { category: 'ended' },
      'at-risk/f': { category: 'ended' },
    })
  })
  it('count the hours from submitting evidence to the answer', () => {
    const facts = [...begun, on(1, 'evidence', 'e'), on(3, 'answered', 'e')]
    expect(of(facts, asOf(9))['turn-round']).toEqual({ category: 'answered', value: 48 })
  })
  it('count each entry once, and no retracted one', () => {
    const facts = [
      ...begun,
      on(1, 'explored', 'a'),
      on(2, 'explored', 'a'),
      on(3, 'explored', 'b'),
      on(4, 'explored', 'c'),
    ]
    expect(of(facts, asOf(9))['skills-explored']).toEqual({ category: 'three or more' })
    expect(of([...facts, on(5, 'retracted', 'c')], asOf(9))['skills-explored']).toEqual({ category: 'one or two' })
  })
})
