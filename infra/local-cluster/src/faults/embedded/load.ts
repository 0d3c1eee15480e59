import type { Caller } from './caller.js'
import type { History } from './history.js'
import type { Practice } from './practice.js'
import { until } from '@switchback/testing/until'

const backWithinMs = 120_000

/** People at work, each one command after the other, until they are stopped. */
export class Load {
  private isWorking = true
  private readonly work: Promise<unknown>

  private constructor(
    private readonly history: History,
    private readonly practice: Practice,
    private readonly cohortId: string,
    private readonly people: { client: Caller; journeyId: string }[],
    private readonly draw: () => number,
    callers: number,
  ) {
    this.work = Promise.all(Array.from({ length: callers }, (_, caller) => this.keepWorking(caller)))
  }

  /** Makes people ready and lets them begin. */
  static async begin(history: History, practice: Practice, draw: () => number, callers = 3): Promise<Load> {
    const cohortId = await practice.cohort(history)
    const people = []
    for (let at = 0; at < callers; at += 1) people.push(await practice.enrolled(history, cohortId))
    await practice.untilPlanned()
    return new Load(history, practice, cohortId, people, draw, callers)
  }

  /** Waits until some more commands are acknowledged. Returns how long that took, in milliseconds; null if it takes too long. */
  async untilMore(commands = 6, withinMs = backWithinMs): Promise<number | null> {
    const begun = performance.now()
    const wanted = this.history.acknowledged.length + commands
    return until(() => this.history.acknowledged.length >= wanted, withinMs).then(
      () => performance.now() - begun,
      () => null,
    )
  }

  /** Lets everyone finish, and the process manager too. */
  async stop(): Promise<void> {
    this.isWorking = false
    await this.work
    await this.practice.untilPlanned()
  }

  private async keepWorking(caller: number) {
    for (let turn = 0; this.isWorking; turn += 1)
      await this.oneTurn(caller, turn).catch((error: Error) => this.history.refused.push(error.message))
  }

  private async oneTurn(caller: number, turn: number) {
    const { client, journeyId } = this.people[(caller + turn) % this.people.length]!
    const chance = this.draw()
    if (chance < 0.04) await this.practice.enrolled(this.history, this.cohortId)
    else if (chance < 0.2) await this.practice.cohort(this.history)
    else
      await client.give(
        this.history,
        `journeys/${journeyId}/record-connection`,
        { who: `Person ${caller}-${turn}` },
        chance > 0.9,
      )
  }
}
