import { join, resolve } from 'node:path'
import { startKafka } from '@switchback/local-servers/kafka/cluster'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import type { TopicOptions } from '@switchback/event-feed/kafka/topic'
import { keepMasterKeyCheck } from '@switchback/event-store/master-key'
import { kafkaSettings, readSettings, SettingsProblem, topicOf } from '@switchback/runtime/settings'
import { openInstallation } from '@switchback/installation/installation'
import { prepareDatabase } from '@switchback/installation/prepare-database'

/** The installation that an operator works on. */
export interface TargetInstallation {
  adminUrl: string
  applicationUrl: string
  masterKey: Buffer
  /** The folder of an installation on this machine; null where DATABASE_URL names a server. */
  folder: string | null
  close: () => Promise<void>
}

/**
 * Opens the installation: the one of DATABASE_URL and DATABASE_ADMIN_URL, else the one in the data folder of this machine. Its
 * tables are brought up to date. Throws SettingsProblem, StartProblem, NewerDatabase or WrongMasterKey.
 */
export async function openTargetInstallation(
  environment: NodeJS.ProcessEnv,
  onProgress: (what: string) => void,
): Promise<TargetInstallation> {
  if (!environment.DATABASE_URL) {
    const { path: folder, ...installation } = await openInstallation(environment, { onProgress })
    return { ...installation, folder }
  }
  const { DATABASE_URL: applicationUrl, SWITCHBACK_MASTER_KEY: masterKey } = readSettings(environment)
  const adminUrl = environment.DATABASE_ADMIN_URL
  if (!adminUrl)
    throw new SettingsProblem('DATABASE_ADMIN_URL is not set: the database as a role that may make tables and roles.')
  const { username, password } = new URL(applicationUrl)
  await prepareDatabase(adminUrl, decodeURIComponent(password), decodeURIComponent(username))
  const key = Buffer.from(masterKey, 'hex')
  await keepMasterKeyCheck(adminUrl, key)
  return { adminUrl, applicationUrl, masterKey: key, folder: null, close: async () => {} }
}

/** A Kafka cluster to work with. */
export interface Cluster {
  kafka: Awaited<ReturnType<typeof openKafka>>
  topic: TopicOptions
  close: () => Promise<void>
}

/** The Kafka cluster of KAFKA_BROKERS, else three brokers beside the data folder, which stop with `close`. */
export async function openCluster(
  target: TargetInstallation,
  environment: NodeJS.ProcessEnv,
  onProgress: (what: string) => void,
): Promise<Cluster> {
  const local =
    !environment.KAFKA_BROKERS && target.folder
      ? await startKafka({ folder: join(resolve(target.folder), 'kafka'), brokers: 3, onProgress })
      : null
  const settings = readSettings({
    ...environment,
    ...(local && { KAFKA_BROKERS: local.addresses.join() }),
    DATABASE_URL: target.applicationUrl,
    SWITCHBACK_MASTER_KEY: target.masterKey.toString('hex'),
  })
  const kafka = await openKafka(kafkaSettings(settings, 'switchback-operator'))
  return { kafka, topic: topicOf(settings), close: async () => local?.stop() }
}
