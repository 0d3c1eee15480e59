/** Wakes those who wait for the views of a tenant to change. The process that listens to changes calls `moved`. */
export class ViewSignals {
  private readonly waiting = new Map<string, Set<() => void>>()

  /** The views of a tenant have changed: those who wait for them look again. */
  moved(tenantId: string) {
    const wakes = this.waiting.get(tenantId)
    this.waiting.delete(tenantId)
    for (const wake of wakes ?? []) wake()
  }

  /**
   * Resolves when the tenant's views change, or after `atMostMs` milliseconds. Call it before looking, and wait afterwards, so that
   * what happens in between is not missed.
   */
  next(tenantId: string, atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wakes = this.waiting.get(tenantId) ?? new Set()
      this.waiting.set(tenantId, wakes)
      const wake = () => {
        clearTimeout(timer)
        wakes.delete(wake)
        if (wakes.size === 0 && this.waiting.get(tenantId) === wakes) this.waiting.delete(tenantId)
        resolve()
      }
      const timer = setTimeout(wake, atMostMs)
      wakes.add(wake)
    })
  }
}
