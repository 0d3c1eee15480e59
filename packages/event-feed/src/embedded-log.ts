import type { DatabaseLimits } from '@switchback/database/limits'
import { Listening } from '@switchback/database/listening'
import type { Consumer, EventLog, Subscription } from './port.js'

export interface EmbeddedLogOptions {
  connectionString: string
  /** How often to look for events whose notification was lost, in milliseconds. */
  pollMs?: number
  /** Tenants handled side by side, per consumer. */
  parallel?: number
  onError?: (error: unknown, where: string) => void
  limits?: Partial<DatabaseLimits>
}

/**
 * The log that is the store itself: PostgreSQL's LISTEN wakes the consumers, and a poll finds what was missed
 * (a lost connection, a consumer that failed, a tenant that was created while no one listened).
 */
export class EmbeddedLog implements EventLog {
  private readonly workers = new Set<EmbeddedConsumerWorker>()
  private readonly listening: Listening

  constructor(private readonly options: EmbeddedLogOptions) {
    this.listening = new Listening({
      connectionString: options.connectionString,
      channels: ['switchback_appended'],
      onNotification: (_, payload) => this.hear(payload),
      onBack: () => this.workers.forEach((worker) => worker.wakeAll()),
      onTrouble: (error) => options.onError?.(error, 'listening'),
      ...(options.limits && { limits: options.limits }),
    })
  }

  // The consumers are subscribed by packages/installation/src/log-consumers.ts.
  async subscribe(consumer: Consumer): Promise<Subscription> {
    await this.listening.start()
    const worker = new EmbeddedConsumerWorker(consumer, this.options)
    this.workers.add(worker)
    worker.wakeAll()
    return {
      isConnected: () => this.listening.isListening,
      stop: async () => {
        this.workers.delete(worker)
        await worker.stop()
        if (this.workers.size === 0) await this.listening.stop()
      },
    }
  }

  private hear(payload: string) {
    for (const worker of this.workers) {
      if (payload) for (const tenantId of payload.split(',')) worker.wake(tenantId)
      else worker.wakeAll()
    }
  }
}

/** Runs one consumer: knows which tenants wait and which are being handled. */
class EmbeddedConsumerWorker {
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
