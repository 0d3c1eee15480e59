import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import kafkajs, { type KafkaConfig } from 'kafkajs'

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs

/** How to reach a Kafka cluster. */
export interface KafkaSettings {
  /** `host:port` of some brokers; the others are found through them. */
  brokers: string[]
  clientId?: string
  tls?: boolean
  /** A file with the certificates to trust (PEM), where the system's own do not do. */
  certificateFile?: string | undefined
  username?: string | undefined
  password?: string | undefined
  mechanism?: 'scram-sha-512' | 'scram-sha-256' | 'plain'
  onTrouble?: (message: string) => void
}

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

// kafkajs has no Zstandard of its own; Node has one.
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: (encoder: { buffer: Buffer }) => compress(encoder.buffer),
  decompress: (buffer: Buffer) => decompress(buffer),
})

/** How a client signs in, by the mechanism of the cluster. */
const signInBy = {
  'scram-sha-512': (login: Login) => ({ mechanism: 'scram-sha-512' as const, ...login }),
  'scram-sha-256': (login: Login) => ({ mechanism: 'scram-sha-256' as const, ...login }),
  plain: (login: Login) => ({ mechanism: 'plain' as const, ...login }),
}

interface Login {
  username: string
  password: string
}

/** Time limits of a client: it notices a dead broker, and finds its successor, within seconds. */
const patience = {
  connectionTimeout: 2_000,
  authenticationTimeout: 5_000,
  requestTimeout: 8_000,
  retry: { initialRetryTime: 100, multiplier: 1.5, maxRetryTime: 500, retries: 8 },
} satisfies Partial<KafkaConfig>

/** A client of the cluster. It connects when it is used. */
export async function openKafka(settings: KafkaSettings): Promise<kafkajs.Kafka> {
  const { brokers, clientId = 'switchback', tls, certificateFile, username, password, onTrouble } = settings
  const certificates = certificateFile && (await readFile(certificateFile, 'utf8'))
  return new Kafka({
    ...patience,
    clientId,
    brokers,
    ...(tls && { ssl: certificates ? { ca: [certificates] } : true }),
    ...(username && {
      sasl: signInBy[settings.mechanism ?? 'scram-sha-512']({ username, password: password ?? '' }),
    }),
    logLevel: logLevel.ERROR,
    logCreator:
      () =>
      ({ namespace, log }) =>
        onTrouble?.(`${namespace}: ${log.message}${log.error ? ` (${String(log.error)})` : ''}`),
  })
}
