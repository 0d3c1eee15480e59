import type { AnyRecorded } from '@switchback/domain/kernel/events'

/** Reads a page of a tenant's events after a position, in order and without a hole. */
export interface TenantReader {
  readTenant: (tenantId: string, after: number, limit: number) => Promise<AnyRecorded[]>
}

/** Some events of one tenant as a log delivered them: some may be repeated, some missing. Counts the repeats and the filled gaps. */
export class Delivery {
  private readonly events: AnyRecorded[]
  private isStarted = false
  /** Events that the consumer had handled already. */
  repeats = 0
  /** Events that the log should have delivered and did not. */
  filled = 0

  constructor(events: readonly AnyRecorded[]) {
    const byPosition = new Map(events.map((event) => [event.position, event]))
    this.events = [...byPosition.values()].sort((one, other) => one.position - other.position)
    this.repeats = events.length - this.events.length
  }

  /** Returns what was delivered after a position, up to the first gap; empty at a gap. */
  after(position: number, limit: number): AnyRecorded[] {
    const from = this.events.findIndex((event) => event.position > position)
    if (!this.isStarted) this.repeats += from === -1 ? this.events.length : from
    this.isStarted = true
    if (from === -1) return []
    const run: AnyRecorded[] = []
    for (let at = from; at < this.events.length && run.length < limit; at += 1) {
      if (this.events[at]!.position !== position + run.length + 1) break
      run.push(this.events[at]!)
    }
    return run
  }

  /** Returns the first position that was delivered after this one, if any. */
  nextPosition(after: number): number | undefined {
    return this.events.find((event) => event.position > after)?.position
  }
}

/**
 * Returns the next events of a tenant after a position, in order and without a gap. Without a delivery they come from the store. Of a
 * delivery, repeats are dropped, and a gap before its events is filled from the store; empty at its end. `known` is how far the
 * consumer had read before: events that it reads again for a new view do not count as lost by the log.
 */
export async function nextEvents(
  store: TenantReader,
  tenantId: string,
  after: number,
  limit: number,
  delivery?: Delivery,
  known = after,
): Promise<AnyRecorded[]> {
  if (!delivery) return store.readTenant(tenantId, after, limit)
  const delivered = delivery.after(after, limit)
  const next = delivery.nextPosition(after)
  if (delivered.length > 0 || next === undefined) return delivered
  const missing = await store.readTenant(tenantId, after, Math.min(limit, next - after - 1))
  if (missing.length === 0)
    throw new Error(`The log has position ${next} of tenant ${tenantId}, but the store ends at ${after}.`)
  delivery.filled += missing.filter(({ position }) => position > known).length
  return missing
}
