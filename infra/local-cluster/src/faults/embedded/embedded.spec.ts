import { isWhole } from './report.js'
import { runEmbeddedFaults, sizes } from './run.js'

it('kills, cuts, an outage, racing starts and callers under load: nothing acknowledged is lost, everything comes back', async () => {
  const said: string[] = []
  const report = await runEmbeddedFaults({
    seed: 20261124,
    only: ['kill', 'marker', 'cut', 'outage', 'starts', 'races'],
    size: sizes.short,
    onProgress: (what) => said.push(what),
  })
  expect(report.findings).toEqual([])
  expect(isWhole(report)).toBe(true)
  expect(report.rounds).toEqual({ kill: 4, marker: 1, cut: 4, outage: 1, locks: 10, starts: 1, races: 1 })
  expect(report.acknowledged).toBeGreaterThan(100)
  expect(report.rows).toBeGreaterThan(100)
}, 1_200_000)
