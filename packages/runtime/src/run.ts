import { setTimeout as delay } from 'node:timers/promises'
import { describeAway, isDatabaseAway } from '@switchback/database/failures'
import { WrongMasterKey } from '@switchback/event-store/master-key'
import { NewerDatabase, OlderThanReleased } from '@switchback/event-store/migrate'
import { OtherLog } from '@switchback/event-feed/log-in-use'
import { WrongTopic } from '@switchback/event-feed/kafka/topic'
import { pino, type Logger } from 'pino'
import type { Registry } from 'prom-client'
import { openMetrics } from './metrics.js'
import { Operations, type Readiness } from './operations.js'
import { readSettings, SettingsProblem, type Settings } from './settings.js'
import { stopWithinMs } from './ends-within.js'
import { Waiting } from './waiting.js'

/** What a process starts with. */
export interface Equipment {
  settings: Settings
  logger: Logger
  registry: Registry
  /** Does work that needs the database or Kafka, again each second while they are away; `/health/ready` says what is missing. */
  until: Waiting['until']
}

/** A process that has started. */
export interface Started {
  readiness: Readiness
  /** Where it listens for others than operators, if it does. */
  address?: string
  /** Lets what is under way come to its end. */
  stop: () => Promise<void>
}

/**
 * Runs a process from its settings to its end: JSON logs, metrics, traces, health, and a stop that loses nothing on SIGTERM or
 * SIGINT. An invalid setting is reported in one line. `start` does the work; while it waits for the database or for Kafka, the
 * process is alive and not ready.
 */
export async function runProcess(role: string, start: (equipment: Equipment) => Promise<Started>): Promise<void> {
  const level = process.env.LOG_LEVEL ?? 'info'
  const logger = pino({ level: level in pino.levels.values ? level : 'info', base: { role, pid: process.pid } })
  try {
    const settings = readSettings(process.env)
    const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = settings
    const endTracing = endpoint
      ? (await import('./tracing-export.js')).startTracing(role, endpoint, ratio)
      : async () => {}
    const registry = openMetrics(role)
    const waiting = new Waiting(logger)
    let started: Started | null = null
    const operations = new Operations(registry, async () => (started ? started.readiness() : [waiting.reason]))
    const operationsPort = await operations.listen(settings.OPERATIONS_PORT, settings.HOST)
    process.send?.({ operationsPort })

    let stopping = false
    const stop = async (signal: string) => {
      if (stopping) return
      stopping = true
      logger.info({ signal }, 'stopping')
      setTimeout(() => {
        logger.error('it did not stop in time')
        process.exit(1)
      }, stopWithinMs).unref()
      operations.leave()
      if (started) {
        await delay(settings.DRAIN_MS)
        await started.stop()
      }
      await endTracing().catch(() => undefined)
      await operations.close()
      logger.info('stopped')
      process.exit(0)
    }
    process.on('SIGTERM', () => void stop('SIGTERM'))
    process.on('SIGINT', () => void stop('SIGINT'))
    // The launcher that started it died: no one else would stop it.
    process.on('disconnect', () => void stop('the launcher is gone'))

    started = await start({ settings, logger, registry, until: waiting.until })
    logger.info({ address: started.address, operationsPort }, 'started')
    process.send?.({ address: started.address, operationsPort })
  } catch (error) {
    const known = [SettingsProblem, WrongTopic, OtherLog, NewerDatabase, OlderThanReleased, WrongMasterKey].some(
      (kind) => error instanceof kind,
    )
    const isKafka = (error as Error).name.startsWith('KafkaJS')
    if (isKafka) logger.fatal(`The ${role} cannot start. Kafka cannot be used: ${(error as Error).message}`)
    else if (known) logger.fatal(`The ${role} cannot start. ${(error as Error).message}`)
    else if (isDatabaseAway(error)) logger.fatal(`The ${role} cannot start. ${describeAway(error)}`)
    else logger.fatal({ err: error }, `The ${role} cannot start.`)
    process.exit(1)
  }
}
