import type { Decider } from '@switchback/domain/kernel/decider'
import type { EventStore } from '@switchback/event-store/event-store'
import { LRUCache } from 'lru-cache'

export interface LoadedState {
  state: unknown
  /** Version of the stream that the state was folded from; 0 where there is none. */
  version: number
  /** True when it came from memory and others may have written since. */
  remembered: boolean
}

const page = 5_000

/**
 * States of streams, folded from their events and remembered. What is remembered may be old: an append finds that out by its
 * expected version, and whoever only looks asks for `fresh`.
 */
export class StateCache {
  private readonly held: LRUCache<string, { state: unknown; version: number; readAt: number }>

  constructor(
    private readonly store: EventStore,
    remembered = 20_000,
  ) {
    this.held = new LRUCache({ max: Math.max(1, remembered) })
    this.remembers = remembered > 0
  }
  private readonly remembers: boolean

  /**
   * The state of a stream; one of another category counts as not there. `maxAgeMs`: how old a remembered state may be. Ages are by
   * the clock of the process, which nobody sets back.
   */
  async load(tenantId: string, decider: Decider, streamId: string, maxAgeMs = Infinity): Promise<LoadedState> {
    const key = `${tenantId}/${decider.category}/${streamId}`
    const known = this.held.get(key)
    if (known && this.remembers && performance.now() - known.readAt < maxAgeMs) return { ...known, remembered: true }
    let { state, version } = known && this.remembers ? known : { state: decider.initial, version: 0 }
    for (;;) {
      const events = await this.store.readStream(tenantId, streamId, { from: version + 1, limit: page })
      if (events.some(({ category }) => category !== decider.category))
        return { state: decider.initial, version: 0, remembered: false }
      const told = events.filter(({ type }) => decider.events.definitions[type])
      if (decider.evolveAll) state = decider.evolveAll(state, told)
      else for (const event of told) state = decider.evolve(state, event)
      version = events.at(-1)?.version ?? version
      if (events.length < page) break
    }
    this.held.set(key, { state, version, readAt: performance.now() })
    return { state, version, remembered: false }
  }

  /** Remembers the state after one's own append. */
  keep(tenantId: string, category: string, streamId: string, state: unknown, version: number) {
    this.held.set(`${tenantId}/${category}/${streamId}`, { state, version, readAt: performance.now() })
  }
}
