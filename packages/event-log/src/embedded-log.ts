import pg from 'pg'
import type { Consumer, EventLog, Subscription } from './port.js'

export interface EmbeddedLogOptions {
  connectionString: string
  /** How often to look for news that no notification told of. */
  pollMs?: number
  /** Tenants handled side by side, per consumer. */
  parallel?: number
  onError?: (error: unknown, where: string) => void
}

const reconnectMs = 500

/**
 * The log that is the store itself: PostgreSQL's LISTEN wakes the consumers, and a poll finds what was missed
 * (a lost connection, a consumer that failed, a tenant that came while nobody listened).
 */
export class EmbeddedLog implements EventLog {
  private readonly followers = new Set<Follower>()
  private listener: pg.Client | null = null
  private closed = false

  constructor(private readonly options: EmbeddedLogOptions) {}

  async subscribe(consumer: Consumer): Promise<Subscription> {
    if (!this.listener) await this.listen()
    const follower = new Follower(consumer, this.options)
    this.followers.add(follower)
    follower.wakeAll()
    return {
      isConnected: () => this.listener !== null,
      stop: async () => {
        this.followers.delete(follower)
        await follower.stop()
        if (this.followers.size === 0) await this.close()
      },
    }
  }

  private async listen() {
    const client = new pg.Client({ connectionString: this.options.connectionString, keepAlive: true })
    client.on('notification', ({ payload }) => {
      for (const follower of this.followers) {
        if (payload) for (const tenantId of payload.split(',')) follower.wake(tenantId)
        else follower.wakeAll()
      }
    })
    client.on('error', (error) => this.options.onError?.(error, 'listening'))
    client.on('end', () => {
      this.listener = null
      if (!this.closed) setTimeout(() => void this.listenAgain(), reconnectMs)
    })
    await client.connect()
    await client.query('listen switchback_appended')
    this.listener = client
  }

  private async listenAgain() {
    if (this.closed || this.listener) return
    try {
      await this.listen()
      for (const follower of this.followers) follower.wakeAll()
    } catch (error) {
      this.options.onError?.(error, 'listening')
    }
  }

  private async close() {
    this.closed = true
    await this.listener?.end().catch(() => undefined)
  }
}

/** One consumer: which tenants wait, which are being handled. */
class Follower {
  private readonly waiting = new Set<string>()
  private readonly running = new Map<string, Promise<void>>()
  private readonly timer: NodeJS.Timeout
  private looking: Promise<void> | null = null
  private stopped = false

  constructor(
    private readonly consumer: Consumer,
    private readonly options: EmbeddedLogOptions,
  ) {
    this.timer = setInterval(() => this.wakeAll(), options.pollMs ?? 1_000)
  }

  wake(tenantId: string) {
    this.waiting.add(tenantId)
    this.run()
  }

  wakeAll() {
    if (this.stopped) return
    this.looking ??= this.consumer
      .behind()
      .then((tenants) => tenants.forEach((tenantId) => this.wake(tenantId)))
      .catch((error: unknown) => this.options.onError?.(error, this.consumer.name))
      .finally(() => (this.looking = null))
  }

  async stop() {
    this.stopped = true
    clearInterval(this.timer)
    this.waiting.clear()
    await this.looking
    await Promise.all(this.running.values())
  }

  private run() {
    for (const tenantId of this.waiting) {
      if (this.stopped || this.running.size >= (this.options.parallel ?? 4)) return
      if (this.running.has(tenantId)) continue
      this.waiting.delete(tenantId)
      const work = this.consumer
        .advance(tenantId)
        .catch((error: unknown) => this.options.onError?.(error, this.consumer.name))
        .finally(() => {
          this.running.delete(tenantId)
          this.run()
        })
      this.running.set(tenantId, work)
    }
  }
}
