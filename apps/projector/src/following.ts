import { ProcessManagers } from '@switchback/command-handling/process-managers'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { KafkaLog } from '@switchback/event-feed/kafka/kafka-log'
import { allMigrations } from '@switchback/installation/all-migrations'
import { LogConsumers } from '@switchback/installation/log-consumers'
import { Projector } from '@switchback/projections/projector'
import { catalogues } from '@switchback/runtime/compose'
import { checkMasterKey } from '@switchback/runtime/database'
import { untilLogIsReady } from '@switchback/runtime/log-ready'
import { countHousekeeping, countRefused, measureDeliveries, measureLag } from '@switchback/runtime/metrics'
import type { Equipment } from '@switchback/runtime/run'
import { kafkaSettings, topicOf } from '@switchback/runtime/settings'
import { traceHandled } from '@switchback/runtime/tracing'
import { allProjections } from '@switchback/views/all-projections'
import type { Database } from './database.js'

/**
 * Waits for a prepared database and the topic, and returns what follows the log of Kafka. Throws NewerDatabase, OtherLog,
 * WrongMasterKey or WrongTopic.
 */
export async function logConsumers(equipment: Equipment, { core }: Database): Promise<LogConsumers> {
  const { settings, logger, registry, until } = equipment
  const { pool, store } = core
  const kafka = await openKafka({
    ...kafkaSettings(settings, 'switchback-projector'),
    onTrouble: (trouble) => logger.warn({ trouble }, 'kafka'),
  })
  await untilLogIsReady(equipment, { pool, kafka, topic: topicOf(settings), migrations: allMigrations })
  await until(() => checkMasterKey(pool, Buffer.from(settings.SWITCHBACK_MASTER_KEY, 'hex')))
  measureLag(registry, pool)
  return new LogConsumers({
    log: logOf(equipment, kafka),
    projector: new Projector(pool, store, allProjections, {
      onFailure: (projection, tenantId, failure) =>
        logger.error({ projection, tenantId, failure }, 'a projection waits'),
    }),
    policies: policiesOf(equipment, core),
    housekeeping: {
      core,
      count: countHousekeeping(registry),
      onError: (error, where) => logger.warn({ where, reason: (error as Error).message }, 'trying again later'),
    },
    until,
  })
}

function logOf({ settings, logger, registry }: Equipment, kafka: Awaited<ReturnType<typeof openKafka>>) {
  const { name } = topicOf(settings)
  const measure = measureDeliveries(registry)
  return new KafkaLog({
    kafka,
    catalogues,
    ...(name && { topic: name }),
    onDelivered(consumer, brought) {
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
}

function policiesOf({ logger, registry }: Equipment, { pool, store, commands, programIds }: Database['core']) {
  const countedRefusal = countRefused(registry)
  return new ProcessManagers(pool, store, commands, programIds, ({ error, isByRule, ...refusal }) => {
    countedRefusal(refusal)
    if (isByRule) logger.info(refusal, 'a follow-up was refused')
    else logger.error({ ...refusal, err: error }, 'a follow-up was refused, and waits for an operator')
  })
}
