import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { openKafka } from '@switchback/event-feed/kafka/connection'
import { Relay } from '@switchback/event-feed/kafka/relay'
import { allMigrations } from '@switchback/installation/all-migrations'
import type { HealthIndicator } from '@switchback/runtime/context'
import { checkMasterKey, missingTables } from '@switchback/runtime/database'
import { untilLogIsReady } from '@switchback/runtime/log-ready'
import { countPublished, measureRelay } from '@switchback/runtime/metrics'
import type { Equipment } from '@switchback/runtime/run'
import { topicOf } from '@switchback/runtime/settings'
import { tracePublished } from '@switchback/runtime/tracing'
import type pg from 'pg'

/** Publishes the events of the store to Kafka, from the start of the process to its end. */
export class Publishing implements HealthIndicator, OnApplicationBootstrap, OnApplicationShutdown {
  private relay: Relay | null = null
  private troubleSince: number | null = null

  constructor(
    private readonly equipment: Equipment,
    private readonly pool: pg.Pool,
    private readonly kafka: Awaited<ReturnType<typeof openKafka>>,
  ) {}

  /** Waits for the database and the cluster, then publishes. Throws NewerDatabase, OtherLog, WrongMasterKey or WrongTopic. */
  async onApplicationBootstrap(): Promise<void> {
    const { equipment, pool, kafka } = this
    const { settings, registry, until } = equipment
    await untilLogIsReady(equipment, { pool, kafka, topic: topicOf(settings), migrations: allMigrations })
    await until(() => checkMasterKey(pool, Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex')))
    const relay = this.newRelay()
    await until(() => relay.start())
    this.relay = relay
    measureRelay(registry, relay)
  }

  /** Returns what is missing: a table, or that nothing could be published for some time. */
  async missing(): Promise<string[]> {
    const since = this.troubleSince && new Date(this.troubleSince).toISOString()
    return [
      ...(await missingTables(this.pool, ['relay_mark'])),
      ...(since ? [`nothing was published since ${since}`] : []),
    ]
  }

  /** Waits for the batch under way, then leaves the work to another relay. */
  async onApplicationShutdown(): Promise<void> {
    await this.relay?.stop()
    await this.pool.end()
  }

  private newRelay(): Relay {
    const { settings, logger, registry } = this.equipment
    const counts = countPublished(registry)
    return new Relay({
      connectionString: settings.DATABASE_URL,
      pool: this.pool,
      kafka: this.kafka,
      topic: topicOf(settings),
      traceOf: tracePublished,
      onPublished: (events, milliseconds) => {
        this.troubleSince = null
        counts.published(events, milliseconds)
        logger.debug({ events, milliseconds }, 'published')
      },
      onSetAside: ({ event: { tenant_id: tenantId, position, type }, reason }) =>
        logger.error({ tenantId, position, type, reason }, 'an event cannot be published: it was set aside'),
      onTurn: (isActive) => logger.info(isActive ? 'publishing: this relay has the lock' : 'standing by'),
      onError: (error, where) => {
        this.troubleSince ??= Date.now()
        if (where === 'publishing') counts.retried()
        logger.warn({ where, reason: (error as Error).message }, 'trying again')
      },
    })
  }
}
