import { StoreUnavailable } from '@switchback/event-store/refusals'

const longestQueue = 2_000

/** Lets those who work on the same thing go one after the other, so that only other processes can be in their way. */
export class Turns {
  private readonly last = new Map<string, { done: Promise<unknown>; waiting: number }>()

  /** Runs work when everyone who asked before for the same name is done. Refuses (StoreUnavailable) too long a queue. */
  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(name)
    if (before && before.waiting >= longestQueue)
      throw new StoreUnavailable('Too many commands wait for the same thing. Try again in a moment.')
    const mine = (before?.done ?? Promise.resolve()).then(work)
    const turn = { done: mine.catch(() => undefined), waiting: (before?.waiting ?? 0) + 1 }
    this.last.set(name, turn)
    try {
      return await mine
    } finally {
      if (this.last.get(name) === turn) this.last.delete(name)
      else this.last.get(name)!.waiting -= 1
    }
  }
}
