import { setTimeout as delay } from 'node:timers/promises'
import { describeAway, isDatabaseAway } from '@switchback/database/failures'
import { DatabaseNotReady } from '@switchback/event-store/migration-state'
import type { Logger } from 'pino'

const pauseMs = 1_000

/** Waits for what a process needs, so that it starts by itself once it is available. Logs what is missing in the meantime. */
export class Waiting {
  /** What the process waits for; for its health. */
  reason = 'it is starting'

  constructor(private readonly logger: Logger) {}

  /**
   * Does the work, again each second while the database is not prepared or away, or Kafka is away. Returns what the work returns;
   * throws what waiting cannot change.
   */
  until = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        const reason = reasonToWait(error)
        if (!reason) throw error
        if (reason !== this.reason) this.logger.warn({ reason }, 'waiting')
        this.reason = reason
      }
      await delay(pauseMs)
    }
  }
}

/** Why to wait after an error; null where waiting changes nothing. */
function reasonToWait(error: unknown): string | null {
  const { name, message } = error as Error
  if (error instanceof DatabaseNotReady) return message
  if (name.startsWith('KafkaJS')) return `Kafka cannot be used (${message})`
  return isDatabaseAway(error) ? describeAway(error) : null
}
