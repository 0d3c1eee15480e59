import type { KafkaSettings } from '@switchback/event-feed/kafka/connection'
import { z } from 'zod'
import { frontOf, frontSettings, truth, type Front } from './front-settings.js'
import { loadOf, loadSettings, type Load } from './load-settings.js'

/** A setting is missing or invalid; the message names the variable and what it may be. */
export class SettingsProblem extends Error {}

const port = z.coerce.number().int().min(0).max(65_535)

const Environment = z.object({
  /** The database as the application's role. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** 64 hexadecimal digits that wrap the keys of persons. */
  SWITCHBACK_MASTER_KEY: z.string().regex(/^[0-9a-f]{64}$/i),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4747),
  /** Where health and metrics are served; not for the public. */
  OPERATIONS_PORT: port.default(9464),
  KAFKA_BROKERS: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/)
    .optional(),
  KAFKA_TOPIC: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,200}$/)
    .optional(),
  KAFKA_PARTITIONS: z.coerce.number().int().min(1).max(10_000).optional(),
  KAFKA_TLS: truth.optional(),
  KAFKA_CA_FILE: z.string().optional(),
  KAFKA_USERNAME: z.string().optional(),
  KAFKA_PASSWORD: z.string().optional(),
  KAFKA_MECHANISM: z.enum(['scram-sha-512', 'scram-sha-256', 'plain']).optional(),
  ...frontSettings.shape,
  ...loadSettings.shape,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Where traces go (OTLP over HTTP); none are made without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The part of traces that is kept, from 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** How long a process that is stopping still answers, so that load balancers can take it out first. */
  DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(0),
})
export type Settings = z.infer<typeof Environment>

/** The settings of a process. Throws SettingsProblem, naming every variable that is missing or invalid. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return check(Environment, environment)
}

/** The settings of the front alone, for the shape that needs no others. Throws SettingsProblem. */
export function readFront(environment: NodeJS.ProcessEnv): Front {
  return frontOf(check(frontSettings, environment))
}

/** The settings of the load alone, for the shape that needs no others. Throws SettingsProblem. */
export function readLoad(environment: NodeJS.ProcessEnv): Load {
  return loadOf(check(loadSettings, environment))
}

function check<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv): z.infer<Schema> {
  const checked = schema.safeParse(environment)
  if (checked.success) return checked.data
  const lines = checked.error.issues.map(({ path, message, code }) => {
    const name = path.join('.')
    return environment[name] === undefined && code === 'invalid_type' ? `${name} is not set` : `${name}: ${message}`
  })
  throw new SettingsProblem(`${lines.join('; ')}. See docs/operations.md for what each means.`)
}

/** How to reach Kafka. Throws SettingsProblem where no broker is named. */
export function kafkaSettings(settings: Settings, clientId: string): KafkaSettings {
  if (!settings.KAFKA_BROKERS)
    throw new SettingsProblem('KAFKA_BROKERS is not set: host:port of some brokers, with commas.')
  return {
    clientId,
    brokers: settings.KAFKA_BROKERS.split(','),
    tls: settings.KAFKA_TLS ?? false,
    certificateFile: settings.KAFKA_CA_FILE,
    username: settings.KAFKA_USERNAME,
    password: settings.KAFKA_PASSWORD,
    ...(settings.KAFKA_MECHANISM && { mechanism: settings.KAFKA_MECHANISM }),
  }
}

/** The topic of events, where another than the usual one is named. */
export const topicOf = ({ KAFKA_TOPIC: name, KAFKA_PARTITIONS: partitions }: Settings) => ({
  ...(name && { name }),
  ...(partitions && { partitions }),
})
