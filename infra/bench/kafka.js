// The Kafka log beside plain kafkajs, and how long a step takes to the coach's screen in both shapes.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openServer } from '@switchback/installation/open-server'
import { startDistributed } from '@switchback/local-cluster/distributed'
import { preparePeople } from '@switchback/local-cluster/load/people'
import { startKafka } from '@switchback/local-servers/kafka/cluster'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { KafkaLog } from '@switchback/event-feed/kafka/kafka-log'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { Relay } from '@switchback/event-feed/kafka/relay'
import { ensureTopic } from '@switchback/event-feed/kafka/topic'
import { catalogues } from '@switchback/runtime/compose'
import { Projector } from '@switchback/projections/projector'
import { allProjections } from '@switchback/views/all-projections'
import kafkajs from 'kafkajs'
import { appendJourneys, perJourney } from './journeys.js'
import { masterKey, median, ofEach, print, round, sized } from './setting.js'
import { benchStepToScreen } from './step-to-screen.js'

/**
 * @import { Kafka, Message } from 'kafkajs'
 * @import { KafkaLogOptions } from '@switchback/event-feed/kafka/kafka-log'
 * @import { ServerParts } from '@switchback/installation/open-server'
 * @import { Setting } from './setting.js'
 */

const journeys = sized(600, 100)
const brokers = sized(3, 1)
const events = journeys * perJourney
const tenants = 16
const batch = 2_000
/**
 * Tenants, and clients of each.
 * @type {[number, number]}
 */
const people = sized([4, 4], [2, 1])

/**
 * @param {Setting} setting
 * @param {number} rounds
 */
export async function measure(setting, rounds) {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-bench-kafka-'))
  const cluster = await startKafka({ folder, brokers })
  try {
    await benchRates(setting, rounds, await openKafka({ brokers: cluster.addresses }))
    const embedded = await measureEmbedded(setting)
    const distributed = await measureDistributed(setting, cluster.addresses)
    print({ bench: 'step-to-screen', distributedToEmbedded: round(distributed / embedded, 2) })
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Relay and projector over the same events as a plain kafkajs producer and consumer, turn by turn.
 * @param {Setting} setting
 * @param {number} rounds
 * @param {Kafka} kafka
 */
async function benchRates(setting, rounds, kafka) {
  const { applicationUrl } = await setting.database('kafka_rates')
  const core = openServer({ applicationUrl, masterKey })
  const ids = Array.from({ length: tenants }, () => randomUUID())
  await appendJourneys(core.store, ids, journeys)
  /** @type {Record<'relay' | 'plainProducer' | 'projector' | 'allViews' | 'plainConsumer', number[]>} */
  const perSecond = { relay: [], plainProducer: [], projector: [], allViews: [], plainConsumer: [] }
  for (let turn = 0; turn < rounds; turn += 1) {
    const topic = `rates-${turn}`
    perSecond.relay.push(
      await rateOf(async () => {
        const relay = new Relay({ connectionString: applicationUrl, pool: core.pool, kafka, topic: { name: topic } })
        await relay.start()
        while ((await relay.lag()) > 0) await delay(20)
        return () => relay.stop()
      }),
    )
    /** @type {Message[]} */
    const messages = []
    await readTopic(kafka, topic, ({ key, value, headers }) => messages.push({ key, value, headers }))
    perSecond.plainProducer.push(await producePlainly(kafka, `plain-${turn}`, messages))
    const caseload = allProjections.filter(({ table }) => table.name === 'coach_caseload')
    for (const [name, projections] of /** @type {const} */ ([
      ['projector', caseload],
      ['allViews', allProjections],
    ])) {
      perSecond[name].push(await foldRate(core, kafka, topic, name, projections))
      await forgetViews(setting, ids)
    }
    perSecond.plainConsumer.push(await rateOf(async () => void (await readTopic(kafka, topic, () => {}))))
  }
  await core.pool.end()
  const medians = ofEach(perSecond, (rates) => round(median(rates)))
  print({
    bench: 'kafka',
    events,
    tenants,
    brokers,
    perSecond: medians,
    relayToPlainProducer: round(medians.relay / medians.plainProducer, 2),
    projectorToPlainConsumer: round(medians.projector / medians.plainConsumer, 2),
    rounds: ofEach(perSecond, (rates) => rates.map((one) => round(one))),
  })
}

/**
 * How fast a projector with these views folds a whole topic.
 * @param {ServerParts} core
 * @param {Kafka} kafka
 * @param {string} topic
 * @param {string} name
 * @param {typeof allProjections} projections
 */
function foldRate(core, kafka, topic, name, projections) {
  return rateOf(async () => {
    const projector = new Projector(core.pool, core.store, projections)
    let brought = 0
    /** @type {KafkaLogOptions['onDelivered']} */
    const onDelivered = (_, { events: some }) => (brought += some.length)
    const log = new KafkaLog({ kafka, topic, catalogues, sweepMs: 0, onDelivered })
    const subscription = await log.subscribe({
      name,
      behind: () => projector.behind(),
      advance: (tenantId, delivery) => projector.advance(tenantId, delivery),
    })
    while (brought < events) await delay(20)
    return () => subscription.stop()
  })
}

/**
 * How many events a second some work gets through; what it returns ends it.
 * @param {() => Promise<void | (() => Promise<void>)>} work
 */
async function rateOf(work) {
  const begun = performance.now()
  const end = await work()
  const seconds = (performance.now() - begun) / 1_000
  await end?.()
  return events / seconds
}

/**
 * @param {Kafka} kafka
 * @param {string} topic
 * @param {Message[]} messages
 */
async function producePlainly(kafka, topic, messages) {
  await ensureTopic(kafka, { name: topic })
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  await producer.connect()
  const rate = await rateOf(async () => {
    for (let from = 0; from < messages.length; from += batch)
      await producer.send({
        topic,
        acks: -1,
        compression: kafkajs.CompressionTypes.ZSTD,
        messages: messages.slice(from, from + batch),
      })
  })
  await producer.disconnect()
  return rate
}

/**
 * The next round folds everything again.
 * @param {Setting} setting
 * @param {string[]} ids
 */
async function forgetViews(setting, ids) {
  await setting.asAdmin('kafka_rates', async (admin) => {
    await admin.query('delete from projection_checkpoint where tenant_id = any ($1)', [ids])
    for (const { table } of allProjections)
      await admin.query(`delete from ${table.sqlName} where tenant_id = any ($1)`, [ids])
  })
}

/** @param {Setting} setting */
async function measureEmbedded(setting) {
  const { applicationUrl } = await setting.database('screen_embedded')
  const core = openServer({ applicationUrl, masterKey })
  const clients = await preparePeople(core, ...people)
  await core.pool.end()
  const server = fork(fileURLToPath(new URL('server.js', import.meta.url)), [applicationUrl, masterKey.toString('hex')])
  const { port } = await new Promise((resolve) => server.once('message', resolve))
  await delay(1_500)
  const result = await benchStepToScreen('embedded', `http://127.0.0.1:${port}`, clients)
  server.send('stop')
  await new Promise((resolve) => server.once('exit', resolve))
  return result
}

/**
 * @param {Setting} setting
 * @param {string[]} brokers
 */
async function measureDistributed(setting, brokers) {
  const { applicationUrl } = await setting.database('screen_distributed')
  const core = openServer({ applicationUrl, masterKey })
  const clients = await preparePeople(core, ...people)
  await core.pool.end()
  const environment = { LOG_LEVEL: 'error' }
  const distributed = await startDistributed({ applicationUrl, masterKey, brokers, environment })
  const port = await distributed.listen(0, '127.0.0.1')
  await delay(3_000)
  const result = await benchStepToScreen('distributed', `http://127.0.0.1:${port}`, clients)
  await distributed.stop()
  return result
}
