// A consumer that another team could start from: prints every event once and in order, one JSON line each.
//
//   KAFKA_BROKERS=127.0.0.1:9092 node consumer.mjs
//
// It keeps the last position of each tenant in a file. That, and not Kafka's offsets, is what makes it right: an event that comes
// again is dropped, and one that is missing is noticed, since positions of a tenant have no hole.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import kafkajs from 'kafkajs'

const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = kafkajs
const {
  KAFKA_BROKERS = '127.0.0.1:9092',
  KAFKA_TOPIC = 'switchback.events',
  CHECKPOINT = 'checkpoint.json',
} = process.env

// The topic is compressed with Zstandard, which kafkajs leaves to us and Node (22.15 and newer) has.
const decompress = promisify(zstdDecompress)
const compress = promisify(zstdCompress)
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: (encoder) => compress(encoder.buffer),
  decompress: (buffer) => decompress(buffer),
})

const positions = existsSync(CHECKPOINT) ? JSON.parse(readFileSync(CHECKPOINT, 'utf8')) : {}
const kafka = new Kafka({ clientId: 'example-consumer', brokers: KAFKA_BROKERS.split(','), logLevel: logLevel.ERROR })
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? 'example-consumer', maxWaitTimeInMs: 500 })

await consumer.connect()
await consumer.subscribe({ topic: KAFKA_TOPIC, fromBeginning: true })
await consumer.run({
  eachBatch: async ({ batch, heartbeat }) => {
    for (const message of batch.messages) handle(message)
    keepCheckpoint()
    await heartbeat()
  },
})
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => void consumer.disconnect().then(() => process.exit(0)))

function handle({ key, value, headers }) {
  const tenant = key.toString()
  const position = Number(headers.ce_id)
  const last = positions[tenant] ?? 0
  if (position <= last) return // It came again.
  if (position > last + 1) console.error(`missing: positions ${last + 1} to ${position - 1} of tenant ${tenant}`)
  // Here your work begins. Do it so that doing it twice does no harm, or keep the checkpoint in the same transaction.
  const event = {
    tenant,
    position,
    type: String(headers.ce_type),
    time: String(headers.ce_time),
    data: JSON.parse(value),
  }
  console.log(JSON.stringify(event))
  positions[tenant] = position
}

/** Written beside and moved into place, so that a crash leaves the old one or the new one. */
function keepCheckpoint() {
  writeFileSync(`${CHECKPOINT}.new`, JSON.stringify(positions))
  renameSync(`${CHECKPOINT}.new`, CHECKPOINT)
}
