import type { Decider } from '@switchback/domain/kernel/decider'
import type { EventStore } from '@switchback/event-store/event-store'
import { LRUCache } from 'lru-cache'

export interface LoadedState {
  state: unknown
  /** The version of the stream that the state was folded from; 0 if the stream does not exist. */
  version: number
  /** True if it comes from the cache: another process may have appended since. */
  isCached: boolean
}

const pageSize = 5_000

/**
 * The states of streams, folded from their events and cached. A cached state may be old. A writer finds that out when it appends,
 * by the expected version; a reader says how old a state may be.
 */
export class StateCache {
  private readonly cached: LRUCache<string, { state: unknown; version: number; readAt: number }> | null

  /** Takes how many states are cached; 0 for none. */
  constructor(
    private readonly store: EventStore,
    size = 20_000,
  ) {
    this.cached = size > 0 ? new LRUCache({ max: size }) : null
  }

  /**
   * Returns the state of a stream; the initial state for a stream of another category. A cached state may be up to `maxAgeMs` old, by
   * the monotonic clock of this process. An older one is brought up to date by the events since.
   */
  async load(tenantId: string, decider: Decider, streamId: string, maxAgeMs = Infinity): Promise<LoadedState> {
    const key = keyOf(tenantId, decider.category, streamId)
    const known = this.cached?.get(key)
    if (known && performance.now() - known.readAt < maxAgeMs) return { ...known, isCached: true }
    let { state, version } = known ?? { state: decider.initial, version: 0 }
    for (;;) {
      const events = await this.store.readStream(tenantId, streamId, { from: version + 1, limit: pageSize })
      if (events.some(({ category }) => category !== decider.category))
        return { state: decider.initial, version: 0, isCached: false }
      const folded = events.filter(({ type }) => decider.events.definitions[type])
      if (decider.evolveAll) state = decider.evolveAll(state, folded)
      else for (const event of folded) state = decider.evolve(state, event)
      version = events.at(-1)?.version ?? version
      if (events.length < pageSize) break
    }
    this.cached?.set(key, { state, version, readAt: performance.now() })
    return { state, version, isCached: false }
  }

  /** Caches the state after an append of this process. */
  set(tenantId: string, category: string, streamId: string, state: unknown, version: number) {
    this.cached?.set(keyOf(tenantId, category, streamId), { state, version, readAt: performance.now() })
  }
}

const keyOf = (tenantId: string, category: string, streamId: string) => `${tenantId}/${category}/${streamId}`
