import type { Delivery } from './delivery.js'

/** Somebody who follows the log. Its checkpoints are its own, in PostgreSQL. */
export interface Consumer {
  name: string
  /** The tenants whose events this consumer has not all handled. */
  behind: () => Promise<string[]>
  /**
   * Handles a tenant's events after the consumer's checkpoint, in order. Without a delivery it reads them from the store until
   * none is left; with one it takes what the log brought (see `nextEvents`). May be called twice for the same news.
   */
  advance: (tenantId: string, delivery?: Delivery) => Promise<void>
  /** Others may have handled any tenant since: what is remembered of checkpoints is read afresh. */
  forget?: () => void
}

export interface Subscription {
  /** Whether events would be brought if there were any: false while the log cannot be reached. */
  isConnected: () => boolean
  /** Lets what is under way come to its end, then stops. */
  stop: () => Promise<void>
}

/**
 * The log: every consumer gets every event at least once and, per tenant, in order, from its own checkpoint on.
 * Repeats are dropped by position, and a hole is filled from the store, by the consumer.
 */
export interface EventLog {
  subscribe: (consumer: Consumer) => Promise<Subscription>
}
