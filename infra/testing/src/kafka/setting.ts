import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka, type KafkaOptions } from '@switchback/local-servers/kafka/cluster'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { KafkaLog, type KafkaLogOptions } from '@switchback/event-feed/kafka/kafka-log'
import { fromMessage } from '@switchback/event-feed/kafka/message'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { Relay, type RelayOptions } from '@switchback/event-feed/kafka/relay'
import type { EventLog, Subscription } from '@switchback/event-feed/port'
import { eventLogMigrations } from '@switchback/event-feed/migrations'
import { EventStore } from '@switchback/event-store/event-store'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { Keyring } from '@switchback/event-store/keyring'
import { projectionMigrations } from '@switchback/projections/migrations'
import { tableStatements } from '@switchback/projections/table'
import type { Kafka } from 'kafkajs'
import { testDatabase } from '../database.js'
import type { LogUnderTest } from '../log-contract.js'
import { until } from '../until.js'
import { noteCountsTable } from '../note-views.js'
import { noteCatalogue } from '../notes.js'

/** Real brokers, a database of its own, a topic and a relay, for a suite. */
export async function kafkaSetting(options: Omit<KafkaOptions, 'folder'>) {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-kafka-'))
  const cluster = await startKafka({ ...options, folder })
  const database = await testDatabase([eventStoreMigrations, eventLogMigrations, projectionMigrations])
  await database.admin.query(tableStatements(noteCountsTable))
  const store = new EventStore(database.pool, new Keyring(database.pool, randomBytes(32)), noteCatalogue)
  const kafka: Kafka = await openKafka({ brokers: cluster.addresses })
  const topic = `suite.${randomUUID()}`
  const trouble: string[] = []
  const note = (error: unknown, where: string) => trouble.push(`${where}: ${(error as Error).message}`)

  const startRelay = async (changes: Partial<RelayOptions> = {}) => {
    const { applicationUrl: connectionString, pool } = database
    const relay = new Relay({ connectionString, pool, kafka, topic: { name: topic }, onError: note, ...changes })
    await relay.start()
    return relay
  }
  /** The relay of the suite; a test that needs it to be away stops it, and starts another. */
  const publishing = {
    relay: null as Relay | null,
    async start(changes: Partial<RelayOptions> = {}) {
      publishing.relay = await startRelay(changes)
    },
    async stop() {
      await publishing.relay?.stop()
      publishing.relay = null
    },
    hasPublishedAll: async () => (await publishing.relay!.lag()) === 0,
  }

  /** The topic's partitions: who leads them, and whose copies are in step. */
  const partitions = async () => {
    const admin = kafka.admin()
    await admin.connect()
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
    await admin.disconnect()
    return topics[0]!.partitions
  }

  const subscriptions: Subscription[] = []
  const openLog = (changes: Partial<KafkaLogOptions> = {}): EventLog => {
    const log = new KafkaLog({ kafka, topic, catalogues: noteCatalogue, sweepMs: 400, onError: note, ...changes })
    return {
      async subscribe(consumer) {
        const subscription = await log.subscribe(consumer)
        subscriptions.push(subscription)
        return subscription
      },
    }
  }

  await publishing.start()
  return {
    cluster,
    database,
    store,
    kafka,
    topic,
    startRelay,
    publishing,
    openLog,
    /** What went wrong on the way, and was got over. */
    trouble,
    partitions,
    /** Every partition has its leader and all its copies in step. */
    untilInStep: () =>
      until(async () => (await partitions()).every(({ isr, leader }) => isr.length === options.brokers && leader > 0)),
    /** Returns the positions of each tenant in the topic. */
    positionsInTopic: () => positionsIn(kafka, topic),
    /** For the contract. */
    underTest: {
      store,
      pool: database.pool,
      open: () => openLog(),
      async losing(work) {
        await publishing.stop()
        await work()
        // Marked as published, and never sent.
        await database.admin.query(
          `insert into relay_mark select tenant_id, $1, position from tenant_head
           on conflict (tenant_id, topic) do update set position = excluded.position`,
          [topic],
        )
        await publishing.start()
      },
    } satisfies LogUnderTest,
    /** Stops what a failed test left running, too. */
    async end() {
      await publishing.stop()
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
      await database.drop()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type KafkaSetting = Awaited<ReturnType<typeof kafkaSetting>>

/** Returns the positions of each tenant in a topic, in the order of the messages. */
export async function positionsIn(kafka: Kafka, topic: string): Promise<Map<string, number[]>> {
  const positions = new Map<string, number[]>()
  await readTopic(kafka, topic, (message) => {
    const { tenant_id: tenantId, position } = fromMessage(message)
    positions.set(tenantId, [...(positions.get(tenantId) ?? []), Number(position)])
  })
  return positions
}
