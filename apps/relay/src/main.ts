import { openPool } from '@switchback/database/pool'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { Relay } from '@switchback/event-feed/kafka/relay'
import { allMigrations } from '@switchback/installation/all-migrations'
import { checkMasterKey, missingTables } from '@switchback/runtime/database'
import { untilLogIsReady } from '@switchback/runtime/log-ready'
import { countPublished, measureRelay } from '@switchback/runtime/metrics'
import { runProcess } from '@switchback/runtime/run'
import { kafkaSettings, topicOf } from '@switchback/runtime/settings'
import { tracePublished } from '@switchback/runtime/tracing'

/** The relay: store to Kafka. Several may run; one works, and the others take over when it ends. */
await runProcess('relay', async (equipment) => {
  const { settings, logger, registry, until } = equipment
  const pool = openPool({ connectionString: settings.DATABASE_URL, max: 4 })
  const kafka = await openKafka({
    ...kafkaSettings(settings, 'switchback-relay'),
    onTrouble: (trouble) => logger.warn({ trouble }, 'kafka'),
  })
  const topic = topicOf(settings)
  await untilLogIsReady(equipment, { pool, kafka, topic, migrations: allMigrations })
  await until(() => checkMasterKey(pool, Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex')))
  const counts = countPublished(registry)
  let troubleSince: number | null = null
  const relay = new Relay({
    connectionString: settings.DATABASE_URL,
    pool,
    kafka,
    topic,
    traceOf: tracePublished,
    onPublished(events, milliseconds) {
      troubleSince = null
      counts.published(events, milliseconds)
      logger.debug({ events, milliseconds }, 'published')
    },
    onSetAside: ({ event: { tenant_id: tenantId, position, type }, reason }) =>
      logger.error({ tenantId, position, type, reason }, 'an event cannot be published: it was set aside'),
    onTurn: (isActive) => logger.info(isActive ? 'publishing: this relay has the lock' : 'standing by'),
    onError(error, where) {
      troubleSince ??= Date.now()
      if (where === 'publishing') counts.retried()
      logger.warn({ where, reason: (error as Error).message }, 'trying again')
    },
  })
  await until(() => relay.start())
  measureRelay(registry, relay)
  return {
    async readiness() {
      const stuck = troubleSince && [`nothing was published since ${new Date(troubleSince).toISOString()}`]
      return [...(await missingTables(pool, ['relay_mark'])), ...(stuck || [])]
    },
    async stop() {
      await relay.stop()
      await pool.end()
    },
  }
})
