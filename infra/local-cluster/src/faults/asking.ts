import { setTimeout as delay } from 'node:timers/promises'
import { ask } from './embedded/caller.js'

/** Every answer comes within this time, also where the database gives none, in milliseconds. */
const answersWithinMs = 15_000
const pauseMs = 100

/** What came of asking: the longest that an answer took (ms), and each answer that was neither 200 nor "not now", or came late. */
export interface Asked {
  worstMs: number
  wrong: string[]
}

/** Asks a question again and again, and looks at each answer: 200 or "not now", and soon. */
export class Asking {
  readonly asked: Asked = { worstMs: 0, wrong: [] }
  private isAsking = true
  private readonly work: Promise<void>

  constructor(url: string, headers: Record<string, string>) {
    this.work = this.keepAsking(url, headers)
  }

  /** Asks no more, and waits for the last answer. */
  async stop(): Promise<Asked> {
    this.isAsking = false
    await this.work
    return this.asked
  }

  private async keepAsking(url: string, headers: Record<string, string>) {
    while (this.isAsking) {
      const begun = performance.now()
      const told = await ask(url, 'GET', headers)
      const took = Math.round(performance.now() - begun)
      this.asked.worstMs = Math.max(this.asked.worstMs, took)
      if (!told || ![200, 503].includes(told.status)) this.asked.wrong.push(`${told?.status} after ${took} ms`)
      else if (took > answersWithinMs) this.asked.wrong.push(`${told.status} only after ${took} ms`)
      await delay(pauseMs)
    }
  }
}
