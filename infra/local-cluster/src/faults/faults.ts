import { setTimeout as delay } from 'node:timers/promises'
import type { KafkaCluster } from '@switchback/local-servers/kafka/cluster'
import type { Distributed } from '../distributed.js'
import type { DatabaseAway } from './database.js'
import { until } from '@switchback/testing/until'

export const kinds = ['broker', 'relay', 'projector', 'api', 'cluster', 'database', 'silence'] as const
export type Kind = (typeof kinds)[number]

/** What comes once in a run: the cluster stops, the database refuses, the database is silent. */
const once: Kind[] = ['cluster', 'database', 'silence']

/** Which faults come, in which order: what takes everything away comes once, the others come in turn; the order is drawn. */
export function drawFaults(draw: () => number, count: number): Kind[] {
  const single = kinds.filter((kind) => !once.includes(kind))
  const others = Array.from({ length: Math.max(0, count - once.length) }, (_, at) => single[at % single.length]!)
  const faults = [...once, ...others].slice(0, count)
  for (let at = faults.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1))
    ;[faults[at], faults[other]] = [faults[other]!, faults[at]!]
  }
  return faults
}

export interface Victims {
  kafka: KafkaCluster
  distributed: Distributed
  draw: () => number
  database: DatabaseAway
  /** How long the whole cluster, or the database, stays away. */
  outageMs: number
  beforeKill: () => Promise<void>
}

/** Commits a fault, and makes good what does not come back by itself: brokers are started again after a while, processes by their keeper. */
export async function commit(kind: Kind, victims: Victims): Promise<void> {
  const { kafka, distributed, database, draw, outageMs, beforeKill } = victims
  const oneOf = <Item>(items: Item[]) => items[Math.floor(draw() * items.length)]!
  await beforeKill()
  switch (kind) {
    case 'broker': {
      const broker = oneOf(kafka.brokers)
      await broker.end('SIGKILL')
      await delay(6_000 + draw() * 2_000)
      await broker.start()
      return broker.untilListening()
    }
    case 'cluster': {
      await Promise.all(kafka.brokers.map((broker) => broker.end('SIGKILL')))
      await delay(outageMs)
      await Promise.all(kafka.brokers.map((broker) => broker.start()))
      return void (await Promise.all(kafka.brokers.map((broker) => broker.untilListening())))
    }
    case 'database':
      return database.refuse(outageMs)
    case 'silence':
      return database.fallSilent(outageMs)
    case 'relay': {
      const active = await activeRelay(distributed)
      active.kill()
      await delay(1_000)
      return active.untilReady()
    }
    default: {
      const victim = oneOf(distributed.of(kind))
      victim.kill()
      await delay(1_000)
      return victim.untilReady()
    }
  }
}

/** Waits for a relay that has the lock, and returns it. */
function activeRelay(distributed: Distributed) {
  const find = async () => {
    for (const relay of distributed.of('relay')) {
      const text = relay.operations
        ? await fetch(`${relay.operations}/metrics`).then(
            (answer) => answer.text(),
            () => '',
          )
        : ''
      if (/^switchback_relay_active\{.*\} 1$/m.test(text)) return relay
    }
    return null
  }
  return until(find, 30_000, 'No relay is active.')
}
