import type { EventCatalogue } from '@switchback/domain/kernel/events'
import type { Kafka } from 'kafkajs'
import type { Consumer, EventLog, Subscription } from '../port.js'
import { KafkaConsumerWorker, type DeliveryReport } from './consumer-worker.js'
import { eventsTopic } from './topic.js'

export interface KafkaLogOptions {
  kafka: Kafka
  catalogues: Record<string, EventCatalogue>
  topic?: string
  /** How long tenants may be behind without a message until they are handled from the store; 0 for never. */
  sweepMs?: number
  /** How soon a member that says nothing more loses its tenants to the others. */
  sessionTimeoutMs?: number
  onDelivered?: (consumer: string, report: DeliveryReport) => void
  onError?: (error: unknown, where: string) => void
}

/**
 * The log on Apache Kafka. Consumers of one name are a group that shares the tenants, by partition. Kafka's offsets are only a
 * hint where to begin: what counts are the consumers' own checkpoints, so that a repeat is dropped and a hole is filled.
 */
export class KafkaLog implements EventLog {
  constructor(private readonly options: KafkaLogOptions) {}

  async subscribe(consumer: Consumer): Promise<Subscription> {
    const worker = new KafkaConsumerWorker(consumer, { ...this.options, topic: this.options.topic ?? eventsTopic })
    try {
      await worker.start()
    } catch (error) {
      await worker.stop()
      throw error
    }
    return { isConnected: () => worker.isConnected, stop: () => worker.stop() }
  }
}
