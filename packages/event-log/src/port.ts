/** Somebody who follows the log: told which tenant has news, it reads on from its own checkpoint. */
export interface Consumer {
  name: string
  /** The tenants whose events this consumer has not all handled. */
  behind: () => Promise<string[]>
  /** Handles a tenant's events after the consumer's checkpoint, in order, until none is left. May be called twice for the same news. */
  advance: (tenantId: string) => Promise<void>
}

export interface Subscription {
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
