import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Kafka, KafkaMessage } from 'kafkajs'
import { withKafkaAdmin } from './topic.js'

const patienceMs = 30_000
const tries = 5
const pauseMs = 1_000

async function readOnce(kafka: Kafka, topic: string, onMessage: (message: KafkaMessage) => void): Promise<number> {
  const offsets = await withKafkaAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic))
  const ends = new Map(
    offsets
      .filter(({ low, high }) => BigInt(high) > BigInt(low))
      .map(({ partition, high }) => [partition, BigInt(high) - 1n]),
  )
  if (ends.size === 0) return 0
  const groupId = `${topic}.reading-once-${randomUUID()}`
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: 10_000,
    maxWaitTimeInMs: 200,
    allowAutoTopicCreation: false,
  })
  let count = 0
  let heard = Date.now()
  try {
    await consumer.connect()
    await consumer.subscribe({ topic, fromBeginning: true })
    await new Promise<void>((resolve, reject) => {
      const timer = setInterval(() => {
        if (Date.now() - heard > patienceMs) fail(new Error(`Nothing came from ${topic} for half a minute.`))
      }, 1_000)
      const fail = (error: Error) => {
        clearInterval(timer)
        reject(error)
      }
      consumer.on(consumer.events.CRASH, ({ payload }) => fail(payload.error))
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            heard = Date.now()
            const end = ends.get(batch.partition)
            if (end === undefined) return
            for (const message of batch.messages) {
              if (BigInt(message.offset) > end) break
              count += 1
              onMessage(message)
            }
            if (BigInt(batch.lastOffset()) >= end) ends.delete(batch.partition)
            if (ends.size > 0) return
            clearInterval(timer)
            resolve()
          },
        })
        .catch(fail)
    })
    return count
  } finally {
    await consumer.disconnect()
    await withKafkaAdmin(kafka, (admin) => admin.deleteGroups([groupId])).catch(() => undefined)
  }
}

/**
 * Reads a topic once from its beginning to its current end. Returns how many messages there were. Throws if nothing arrives for half a
 * minute. It is for checks; a consumer subscribes to the log instead.
 */
export async function readTopic(
  kafka: Kafka,
  topic: string,
  onMessage: (message: KafkaMessage) => void,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    let read = 0
    try {
      return await readOnce(kafka, topic, (message) => {
        read += 1
        onMessage(message)
      })
    } catch (error) {
      // The cluster is electing a leader, or loads the group. If no message was read yet, read again.
      if (!(error as { retriable?: boolean }).retriable || read > 0 || attempt >= tries) throw error
      await delay(pauseMs)
    }
  }
}
