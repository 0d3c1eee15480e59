import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleInit } from '@nestjs/common'
import type { ProcessManagers } from '@switchback/command-handling/process-managers'
import type { EventLog, Subscription } from '@switchback/event-feed/port'
import { startHousekeeping, type HousekeepingOptions } from '@switchback/jobs/housekeeping'
import type { Projector } from '@switchback/projections/projector'
import type { HealthIndicator } from '@switchback/runtime/context'

/** What a process needs in order to follow the log. */
export interface LogConsumersOptions {
  log: EventLog
  projector: Projector
  policies: ProcessManagers
  housekeeping: HousekeepingOptions
  /** Subscribes again while the log is away; by default a first failure is thrown. */
  until?: <Result>(work: () => Promise<Result>) => Promise<Result>
}

/**
 * Follows the log from the start of a process to its end: keeps the views, carries out what follows from events, and does what is due
 * for each tenant. The same in the projector and in the program that is one process.
 */
export class LogConsumers implements HealthIndicator, OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly subscriptions: Subscription[] = []
  private housekeeping: ReturnType<typeof startHousekeeping> | null = null

  constructor(private readonly options: LogConsumersOptions) {}

  async onModuleInit(): Promise<void> {
    const { log, projector, policies, until = (work) => work() } = this.options
    for (const consumer of [projector, policies]) this.subscriptions.push(await until(() => log.subscribe(consumer)))
  }

  onApplicationBootstrap(): void {
    this.housekeeping = startHousekeeping(this.options.housekeeping)
  }

  /** Returns a sentence where the log cannot be reached. */
  missing(): string[] {
    const isAway = this.subscriptions.some((subscription) => !subscription.isConnected())
    return isAway ? ['it has not joined its group in the log'] : []
  }

  /** Waits for the batches and the task under way. */
  async onApplicationShutdown(): Promise<void> {
    await this.housekeeping?.stop()
    await Promise.all(this.subscriptions.map((subscription) => subscription.stop()))
  }
}
