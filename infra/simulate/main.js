// npm run simulate: how far views are behind on a day of a small, a large and a very large installation, with and without faults.
// The rates are those that `npm run bench` measured; say others to see what they would do:
//   npm run simulate -- --relay 10000 --fold 15000 --projectors 2 --partitions 12 --seed 1
import { parseArgs } from 'node:util'
import { simulateDay } from './model.js'

/** @import { Fault } from './model.js' */

const { values } = parseArgs({
  options: {
    // `npm run bench -- kafka` on 2 cores, which the brokers and everything else share.
    relay: { type: 'string', default: '10000' },
    // All ten views of one projector, from the log (`allViews` of the same run, less a quarter).
    fold: { type: 'string', default: '15000' },
    projectors: { type: 'string', default: '2' },
    partitions: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
})
const numbers = {
  relayPerSecond: Number(values.relay),
  foldPerSecond: Number(values.fold),
  projectors: Number(values.projectors),
  partitions: Number(values.partitions),
  seed: Number(values.seed),
}
if (Object.values(numbers).some((number) => !(number > 0))) {
  console.error('Every setting is a number above 0: --relay, --fold, --projectors, --partitions, --seed.')
  process.exit(1)
}
const morning = 9.5 * 3_600
const sizes = [
  { tenants: 100, perDay: 20_000, about: '100 tenants, 20,000 events a day' },
  { tenants: 10_000, perDay: 55_000, about: '10,000 tenants, 100 million events in five years' },
  { tenants: 10_000, perDay: 5_500_000, about: '10,000 tenants, a hundred times as busy' },
  { tenants: 10_000, perDay: 100_000_000, about: '10,000 tenants, 100 million events in one day' },
]
/** @type {{ day: string, faults: Fault[] }[]} */
const days = [
  { day: 'quiet', faults: [] },
  { day: 'a broker dies at half past nine', faults: [{ what: 'log', at: morning, seconds: 3 }] },
  { day: 'a projector dies at half past nine', faults: [{ what: 'projector', at: morning, seconds: 7 }] },
  { day: 'the log is away for an hour', faults: [{ what: 'log', at: morning, seconds: 3_600 }] },
]
const round = (/** @type {number} */ number, /** @type {number} */ digits) => Number(number.toFixed(digits))
for (const { tenants, perDay, about } of sizes)
  for (const { day, faults } of days) {
    const { events, waitSeconds, busiestPartition, busiestSecond } = simulateDay({
      perDay,
      tenants,
      faults,
      ...numbers,
    })
    console.log(
      JSON.stringify({
        simulation: about,
        day,
        events,
        waitSeconds,
        busiestPartitionShare: round(busiestPartition, 3),
        busiestSecond: { relay: round(busiestSecond.relay, 4), projector: round(busiestSecond.projector, 4) },
      }),
    )
  }
