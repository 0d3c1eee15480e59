import { allMigrations } from '@switchback/installation/all-migrations'
import { Policies } from '@switchback/command-handling/policies'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { KafkaLog } from '@switchback/event-feed/kafka/kafka-log'
import { catalogues, openCore } from '@switchback/runtime/compose'
import { untilLogIsReady } from '@switchback/runtime/log-ready'
import { checkMasterKey, missingTables } from '@switchback/runtime/database'
import {
  countHousekeeping,
  countRefused,
  measureAppends,
  measureBrought,
  measureLag,
} from '@switchback/runtime/metrics'
import { runProcess } from '@switchback/runtime/run'
import { kafkaSettings, topicOf } from '@switchback/runtime/settings'
import { traceHandled } from '@switchback/runtime/tracing'
import { Projector } from '@switchback/projections/projector'
import { startHousekeeping } from '@switchback/jobs/housekeeping'
import { allProjections } from '@switchback/views/all-projections'

/** The projector: log to views, and the commands that follow from events. Those that run share the tenants. */
await runProcess('projector', async (equipment) => {
  const { settings, logger, registry, until } = equipment
  const core = openCore({
    applicationUrl: settings.DATABASE_URL,
    masterKey: Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex'),
    onAppend: measureAppends(registry),
  })
  const { pool, store, commands } = core
  const kafka = await openKafka({
    ...kafkaSettings(settings, 'switchback-projector'),
    onTrouble: (trouble) => logger.warn({ trouble }, 'kafka'),
  })
  const topic = topicOf(settings)
  await untilLogIsReady(equipment, { pool, kafka, topic, migrations: allMigrations })
  await until(() => checkMasterKey(pool, Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex')))

  const measure = measureBrought(registry)
  const log = new KafkaLog({
    kafka,
    catalogues,
    ...(topic.name && { topic: topic.name }),
    onBrought(consumer, brought) {
      measure(consumer, brought)
      const { events, filled } = brought
      if (filled > 0)
        logger.warn(
          { consumer, filled, tenantId: events[0]!.tenantId, from: events[0]!.position, to: events.at(-1)!.position },
          'the log did not bring everything: it was read from the store',
        )
      for (const [at, trace] of brought.traces.entries())
        if (trace) traceHandled(consumer, brought.events[at]!.type, trace, brought.since)
    },
    onError: (error, where) => logger.warn({ where, reason: (error as Error).message }, 'trying again'),
  })
  const projector = new Projector(pool, store, allProjections, {
    onFailure: (projection, tenantId, failure) => logger.error({ projection, tenantId, failure }, 'a projection waits'),
  })
  const countedRefusal = countRefused(registry)
  const policies = new Policies(pool, store, commands, core.programIds, ({ error, isByRule, ...refusal }) => {
    countedRefusal(refusal)
    if (isByRule) logger.info(refusal, 'a follow-up was refused')
    else logger.error({ ...refusal, err: error }, 'a follow-up was refused, and waits for an operator')
  })
  const subscriptions = [await until(() => log.subscribe(projector)), await until(() => log.subscribe(policies))]
  measureLag(registry, pool)
  const housekeeping = startHousekeeping({
    core,
    count: countHousekeeping(registry),
    onError: (error, where) => logger.warn({ where, reason: (error as Error).message }, 'trying again later'),
  })
  return {
    async readiness() {
      const tables = allProjections.map(({ table }) => table.sqlName)
      const away = subscriptions.some((subscription) => !subscription.isConnected())
      return [...(await missingTables(pool, tables)), ...(away ? ['it has not joined its group in the log'] : [])]
    },
    async stop() {
      await housekeeping.stop()
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
      await pool.end()
    },
  }
})
