import { setTimeout as delay } from 'node:timers/promises'
import type { KafkaCluster } from '@switchback/embedded-kafka/cluster'
import type { Distributed } from '../distributed.js'

export const kinds = ['broker', 'relay', 'projector', 'api', 'cluster'] as const
export type Kind = (typeof kinds)[number]

/** Which faults come, in which order: the whole cluster stops once, the others come in turn; the order is drawn. */
export function drawFaults(draw: () => number, count: number): Kind[] {
  const single = kinds.filter((kind) => kind !== 'cluster')
  const faults: Kind[] = ['cluster', ...Array.from({ length: count - 1 }, (_, at) => single[at % single.length]!)]
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
  /** How long the whole cluster stays away. */
  outageMs: number
  beforeKill: () => Promise<void>
}

/** Commits a fault, and mends what does not mend itself: brokers are started again after a while, processes by their keeper. */
export async function commit(kind: Kind, { kafka, distributed, draw, outageMs, beforeKill }: Victims): Promise<void> {
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

/** The relay that has the lock. */
async function activeRelay(distributed: Distributed) {
  for (let waited = 0; waited < 30_000; waited += 100) {
    for (const relay of distributed.of('relay')) {
      const text = relay.operations
        ? await fetch(`${relay.operations}/metrics`).then(
            (answer) => answer.text(),
            () => '',
          )
        : ''
      if (/^switchback_relay_active\{.*\} 1$/m.test(text)) return relay
    }
    await delay(100)
  }
  throw new Error('No relay is active.')
}
