import { runFaults } from './run.js'

it('every kind of fault under steady commands: nothing acknowledged is lost, nothing is there twice, every view is right', async () => {
  const said: string[] = []
  const report = await runFaults({
    seed: 7,
    faults: 7,
    outageMs: 6_000,
    perSecond: 50,
    onProgress: (what) => said.push(what),
  })
  expect(report).toMatchObject({ lost: 0, doubled: 0, rowsDiffering: 0, faults: 7, missingInLog: 0, refused: [] })
  expect(report.database.troubles).toEqual([])
  expect(report.acknowledged).toBeGreaterThan(1_000)
  expect(report.rows).toBeGreaterThan(1_000)
}, 400_000)
