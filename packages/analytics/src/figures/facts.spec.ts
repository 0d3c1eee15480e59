import { readFact, storedFact, type NewFact } from './facts.js'

const picture = { respect: 2, confidence: 3, control: 4, weeklyHours: 38, level: 'senior', incomeBand: '60 k' }
const facts: NewFact[] = [
  { kind: 'opened' },
  { kind: 'opened', cohortId: 'c' },
  { kind: 'planned', frameworkVersion: 2 },
  { kind: 'taking', percent: 60, band: 'watch' },
  { kind: 'baseline', ...picture },
  { kind: 'outcome', ...picture, level: '' },
  { kind: 'own' },
]

describe('a fact', () => {
  it('is the same after it was stored and read', () => {
    for (const fact of facts) expect(readFact(storedFact(fact, 10, 7))).toEqual({ ...fact, at: 10, position: 7 })
  })

  it('is stored as kind, moment, position and its details in a fixed order, on which rows depend', () => {
    const { incomeBand, level, ...scales } = picture
    expect(storedFact({ incomeBand, level, ...scales, kind: 'baseline' }, 10, 7)).toEqual([
      ...['baseline', 10, 7],
      ...[2, 3, 4, 38, 'senior', '60 k'],
    ])
    expect(storedFact({ kind: 'opened' }, 10, 7)).toEqual(['opened', 10, 7])
  })
})
