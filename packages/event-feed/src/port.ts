import type { Delivery } from './delivery.js'

/** A consumer of the log. It keeps its own checkpoints, in PostgreSQL. */
export interface Consumer {
  name: string
  /** Returns the tenants with events that this consumer has not handled. */
  behind: () => Promise<string[]>
  /**
   * Handles a tenant's events after the consumer's checkpoint, in order. Without a delivery it reads them from the store until
   * none is left; with one it takes what the log delivered (see `nextEvents`). May be called twice for the same events.
   */
  advance: (tenantId: string, delivery?: Delivery) => Promise<void>
  /** Clears cached checkpoints, because other members may have handled any tenant since. */
  forget?: () => void
}

export interface Subscription {
  /** Whether new events would be delivered: false while the log cannot be reached. */
  isConnected: () => boolean
  /** Waits for the work under way, then stops. */
  stop: () => Promise<void>
}

/**
 * The log: every consumer gets every event at least once and, per tenant, in order, from its own checkpoint on.
 * The consumer drops repeats by position, and fills a gap from the store.
 */
export interface EventLog {
  subscribe: (consumer: Consumer) => Promise<Subscription>
}
