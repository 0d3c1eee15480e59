import { shownTable } from './shown.js'

const estimate = { value: -2, low: -3, high: -1 }
const published = {
  n: 60,
  blocks: [{ categories: ['none'], count: 60 }],
  asOf: '2026-09-30',
  change: { n: 12, mean: estimate, effect: 1 },
  spread: { n: 49, median: 3, ninetieth: 7 },
  curve: {
    steps: [{ days: 30, share: 0.912, low: 0.8, high: 0.97, atRisk: 50, events: 5 }],
    median: { value: 63, low: 56, high: 77 },
  },
  comparison: { statistic: 1, degrees: 1, p: 0.3, n: [30, 30], groups: ['cohort:one', 'cohort:two'] },
}

describe('what is shown of a table that an earlier version published', () => {
  it('has nothing from which a group below the limit could be computed', () => {
    expect(shownTable(published, 1)).toEqual({ n: 60, blocks: published.blocks, asOf: '2026-09-30' })
  })

  it('has means and spreads of fifty people and more', () => {
    const { change, spread } = shownTable(
      { ...published, change: { ...published.change, n: 50 }, spread: { ...published.spread, n: 51 } },
      1,
    )
    expect([change?.mean, spread?.median]).toEqual([estimate, 3])
  })
})

describe('what is shown of a curve', () => {
  it('is its shares and its median', () => {
    const curve = { steps: [{ days: 90, share: 0.5 }], median: 120 }
    expect(shownTable({ ...published, curve }, 2).curve).toEqual(curve)
  })
})
