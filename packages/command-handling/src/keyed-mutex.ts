import { StoreUnavailable } from '@switchback/event-store/errors'

const longestQueue = 2_000

/** How long anyone waits for their turn, in milliseconds. */
const longestWaitMs = 10_000

/** Lets those who work on the same thing go one after the other, so that only other processes can be in their way. */
export class KeyedMutex {
  private readonly last = new Map<string, { done: Promise<unknown>; waiting: number }>()

  constructor(private readonly waitMs = longestWaitMs) {}

  /**
   * Runs work when everyone who asked before for the same name is done. Throws StoreUnavailable where the queue is too long or the
   * turn does not come in time; the work is not begun then.
   */
  async run<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(name)
    if (before && before.waiting >= longestQueue)
      throw new StoreUnavailable('Too many commands wait for the same thing. Try again in a moment.')
    const patience = before && new Patience(this.waitMs)
    const mine = (before?.done ?? Promise.resolve()).then(() => {
      patience?.end()
      return work()
    })
    const turn = { done: mine.catch(() => undefined), waiting: (before?.waiting ?? 0) + 1 }
    this.last.set(name, turn)
    // Also who gave up keeps the place in the queue: those behind wait for those before.
    void turn.done.then(() => {
      if (this.last.get(name) === turn) this.last.delete(name)
      else this.last.get(name)!.waiting -= 1
    })
    return patience ? Promise.race([mine, patience.isOver]) : mine
  }
}

/** Waits for a turn, and gives up once. */
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

  /** The turn has come. Throws where it came too late. */
  end() {
    clearTimeout(this.timer)
    if (this.over) throw late()
  }
}

const late = () => new StoreUnavailable('What this command waits for takes too long. Try again in a moment.')
