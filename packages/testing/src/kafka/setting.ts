import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka, type KafkaOptions } from '@switchback/embedded-kafka/cluster'
import { openKafka } from '@switchback/event-log/kafka/connection'
import { KafkaLog, type KafkaLogOptions } from '@switchback/event-log/kafka/kafka-log'
import { fromMessage } from '@switchback/event-log/kafka/message'
import { readTopic } from '@switchback/event-log/kafka/read-topic'
import { Relay, type RelayOptions } from '@switchback/event-log/kafka/relay'
import type { EventLog, Subscription } from '@switchback/event-log/port'
import { eventLogMigrations } from '@switchback/event-log/migrations'
import { EventStore } from '@switchback/event-store/event-store'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { Keyring } from '@switchback/event-store/sealing'
import { projectionMigrations } from '@switchback/projections/migrations'
import { tableStatements } from '@switchback/projections/table'
import type { Kafka } from 'kafkajs'
import { testDatabase } from '../database.js'
import type { LogUnderTest } from '../log-contract.js'
import { noteCountsTable } from '../note-views.js'
import { noteCatalogue } from '../notes.js'

/** Real brokers, a database of its own and a topic, for a suite. Nothing publishes until `startRelay`. */
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

  return {
    cluster,
    database,
    store,
    kafka,
    topic,
    startRelay,
    openLog,
    /** What went wrong on the way, and was got over. */
    trouble,
    /** The positions of each tenant that stand in the topic. */
    async positionsInTopic() {
      const positions = new Map<string, number[]>()
      await readTopic(kafka, topic, (message) => {
        const { tenant_id: tenantId, position } = fromMessage(message)
        positions.set(tenantId, [...(positions.get(tenantId) ?? []), Number(position)])
      })
      return positions
    },
    underTest: (relay: () => Relay, restart: () => Promise<void>): LogUnderTest => ({
      store,
      pool: database.pool,
      open: () => openLog(),
      losing: async (work) => {
        await relay().stop()
        await work()
        // Marked as published, and never sent.
        await database.admin.query(
          `insert into relay_mark select tenant_id, $1, position from tenant_head
           on conflict (tenant_id, topic) do update set position = excluded.position`,
          [topic],
        )
        await restart()
      },
    }),
    /** Stops what a failed test left running, too. */
    async end() {
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
      await database.drop()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type KafkaSetting = Awaited<ReturnType<typeof kafkaSetting>>
