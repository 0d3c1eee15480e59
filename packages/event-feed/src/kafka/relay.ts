import { setTimeout as delay } from 'node:timers/promises'
import type { Kafka } from 'kafkajs'
import { Listening } from '@switchback/database/listening'
import pg from 'pg'
import type { StoredEvent } from './message.js'
import { Publisher } from './publisher.js'
import { Sender, type NotPublishable } from './sender.js'
import { ensureTopic, eventsTopic, type TopicOptions } from './topic.js'

export interface RelayOptions {
  /** The database as the application's role. */
  connectionString: string
  pool: pg.Pool
  kafka: Kafka
  topic?: TopicOptions
  /** If false, the relay trusts every answer of the cluster and loses events when a broker dies. A spec proves that. */
  checked?: boolean
  /** Called with each event before it is sent. Returns the trace that it belongs to. */
  traceOf?: (event: StoredEvent) => string | undefined
  onPublished?: (events: number, milliseconds: number) => void
  /** Called for an event that can never be published, after it was recorded and skipped. */
  onSetAside?: (left: NotPublishable) => void
  onTurn?: (isActive: boolean) => void
  onError?: (error: unknown, where: string) => void
}

const limits = { tenants: 64, events: 2_000, bytes: 2 * 1024 * 1024 }
const standbyMs = 500
/** How often to look for events whose notification was lost, in milliseconds. */
const pollMs = 2_000

/** A relay whose machine is gone loses its lock after some ten seconds, when the database notices that the connection is dead. */
const noticed = '-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3'

const asText: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === pg.types.builtins.JSON ? String : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/**
 * Store to Kafka: publishes every tenant's events in order, and moves its mark only after the cluster has acknowledged every
 * partition. An event that can never be published is recorded, and the others go on. Of several relays, the one with the lock in the
 * database works; another takes over when its connection ends.
 * Should two work for a moment, events come twice, and consumers drop what they have.
 */
export class Relay {
  private readonly waiting = new Set<string>()
  private readonly publisher: Publisher
  private readonly topic: string
  private partitions = 0
  private stopped = false
  private active = false
  /** True when news came of tenants that were too many to name. */
  private mustLook = true
  private readonly turns: Listening
  private wakeUp: () => void = () => {}

  constructor(private readonly options: RelayOptions) {
    this.topic = options.topic?.name ?? eventsTopic
    this.publisher = new Publisher(options.kafka, this.topic, options.checked)
    // Waits for the lock, works while its connection lives, and waits again; the end of the connection frees the lock at once.
    this.turns = new Listening({
      connectionString: options.connectionString,
      options: noticed,
      channels: ['switchback_appended'],
      onNotification: (_, payload) => this.hear(payload),
      onTrouble: (error) => options.onError?.(error, 'relay'),
      prepare: (client, lost) => this.untilLocked(client, lost),
      work: (lost) => this.publishUntil(lost),
    })
  }

  /** Whether this instance is the one that publishes. */
  get isActive() {
    return this.active
  }

  /** Creates or checks the topic, then works or waits for the lock until it is stopped. Throws WrongTopic. */
  async start(): Promise<void> {
    this.partitions = await ensureTopic(this.options.kafka, this.options.topic)
    await this.publisher.connect()
    this.turns.begin()
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.wakeUp()
    await this.turns.stop()
    await this.publisher.disconnect()
  }

  /** How many events wait to be published, over all tenants. */
  async lag(): Promise<number> {
    const { rows } = await this.options.pool.query<{ lag: string }>(
      'select coalesce(sum(events), 0) as lag from tenants_unpublished($1)',
      [this.topic],
    )
    return Number(rows[0]!.lag)
  }

  /** How many events could not be published and were set aside, over all tenants. */
  async setAsideCount(): Promise<number> {
    const { rows } = await this.options.pool.query<{ count: string }>('select count(*) from events_not_published($1)', [
      this.topic,
    ])
    return Number(rows[0]!.count)
  }

  /** Polls for the lock over the connection that will hold it, until it is this one's turn. */
  private async untilLocked(client: pg.Client, lost: AbortSignal): Promise<void> {
    while (!this.stopped && !lost.aborted) {
      const { rows } = await client.query<{ locked: boolean }>(
        `select pg_try_advisory_lock(hashtextextended('switchback relay of ' || $1, 0)) as locked`,
        [this.topic],
      )
      if (rows[0]!.locked) return
      await this.pause(standbyMs)
    }
  }

  /** Works as long as the connection with the lock is open. */
  private async publishUntil(lost: AbortSignal) {
    const wake = () => this.wakeUp()
    lost.addEventListener('abort', wake)
    this.setActive(true)
    try {
      await this.work(() => lost.aborted)
    } finally {
      lost.removeEventListener('abort', wake)
      this.setActive(false)
    }
  }

  private async work(isLost: () => boolean) {
    let looked = 0
    while (!this.stopped && !isLost()) {
      if (this.mustLook || Date.now() - looked > pollMs) {
        this.mustLook = false
        const { rows } = await this.options.pool.query<{ tenant_id: string }>(
          'select tenant_id from tenants_unpublished($1)',
          [this.topic],
        )
        for (const { tenant_id: tenantId } of rows) this.waiting.add(tenantId)
        looked = Date.now()
      }
      if (this.waiting.size === 0) await this.pause(pollMs)
      else await this.publishSome(isLost)
    }
  }

  private hear(payload: string) {
    if (payload) for (const tenantId of payload.split(',')) this.waiting.add(tenantId)
    else this.mustLook = true
    this.wakeUp()
  }

  /** One batch of some waiting tenants: read, sent, acknowledged, marked. */
  private async publishSome(isLost: () => boolean) {
    const tenants = [...this.waiting].slice(0, limits.tenants)
    for (const tenantId of tenants) this.waiting.delete(tenantId)
    const each = Math.ceil(limits.events / tenants.length)
    const { rows } = await this.options.pool.query<StoredEvent>({
      name: 'read_unpublished',
      text: 'select * from read_unpublished($1, $2, $3, $4)',
      values: [this.topic, tenants, each, Math.ceil(limits.bytes / tenants.length)],
      types: asText,
    })
    if (rows.length === 0) return
    const begun = Date.now()
    const { traceOf, onError } = this.options
    const left = await new Sender(this.publisher, this.partitions, {
      traceOf,
      onError,
      isWanted: () => !this.stopped && !isLost(),
      pause: (milliseconds) => this.pause(milliseconds),
    }).send(rows)
    if (!left) return
    if (left.length > 0) await this.setAside(left)
    await this.mark(rows)
    this.options.onPublished?.(rows.length - left.length, Date.now() - begun)
    // There may be more of these: they wait behind the others.
    for (const { tenant_id: tenantId } of rows) this.waiting.add(tenantId)
  }

  private async setAside(left: NotPublishable[]) {
    await this.options.pool.query('select note_not_published($1, $2, $3, $4, $5)', [
      this.topic,
      left.map(({ event }) => event.tenant_id),
      left.map(({ event }) => event.position),
      left.map(({ event }) => event.type),
      left.map(({ reason }) => reason),
    ])
    for (const one of left) this.options.onSetAside?.(one)
  }

  private async mark(rows: StoredEvent[]) {
    const marks = new Map<string, { from: number; to: number }>()
    for (const { tenant_id: tenantId, position } of rows) {
      const mark = marks.get(tenantId) ?? { from: Number(position) - 1, to: 0 }
      marks.set(tenantId, { ...mark, to: Number(position) })
    }
    await this.options.pool.query({
      name: 'move_marks',
      text: 'select move_marks($1, $2, $3, $4)',
      values: [
        this.topic,
        [...marks.keys()],
        [...marks.values()].map(({ from }) => from),
        [...marks.values()].map(({ to }) => to),
      ],
    })
  }

  private setActive(isActive: boolean) {
    if (this.active === isActive) return
    this.active = isActive
    this.options.onTurn?.(isActive)
  }

  /** Waits, or until there is news. */
  private async pause(milliseconds: number) {
    const patience = new AbortController()
    this.wakeUp = () => patience.abort()
    await delay(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined)
    this.wakeUp = () => {}
  }
}
