// A day of a whole installation, second by second: commands come, the relay publishes, projectors fold. Everything is drawn from a seed.
import { drawing } from '@switchback/local-cluster/load/drawing'
import { partitionOf } from '@switchback/event-feed/kafka/message'

/**
 * @typedef {() => number} Draw a number of [0, 1)
 * @typedef {{ at: number, seconds: number, what: 'log' | 'projector' }} Fault `at` is a second of the day
 * @typedef {{ store: Queue, log: Queue, again: number }} Partition `again` counts what was folded from the store and is still to be published
 * @typedef {{ since: number, count: number }} Arrived events that came in one second
 */

/**
 * A tenant's id that follows from the drawing, so that partitions are the same in each run.
 * @param {Draw} draw
 */
function idFrom(draw) {
  const hex = Array.from({ length: 32 }, () => Math.floor(draw() * 16).toString(16)).join('')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

/** How busy an hour of a working day is, as a part of the day: two humps, before noon and in the evening. */
const hours = [1, 1, 1, 1, 1, 2, 4, 7, 10, 11, 9, 7, 6, 7, 7, 6, 6, 6, 7, 8, 7, 5, 3, 2]
const day = 86_400
const wholeDay = hours.reduce((sum, hour) => sum + hour, 0)

/**
 * How long events wait for the views over a day. Tenants differ in size (log-normal, sigma 1.5), and lie in partitions as their ids
 * fall; each partition belongs to one projector. A fault stops the log or one projector for some seconds. What has waited
 * `sweepAfter` seconds while the log is away is folded from the store, as a projector's sweep does, and is published all the same.
 *
 * Takes `perDay` (events of all tenants), `tenants`, `partitions`, `projectors`, the rates `relayPerSecond` and `foldPerSecond`
 * (per projector), `faults` ({ at, seconds, what: 'log' | 'projector' }) and a `seed`. Gives whole seconds of waiting (what is done
 * within its second waits 0), the busiest partition's share, and how much of each part the busiest second used.
 * @param {{ perDay: number, tenants: number, partitions: number, projectors: number, relayPerSecond: number, foldPerSecond: number,
 *   faults?: Fault[], seed?: number, sweepAfter?: number }} options
 */
export function simulateDay(options) {
  const {
    perDay,
    tenants,
    partitions,
    projectors,
    relayPerSecond,
    foldPerSecond,
    faults = [],
    seed = 1,
    sweepAfter = 6,
  } = options
  const draw = drawing(seed)
  const share = shares(draw, tenants, partitions)
  const queues = Array.from({ length: partitions }, () => ({ store: new Queue(), log: new Queue(), again: 0 }))
  /** @type {Map<number, number>} */
  const waits = new Map()
  const busiest = { relay: 0, projector: 0 }
  let arrived = 0
  let handled = 0
  for (let now = 0; now < day || queues.some(({ store, log }) => store.count + log.count > 0); now += 1) {
    if (now > day * 3) throw new Error('The day does not end: more comes than can be handled.')
    const perSecond = now < day ? (perDay * (hours[Math.floor(now / 3_600)] ?? 0)) / wholeDay / 3_600 : 0
    for (const [at, { store }] of queues.entries()) {
      const come = poisson(draw, perSecond * (share[at] ?? 0))
      store.put(now, come)
      arrived += come
    }
    const isAway = (/** @type {Fault['what']} */ what) =>
      faults.some((fault) => fault.what === what && now >= fault.at && now < fault.at + fault.seconds)
    if (!isAway('log')) busiest.relay = Math.max(busiest.relay, publish(queues, relayPerSecond) / relayPerSecond)
    for (let member = 0; member < projectors; member += 1) {
      if (member === 0 && isAway('projector')) continue
      const mine = queues.filter((_, at) => at % projectors === member)
      let left = foldPerSecond
      const fold = (/** @type {Queue} */ queue, /** @type {number} */ olderThan) =>
        queue.take(left, olderThan, (since, count) => {
          waits.set(now - since, (waits.get(now - since) ?? 0) + count)
          handled += count
          left -= count
        })
      for (const { log } of inTurn(mine, now)) fold(log, Infinity)
      for (const queue of inTurn(mine, now)) queue.again += fold(queue.store, now - sweepAfter)
      busiest.projector = Math.max(busiest.projector, 1 - left / foldPerSecond)
    }
  }
  if (arrived !== handled) throw new Error(`${arrived} events came and ${handled} were handled.`)
  return {
    events: arrived,
    waitSeconds: { median: at(waits, 0.5), p99: at(waits, 0.99), p999: at(waits, 0.999), longest: at(waits, 1) },
    busiestPartition: Math.max(...share),
    busiestSecond: busiest,
  }
}

/**
 * What part of all events each partition gets.
 * @param {Draw} draw
 * @param {number} tenants
 * @param {number} partitions
 */
function shares(draw, tenants, partitions) {
  const weights = new Float64Array(partitions)
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const partition = partitionOf(idFrom(draw), partitions)
    weights[partition] = (weights[partition] ?? 0) + Math.exp(1.5 * normal(draw))
  }
  const all = sum([...weights])
  return [...weights].map((weight) => weight / all)
}

/**
 * Publishes what waits, and what was folded from the store meanwhile; gives how much that was.
 * @param {Partition[]} queues
 * @param {number} most
 */
function publish(queues, most) {
  let left = most
  for (const queue of queues) {
    const again = Math.min(queue.again, left)
    queue.again -= again
    left -= again
    left -= queue.store.take(left, Infinity, (since, count) => queue.log.put(since, count))
  }
  return most - left
}

/**
 * No one is always the first.
 * @param {Partition[]} queues
 * @param {number} now
 */
const inTurn = (queues, now) => [...queues.slice(now % queues.length), ...queues.slice(0, now % queues.length)]

/** Events that wait, by the second in which they came. */
class Queue {
  /** @type {Arrived[]} */
  entries = []
  head = 0
  count = 0

  /**
   * @param {number} since
   * @param {number} count
   */
  put(since, count) {
    if (count === 0) return
    this.entries.push({ since, count })
    this.count += count
  }

  /**
   * Takes up to so many of those that came at or before a moment, the oldest first; gives how many.
   * @param {number} most
   * @param {number} until
   * @param {(since: number, count: number) => void} each
   */
  take(most, until, each) {
    let taken = 0
    while (taken < most) {
      const entry = this.entries[this.head]
      if (!entry || entry.since > until) break
      const count = Math.min(entry.count, Math.floor(most - taken))
      if (count === 0) break
      each(entry.since, count)
      entry.count -= count
      this.count -= count
      taken += count
      if (entry.count === 0) this.head += 1
    }
    if (this.head > 10_000) {
      this.entries.splice(0, this.head)
      this.head = 0
    }
    return taken
  }
}

/**
 * The waiting time that this part of all events did not pass.
 * @param {Map<number, number>} waits events by seconds of waiting
 * @param {number} part
 */
function at(waits, part) {
  const total = sum([...waits.values()])
  let seen = 0
  for (const [seconds, count] of [...waits].sort(([one], [other]) => one - other)) {
    seen += count
    if (seen >= part * total) return seconds
  }
  return 0
}

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0)
const normal = (/** @type {Draw} */ draw) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/**
 * How many come in a second at this mean: Knuth's way for small means, the normal distribution for others.
 * @param {Draw} draw
 * @param {number} mean
 */
function poisson(draw, mean) {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(draw)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = draw(); product > limit; product *= draw()) count += 1
  return count
}
