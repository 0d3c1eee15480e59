import { ensureTopic, type TopicOptions } from '@switchback/event-feed/kafka/topic'
import { claimLog, refuseOtherLog } from '@switchback/event-feed/log-in-use'
import { checkMigrations } from '@switchback/event-store/migration-state'

import type pg from 'pg'
import type { Equipment } from './run.js'

export interface LogNeeds {
  pool: pg.Pool
  kafka: Parameters<typeof ensureTopic>[0]
  topic: TopicOptions
  /** The folders of SQL files that the program knows. */
  migrations: URL[]
}

/**
 * Waits for a database that was prepared and a cluster that has the topic, then claims the installation for Kafka. A process that
 * never reached the cluster claims nothing. Throws NewerDatabase, OtherLog or WrongTopic.
 */
export async function untilLogIsReady({ until }: Equipment, needs: LogNeeds): Promise<void> {
  const { pool, kafka, topic, migrations } = needs
  await until(() => checkMigrations(pool, migrations))
  await until(() => refuseOtherLog(pool, 'kafka'))
  await until(() => ensureTopic(kafka, topic))
  await until(() => claimLog(pool, 'kafka'))
}
