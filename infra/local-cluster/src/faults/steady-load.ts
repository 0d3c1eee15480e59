import { commandIdOf } from '@switchback/http-api/commands/command.controller'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent, request } from 'undici'
import type { ClientOfLoad } from '../load/people.js'
import { until } from '@switchback/testing/until'

const patience = { tries: 1_200, pauseMs: 50, inFlight: 2_000 }

/** Commands at a steady rate, whatever happens: each is tried with its own key until it is acknowledged. */
export class SteadyLoad {
  readonly acknowledged = new Set<string>()
  readonly refused: string[] = []
  private longest = 0
  private readonly agent = new Agent({ connections: 64, headersTimeout: 10_000 })
  private readonly underWay = new Set<Promise<void>>()
  private timer: NodeJS.Timeout | null = null
  private count = 0

  constructor(
    private readonly address: string,
    private readonly people: ClientOfLoad[],
  ) {}

  start(perSecond: number) {
    const begun = performance.now()
    let due = 0
    this.timer = setInterval(() => {
      for (const wanted = ((performance.now() - begun) / 1_000) * perSecond; due < wanted; due += 1) this.give()
    }, 10)
  }

  /** Gives no more, and waits for what is under way. */
  async stop() {
    if (this.timer) clearInterval(this.timer)
    await Promise.all(this.underWay)
    await this.agent.close()
  }

  /** Waits until some more commands are acknowledged. Throws if that takes two minutes. */
  async untilMore(commands = 50) {
    const wanted = this.acknowledged.size + commands
    await until(() => this.acknowledged.size >= wanted, 120_000, 'No commands are acknowledged any more.')
  }

  /** The longest that a command took from its first try to its acknowledgement since this was last asked, in milliseconds. */
  takeLongest(): number {
    const { longest } = this
    this.longest = 0
    return Math.round(longest)
  }

  private give() {
    if (this.underWay.size >= patience.inFlight) return
    const person = this.people[this.count++ % this.people.length]!
    const work = this.untilAcknowledged(person, `Somebody, the ${this.count}th`).finally(() =>
      this.underWay.delete(work),
    )
    this.underWay.add(work)
  }

  private async untilAcknowledged({ personId, cookie, csrf, journeyId }: ClientOfLoad, who: string) {
    const key = randomUUID()
    const begun = performance.now()
    for (let attempt = 1; attempt <= patience.tries; attempt += 1) {
      const answer = await request(`${this.address}/api/journeys/${journeyId}/record-connection`, {
        method: 'POST',
        dispatcher: this.agent,
        headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ who }),
      }).catch(() => null)
      const text = await answer?.body.text().catch(() => null)
      if (answer && typeof text === 'string' && answer.statusCode === 200) {
        this.acknowledged.add(commandIdOf(personId, key))
        this.longest = Math.max(this.longest, performance.now() - begun)
        return
      }
      if (answer && answer.statusCode < 500) {
        this.refused.push(`${answer.statusCode} ${text}`)
        return
      }
      await delay(patience.pauseMs)
    }
    this.refused.push('not acknowledged in time')
  }
}
