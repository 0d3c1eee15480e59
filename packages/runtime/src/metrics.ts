import { deciders } from '@switchback/domain/deciders'
import { projectionLag } from '@switchback/projections/lag'
import type { DeliveryReport } from '@switchback/event-feed/kafka/consumer-worker'
import type { AppendOutcome } from '@switchback/event-store/event-store'
import type pg from 'pg'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]

/** What a process measures of itself, in Prometheus' form. */
export function openMetrics(role: string) {
  const registry = new Registry()
  registry.setDefaultLabels({ role })
  collectDefaultMetrics({ register: registry })
  return registry
}

/** How many events were appended, how long callers waited, and what was refused. */
export function measureAppends(registry: Registry): (outcome: AppendOutcome) => void {
  const registers = [registry]
  const events = new Counter({
    registers,
    name: 'switchback_appended_events_total',
    help: 'Events appended to the store.',
  })
  const seconds = new Histogram({
    registers,
    buckets,
    name: 'switchback_append_seconds',
    help: 'How long an append took, from the caller to the committed answer.',
  })
  const refused = new Counter({
    registers,
    name: 'switchback_appends_refused_total',
    help: 'Appends that were refused: a conflict of versions, or something else.',
    labelNames: ['reason'],
  })
  refused.inc({ reason: 'conflict' }, 0)
  return (outcome) => {
    if (outcome.refused) return refused.inc({ reason: outcome.refused === 'Conflict' ? 'conflict' : 'other' })
    events.inc(outcome.events)
    seconds.observe(outcome.milliseconds / 1_000)
  }
}

/** Does what a bus does with a message, and measures how long that took. Returns and throws what the work does. */
export type TimeMessage = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

const commandTypes = Object.values(deciders).flatMap(({ commands }) => Object.keys(commands))

/** Measures how long commands took, refused ones among them, by their type. */
export const timeCommands = (registry: Registry): TimeMessage =>
  timeMessages(registry, commandTypes, {
    name: 'switchback_command_seconds',
    help: 'How long a command took on the bus, until its events were appended or it was refused.',
    labelNames: ['type'],
  })

/** Measures how long queries took by their name; `names` are those that there are. */
export const timeQueries = (registry: Registry, names: readonly string[]): TimeMessage =>
  timeMessages(registry, names, {
    name: 'switchback_query_seconds',
    help: 'How long a query took on the bus, the wait for a position included.',
    labelNames: ['name'],
  })

/** A label has known values only, and "unknown" for all others, so that no one who sends messages can make ever more series. */
function timeMessages(
  registry: Registry,
  known: readonly string[],
  metric: { name: string; help: string; labelNames: [string] },
): TimeMessage {
  const names = new Set(known)
  const seconds = new Histogram({ registers: [registry], buckets, ...metric })
  return async (name, work) => {
    const stop = seconds.startTimer({ [metric.labelNames[0]]: names.has(name) ? name : 'unknown' })
    try {
      return await work()
    } finally {
      stop()
    }
  }
}

/** Counts the reads that could not be kept as records of who looked: `lost` is their number since the start of the process. */
export function countLostReads(registry: Registry, records: { readonly lost: number }) {
  new Counter({
    registers: [registry],
    name: 'switchback_access_records_lost_total',
    help: 'Reads of pages about a person that are missing in the records of who looked: too many while the database was away.',
    collect() {
      this.reset()
      this.inc(records.lost)
    },
  })
}

/** What the relay publishes, and what waits. `lag` counts the events that wait. */
export function measureRelay(
  registry: Registry,
  relay: { lag: () => Promise<number>; setAsideCount: () => Promise<number>; isActive: boolean },
) {
  const registers = [registry]
  new Gauge({
    registers,
    name: 'switchback_relay_set_aside_events',
    help: 'Events that could not be published and were set aside; consumers read them from the store.',
    async collect() {
      this.set(await relay.setAsideCount())
    },
  })
  new Gauge({
    registers,
    name: 'switchback_relay_lag_events',
    help: 'Events in the store that are not yet in the log, over all tenants.',
    async collect() {
      this.set(await relay.lag())
    },
  })
  new Gauge({
    registers,
    name: 'switchback_relay_active',
    help: '1 in the relay that publishes, 0 in those that stand by.',
    collect() {
      this.set(relay.isActive ? 1 : 0)
    },
  })
}

/** Counts what housekeeping could not do, by why. */
export function countHousekeeping(registry: Registry): (what: string) => void {
  const counter = new Counter({
    registers: [registry],
    labelNames: ['what'],
    name: 'switchback_housekeeping_troubles_total',
    help: 'Erasures, publications and tasks that failed, and rounds in which the clock was not trusted.',
  })
  for (const what of ['failed', 'clock-ahead', 'clock-behind']) counter.inc({ what }, 0)
  return (what) => counter.inc({ what })
}

/** Counters of the relay's own work. */
export function countPublished(registry: Registry) {
  const registers = [registry]
  const events = new Counter({
    registers,
    name: 'switchback_published_events_total',
    help: 'Events acknowledged by the log.',
  })
  const seconds = new Histogram({
    registers,
    buckets,
    name: 'switchback_publish_seconds',
    help: 'How long a batch took from the store to the moved mark.',
  })
  const troubles = new Counter({
    registers,
    name: 'switchback_publish_retries_total',
    help: 'Batches that had to be sent again, since not every partition was acknowledged.',
  })
  return {
    published(count: number, milliseconds: number) {
      events.inc(count)
      seconds.observe(milliseconds / 1_000)
    },
    retried: () => troubles.inc(),
  }
}

/** Measures what the log delivered to the consumers of this process, and what it did not. */
export function measureDeliveries(registry: Registry): (consumer: string, report: DeliveryReport) => void {
  const registers = [registry]
  const labelNames = ['consumer'] as const
  const events = new Counter({
    registers,
    labelNames,
    name: 'switchback_delivered_events_total',
    help: 'Events that the log brought.',
  })
  const repeats = new Counter({
    registers,
    labelNames,
    name: 'switchback_repeats_dropped_total',
    help: 'Events that came again, and were dropped by their position.',
  })
  const gaps = new Counter({
    registers,
    labelNames,
    name: 'switchback_gaps_filled_total',
    help: 'Events that the log did not bring, and that were read from the store.',
  })
  const sweeps = new Counter({
    registers,
    labelNames,
    name: 'switchback_sweeps_total',
    help: 'Times that a tenant was behind and nothing came, and was brought up to date from the store.',
  })
  return (consumer, report) => {
    const labels = { consumer }
    events.inc(labels, report.events.length)
    repeats.inc(labels, report.repeats)
    gaps.inc(labels, report.filled)
    if (report.isSwept) sweeps.inc(labels)
  }
}

/** Counts what the process manager could not carry out, by command and by the code of the reason. */
export function countRefused(registry: Registry): (refusal: { command: string; reason: string }) => void {
  const refused = new Counter({
    registers: [registry],
    labelNames: ['type', 'reason'],
    name: 'switchback_process_manager_refused_total',
    help: 'Commands that the process manager could not carry out.',
  })
  return ({ command: type, reason }) => refused.inc({ type, reason })
}

/** How far each view is behind the store, and how many tenants wait for an operator. Queried from the database for each scrape. */
export function measureLag(registry: Registry, pool: pg.Pool) {
  const registers = [registry]
  const labelNames = ['projection'] as const
  const setAside = new Gauge({
    registers,
    labelNames,
    name: 'switchback_projections_set_aside',
    help: 'Tenants of which a projection waits at an event that it cannot take.',
  })
  new Gauge({
    registers,
    labelNames,
    name: 'switchback_projection_lag_events',
    help: 'Events in the store that a view does not show yet, over all tenants.',
    async collect() {
      for (const lag of await projectionLag(pool)) {
        this.set({ projection: lag.projection }, lag.events)
        setAside.set({ projection: lag.projection }, lag.setAside)
      }
    },
  })
}
