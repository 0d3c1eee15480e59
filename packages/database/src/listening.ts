import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { DatabaseClient } from './client.js'
import { driverLimits, serviceLimits, type DatabaseLimits } from './limits.js'

export interface ListeningOptions {
  /** The database as the application's role. */
  connectionString: string
  channels: string[]
  onNotification: (channel: string, payload: string) => void
  /** Called each time it listens again after a break: notifications in between were lost. */
  onBack?: () => void
  /** Called with every reason why it does not listen. */
  onTrouble?: (error: unknown) => void
  /** Done over each new connection before it listens, such as waiting for a lock. */
  prepare?: (client: pg.Client, lost: AbortSignal) => Promise<void>
  /** Runs while it listens. When it returns, the connection is closed and a new one is opened. */
  work?: (lost: AbortSignal) => Promise<void>
  limits?: Partial<DatabaseLimits>
  /** How often the connection is asked for a sign of life, and how long that may take (milliseconds). */
  heartbeatMs?: number
  /** Settings of the session, as libpq's `options`. */
  options?: string
}

const backoff = { leastMs: 500, mostMs: 2_000 }

/**
 * Listens to notifications of the database over one connection. Exactly one loop connects, waits for the end, pauses, and connects
 * again: however a connection ends, there is never a second one.
 */
export class Listening {
  private readonly closing = new AbortController()
  private starting: Promise<void> | null = null
  private running: Promise<void> = Promise.resolve()
  private listening = false

  constructor(private readonly options: ListeningOptions) {}

  /** Whether notifications arrive now. */
  get isListening(): boolean {
    return this.listening
  }

  /** Starts the loop. Returns when it listens for the first time; throws why the first attempt failed, and stops then. */
  start(): Promise<void> {
    this.starting ??= new Promise<void>((resolve, reject) => {
      this.running = this.loop(resolve, reject)
    })
    return this.starting
  }

  /** Starts the loop and waits for nothing: a first attempt that fails is followed by others, as any later one. */
  begin(): void {
    this.starting ??= Promise.resolve()
    this.running = this.loop(() => undefined)
  }

  /** Ends the connection and the loop. */
  async stop(): Promise<void> {
    this.closing.abort()
    await this.running
  }

  private async loop(onFirst: () => void, onFirstFailure?: (error: unknown) => void): Promise<void> {
    let before = 0
    for (let failures = 0; !this.closing.signal.aborted; failures += 1) {
      try {
        await this.session(() => {
          failures = 0
          if (before > 0) this.options.onBack?.()
          before += 1
          onFirst()
        })
      } catch (error) {
        if (before === 0 && onFirstFailure) return onFirstFailure(error)
        this.options.onTrouble?.(error)
      }
      const pause = Math.min(backoff.leastMs * 2 ** failures, backoff.mostMs)
      await delay(pause, undefined, { signal: this.closing.signal }).catch(() => undefined)
    }
  }

  /** Opens one connection and waits for its end. Throws the reason, unless it was closed on purpose. */
  private async session(onListening: () => void): Promise<void> {
    const { connectionString, channels, limits, options, prepare, work } = this.options
    const client = new DatabaseClient({
      connectionString,
      ...driverLimits({ ...serviceLimits, ...limits }),
      ...(options && { options }),
    })
    const lost = new AbortController()
    const lose = () => lost.abort()
    const broken: { by?: Error } = {}
    client.on('error', (error) => (broken.by = error))
    client.on('end', lose)
    client.on('notification', ({ channel, payload }) => this.options.onNotification(channel, payload ?? ''))
    this.closing.signal.addEventListener('abort', lose)
    try {
      await client.connect()
      await prepare?.(client, lost.signal)
      if (lost.signal.aborted) return
      await client.query(channels.map((channel) => `listen ${channel}`).join('; '))
      this.listening = true
      onListening()
      const beating = this.beat(client, lost.signal)
      const working = work?.(lost.signal) ?? beating
      await Promise.race([working, beating]).finally(lose)
      // Of two connections only one works at a time.
      await working
      if (broken.by) throw broken.by
    } finally {
      this.listening = false
      this.closing.signal.removeEventListener('abort', lose)
      lose()
      await client.end()
    }
  }

  /** Asks for a sign of life until the connection is lost: a peer that vanished sends no end. */
  private async beat(client: pg.Client, lost: AbortSignal): Promise<void> {
    const { heartbeatMs = 5_000 } = this.options
    while (!lost.aborted) {
      await delay(heartbeatMs, undefined, { signal: lost }).catch(() => undefined)
      if (!lost.aborted) await client.query({ text: 'select 1', query_timeout: heartbeatMs } as pg.QueryConfig)
    }
  }
}
