import { setTimeout as delay } from 'node:timers/promises'
import type { AnyRecorded } from '@switchback/domain/kernel/events'
import { deserialize } from '@switchback/event-store/deserialize'
import type { Consumer as KafkaConsumer, EachBatchPayload } from 'kafkajs'
import { Delivery } from '../delivery.js'
import type { Consumer } from '../port.js'
import type { KafkaLogOptions } from './kafka-log.js'
import { fromMessage, partitionOf } from './message.js'
import { countPartitions } from './topic.js'

/** What the log delivered to a consumer in one batch, and what was missing or repeated. */
export interface DeliveryReport {
  events: AnyRecorded[]
  /** The trace that each event belongs to, if it has one. */
  traces: (string | undefined)[]
  /** When it arrived (milliseconds since 1970). */
  since: number
  repeats: number
  filled: number
  /** True if the events were read from the store, because the log delivered nothing for too long. */
  isSwept: boolean
}

/** The events of one tenant in a batch, with the traces that their messages name. */
interface TenantEvents {
  events: AnyRecorded[]
  traces: (string | undefined)[]
}

const limits = { bytesPerPartition: 4 * 1024 * 1024, partitionsAtOnce: 4, tenantsAtOnce: 4 }
const heartbeatMs = 1_000
const restartMs = 1_000
const startAttempts = 10

/** Runs one consumer as a member of its group: delivers what arrives, tenant by tenant, and reads what did not arrive from the store. */
export class KafkaConsumerWorker {
  private kafkaConsumer: KafkaConsumer | null = null
  private assigned: ReadonlySet<number> = new Set()
  private partitions = 0
  private stopped = false
  private sweeping: Promise<void> | null = null
  private restarting: Promise<void> | null = null
  private readonly timer: NodeJS.Timeout | null
  private readonly turns = new Map<string, Promise<void>>()
  /** Tenants that the last sweep found behind. */
  private behindBefore = new Set<string>()
  /** Tenants whose last delivery failed. */
  private readonly retries = new Set<string>()
  private readonly lastDelivered = new Map<string, number>()
  isConnected = false

  constructor(
    private readonly consumer: Consumer,
    private readonly options: KafkaLogOptions & { topic: string },
  ) {
    const { sweepMs = 3_000 } = options
    this.timer = sweepMs > 0 ? setInterval(() => this.sweep(), sweepMs) : null
  }

  /** Joins the group. */
  async start(attempt = 1): Promise<void> {
    const { kafka, topic, sessionTimeoutMs = 6_000 } = this.options
    this.partitions = await countPartitions(kafka, topic)

    const member = kafka.consumer({
      groupId: `${topic}.${this.consumer.name}`,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.min(heartbeatMs, sessionTimeoutMs / 3),
      maxBytesPerPartition: limits.bytesPerPartition,
      maxWaitTimeInMs: 500,
      metadataMaxAge: 30_000,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 20, restartOnFailure: async () => false },
    })
    this.kafkaConsumer = member
    member.on(member.events.GROUP_JOIN, ({ payload }) => {
      this.assigned = new Set(payload.memberAssignment[topic] ?? [])
      this.consumer.forget?.()
      this.isConnected = true
    })
    // However a member ends, another one replaces it: here if it had joined, else where it was started.
    let isStarting = true
    let crash: Error | null = null
    member.on(member.events.CRASH, ({ payload }) => {
      this.isConnected = false
      this.options.onError?.(payload.error, this.consumer.name)
      if (isStarting) crash = payload.error
      else if (!this.stopped) this.restarting = this.startAgain(member)
    })
    try {
      await member.connect()
      await member.subscribe({ topic, fromBeginning: true })
      await member.run({
        eachBatchAutoResolve: false,
        autoCommitInterval: 1_000,
        partitionsConsumedConcurrently: limits.partitionsAtOnce,
        eachBatch: (payload) => this.handleUnlessStopped(payload, member),
      })
      isStarting = false
      if (crash) throw crash as Error
    } catch (error) {
      await member.disconnect().catch(() => undefined)
      // The cluster is still starting: try again.
      if ((error as { retriable?: boolean }).retriable && attempt < startAttempts && !this.stopped) {
        await delay(restartMs)
        return this.start(attempt + 1)
      }
      throw error
    }
  }

  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer) clearInterval(this.timer)
    await this.kafkaConsumer?.disconnect().catch(() => undefined)
    // A member that was just restarting has joined by now, and leaves.
    await this.restarting
    await this.kafkaConsumer?.disconnect().catch(() => undefined)
    await this.sweeping
    await Promise.all(this.turns.values())
  }

  private async startAgain(ended: KafkaConsumer) {
    await ended.disconnect().catch(() => undefined)
    while (!this.stopped) {
      await delay(restartMs)
      if (this.stopped) return
      try {
        return await this.start()
      } catch (error) {
        this.options.onError?.(error, this.consumer.name)
      }
    }
  }

  /** A member that was disconnected while it was joining may come back by itself: it handles nothing, and leaves again. */
  private async handleUnlessStopped(payload: EachBatchPayload, member: KafkaConsumer) {
    if (this.stopped || this.kafkaConsumer !== member) void member.disconnect().catch(() => undefined)
    else await this.handle(payload)
  }

  private async handle({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload) {
    const beating = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs)
    try {
      const tenants = this.byTenant(batch.messages)
      const isMine = () => isRunning() && !isStale()
      const handled = await eachOf([...tenants], isMine, (share) => this.deliver(...share))
      if (handled === tenants.size) resolveOffset(batch.lastOffset())
    } finally {
      clearInterval(beating)
    }
    await heartbeat()
  }

  private byTenant(messages: EachBatchPayload['batch']['messages']): Map<string, TenantEvents> {
    const tenants = new Map<string, TenantEvents>()
    for (const message of messages) {
      try {
        const event = deserialize(fromMessage(message), this.options.catalogues)
        const share = tenants.get(event.tenantId) ?? { events: [], traces: [] }
        share.events.push(event)
        share.traces.push(message.headers?.traceparent?.toString())
        tenants.set(event.tenantId, share)
      } catch (error) {
        // The gap in the tenant's positions shows later what is missing; it is read from the store.
        this.options.onError?.(error, `${this.consumer.name} at offset ${message.offset}`)
      }
    }
    return tenants
  }

  /** Delivers the events of a tenant. A failed tenant is retried from the store by the next sweep; other tenants go on. */
  private deliver(tenantId: string, { events, traces }: TenantEvents): Promise<void> {
    const since = Date.now()
    this.lastDelivered.set(tenantId, since)
    const delivery = new Delivery(events)
    return this.afterEarlier(tenantId, async () => {
      try {
        await this.consumer.advance(tenantId, delivery)
      } catch (error) {
        this.retries.add(tenantId)
        this.options.onError?.(error, this.consumer.name)
      }
      const { repeats, filled } = delivery
      this.options.onDelivered?.(this.consumer.name, {
        events,
        traces,
        since,
        repeats,
        filled,
        isSwept: false,
      })
    })
  }

  private sweep() {
    if (this.stopped) return
    this.sweeping ??= this.sweepUp()
      .catch((error: unknown) => this.options.onError?.(error, this.consumer.name))
      .finally(() => (this.sweeping = null))
  }

  /** Reads from the store for the tenants of this member that are behind although nothing arrives. */
  private async sweepUp() {
    const { sweepMs = 3_000 } = this.options
    const mine = (tenantId: string) => this.assigned.has(partitionOf(tenantId, this.partitions))
    const quiet = (tenantId: string) => Date.now() - (this.lastDelivered.get(tenantId) ?? 0) >= sweepMs
    const behind = (await this.consumer.behind()).filter(mine)
    const failed = new Set(this.retries)
    this.retries.clear()
    const left = behind.filter(
      (tenantId) => failed.has(tenantId) || (this.behindBefore.has(tenantId) && quiet(tenantId)),
    )
    await eachOf(
      left,
      () => !this.stopped,
      (tenantId) => this.catchUp(tenantId),
    )
    this.behindBefore = new Set(behind)
  }

  private async catchUp(tenantId: string) {
    const since = Date.now()
    try {
      await this.afterEarlier(tenantId, () => this.consumer.advance(tenantId))
      const nothing = { events: [], traces: [], repeats: 0, filled: 0 }
      this.options.onDelivered?.(this.consumer.name, { ...nothing, since, isSwept: true })
    } catch (error) {
      this.retries.add(tenantId)
      this.options.onError?.(error, this.consumer.name)
    }
  }

  /** Runs work for a tenant after the earlier work for it. */
  private afterEarlier(tenantId: string, work: () => Promise<void>): Promise<void> {
    const before = this.turns.get(tenantId) ?? Promise.resolve()
    const turn = before.catch(() => undefined).then(work)
    this.turns.set(tenantId, turn)
    const clean = () => {
      if (this.turns.get(tenantId) === turn) this.turns.delete(tenantId)
    }
    turn.then(clean, clean)
    return turn
  }
}

/** Works on items, a few at a time, as long as that is wanted. Returns how many were done. */
async function eachOf<Item>(
  items: Item[],
  isWanted: () => boolean,
  work: (item: Item) => Promise<void>,
): Promise<number> {
  const queue = [...items]
  let done = 0
  const worker = async () => {
    while (queue.length > 0 && isWanted()) {
      await work(queue.shift()!)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: limits.tenantsAtOnce }, worker))
  return done
}
