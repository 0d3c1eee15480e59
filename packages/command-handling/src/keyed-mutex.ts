import { StoreUnavailable } from '@switchback/event-store/errors'

const longestQueue = 2_000

/** How long a caller waits, in milliseconds. */
const longestWaitMs = 10_000

/** A mutex for each key: work with the same key runs one after the other, in the order of the calls. */
export class KeyedMutex {
  private readonly last = new Map<string, { done: Promise<unknown>; waiting: number }>()

  constructor(private readonly waitMs = longestWaitMs) {}

  /**
   * Runs work after all earlier work with the same key. Throws StoreUnavailable if the queue is too long or the turn does not come
   * in time; the work is not started then.
   */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(key)
    if (before && before.waiting >= longestQueue)
      throw new StoreUnavailable('Too many changes to the same thing are waiting. Try again in a moment.')
    const patience = before && new Patience(this.waitMs)
    const result = (before?.done ?? Promise.resolve()).then(() => {
      patience?.end()
      return work()
    })
    const turn = { done: result.catch(() => undefined), waiting: (before?.waiting ?? 0) + 1 }
    this.last.set(key, turn)
    // A caller who gave up keeps the place in the queue: later callers wait for earlier ones.
    void turn.done.then(() => {
      if (this.last.get(key) === turn) this.last.delete(key)
      else this.last.get(key)!.waiting -= 1
    })
    return patience ? Promise.race([result, patience.isOver]) : result
  }
}

/** The patience of one waiting caller. */
class Patience {
  private over = false
  private timer: NodeJS.Timeout | undefined
  /** Rejects when the patience is over. */
  readonly isOver: Promise<never>

  constructor(milliseconds: number) {
    this.isOver = new Promise((_, reject) => {
      this.timer = setTimeout(() => {
        this.over = true
        reject(late())
      }, milliseconds)
    })
  }

  /** Ends the wait, because the turn has come. Throws StoreUnavailable if it came too late. */
  end() {
    clearTimeout(this.timer)
    if (this.over) throw late()
  }
}

const late = () => new StoreUnavailable('Another change to the same thing takes too long. Try again in a moment.')
