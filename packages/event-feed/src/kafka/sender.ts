import { partitionOf, toMessage, type StoredEvent } from './message.js'
import type { Placed, Publisher } from './publisher.js'

/** An event that no later try can publish, and why. */
export interface NotPublishable {
  event: StoredEvent
  reason: string
}

export interface SenderOptions {
  traceOf?: ((event: StoredEvent) => string | undefined) | undefined
  onError?: ((error: unknown, where: string) => void) | undefined
  /** Whether to go on trying: false once the relay stops or lost its lock. */
  isWanted: () => boolean
  /** Waits so many milliseconds, or less when the relay stops. */
  pause: (milliseconds: number) => Promise<void>
}

interface Ready {
  event: StoredEvent
  message: Placed
}

const retryMs = { least: 50, most: 500 }
/** How often one event alone must fail in a way that cannot go away: a client in trouble may fail so once. */
const finalTries = 3

const finalNames = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']
const finalTypes = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP']

/** Whether an error says that the same messages can never be sent, whatever the cluster's state. */
export function isFinal(error: unknown): boolean {
  let cause = error as { name?: string; type?: string; cause?: unknown } | null | undefined
  for (let depth = 0; cause && depth < 5; depth += 1) {
    if (finalNames.includes(cause.name ?? '') || finalTypes.includes(cause.type ?? '')) return true
    cause = cause.cause as typeof cause
  }
  return false
}

/**
 * Sends a batch until the cluster has acknowledged it. Where an error cannot go away by itself, the batch is halved until the
 * event that it belongs to is found: that one is left out, and all the others are sent in their order.
 */
export class Sender {
  private readonly notPublishable: NotPublishable[] = []

  constructor(
    private readonly publisher: Publisher,
    private readonly partitions: number,
    private readonly options: SenderOptions,
  ) {}

  /** Sends events in the order of positions. Returns those that cannot be published, or null if it was stopped before the end. */
  async send(events: StoredEvent[]): Promise<NotPublishable[] | null> {
    const ready = events.flatMap((event) => this.prepare(event))
    return (await this.deliver(ready)) ? this.notPublishable : null
  }

  private prepare(event: StoredEvent): Ready[] {
    try {
      const message = toMessage(event, this.options.traceOf?.(event))
      return [{ event, message: { ...message, partition: partitionOf(event.tenant_id, this.partitions) } }]
    } catch (error) {
      this.leaveOut(event, error)
      return []
    }
  }

  private async deliver(batch: Ready[]): Promise<boolean> {
    if (batch.length === 0) return true
    let finals = 0
    for (let wait = retryMs.least; this.options.isWanted(); wait = Math.min(wait * 2, retryMs.most)) {
      try {
        await this.publisher.send(batch.map(({ message }) => message))
        return true
      } catch (error) {
        this.options.onError?.(error, 'publishing')
        if (isFinal(error)) {
          if (batch.length > 1) return this.deliverHalves(batch)
          finals += 1
          if (finals >= finalTries) {
            this.leaveOut(batch[0]!.event, error)
            return true
          }
        }
        await this.options.pause(wait)
      }
    }
    return false
  }

  private async deliverHalves(batch: Ready[]): Promise<boolean> {
    const middle = Math.ceil(batch.length / 2)
    return (await this.deliver(batch.slice(0, middle))) && (await this.deliver(batch.slice(middle)))
  }

  private leaveOut(event: StoredEvent, error: unknown) {
    this.notPublishable.push({ event, reason: String((error as Error).message) })
  }
}
