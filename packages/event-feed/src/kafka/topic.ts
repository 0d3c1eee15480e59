import { setTimeout as delay } from 'node:timers/promises'
import kafkajs, { type Admin, type Kafka } from 'kafkajs'

/** The topic of all domain events, by default. */
export const eventsTopic = 'switchback.events'

export interface TopicOptions {
  name?: string
  /** How many partitions a new topic has; more can be added later. */
  partitions?: number
}

/** The topic has settings with which events could be lost or refused. The message says what to change. */
export class WrongTopic extends Error {}

const defaultPartitions = 12
const tries = 10
const pauseMs = 500
/** The largest batch that the relay sends to one partition is well below this. */
export const largestMessageBytes = 4 * 1024 * 1024

const requirements: Record<string, { wanted: string; fits: (value: string, copies: number) => boolean }> = {
  'cleanup.policy': { wanted: 'delete', fits: (value) => value === 'delete' },
  'min.insync.replicas': {
    wanted: '2 (1 where there are fewer than three copies)',
    fits: (value, copies) => Number(value) >= (copies >= 3 ? 2 : 1) && Number(value) <= Math.max(1, copies - 1),
  },
  'unclean.leader.election.enable': { wanted: 'false', fits: (value) => value === 'false' },
  'max.message.bytes': {
    wanted: `${largestMessageBytes} or more`,
    fits: (value) => Number(value) >= largestMessageBytes,
  },
}

/**
 * Creates the topic if it is missing, and checks that its settings lose nothing. Returns the number of its partitions.
 * Throws WrongTopic, which names every setting to change.
 */
export async function ensureTopic(kafka: Kafka, options: TopicOptions = {}): Promise<number> {
  const { name = eventsTopic, partitions = defaultPartitions } = options
  return withKafkaAdmin(kafka, async (admin) => {
    if (!(await admin.listTopics()).includes(name)) await makeTopic(admin, name, partitions)
    const { count, copies } = await layoutOf(admin, name)
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: Object.keys(requirements) }],
    })
    const wrong = resources[0]!.configEntries.filter(
      ({ configName, configValue }) => !requirements[configName]!.fits(configValue, copies),
    )
    if (wrong.length > 0)
      throw new WrongTopic(
        `The topic ${name} could lose events: ${wrong
          .map(
            ({ configName, configValue }) => `${configName} is ${configValue}, not ${requirements[configName]!.wanted}`,
          )
          .join('; ')}. Change it with kafka-configs, or name another topic.`,
      )
    return count
  })
}

/** How many partitions a topic has. */
export const countPartitions = (kafka: Kafka, topic: string): Promise<number> =>
  withKafkaAdmin(kafka, async (admin) => (await layoutOf(admin, topic)).count)

/**
 * Runs work with a Kafka admin client, and always disconnects it. `work` may run again and must be idempotent: a busy cluster, such as
 * one that is spreading a new topic to its brokers, returns a retriable error.
 */
export async function withKafkaAdmin<Result>(kafka: Kafka, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const admin = kafka.admin()
    await admin.connect()
    try {
      return await work(admin)
    } catch (error) {
      if (!(error as { retriable?: boolean }).retriable || attempt >= tries) throw error
    } finally {
      await admin.disconnect().catch(() => undefined)
    }
    await delay(pauseMs)
  }
}

async function makeTopic(admin: Admin, name: string, partitions: number) {
  const { brokers } = await admin.describeCluster()
  const copies = Math.min(3, brokers.length)
  const settings = {
    'cleanup.policy': 'delete',
    // Events stay permanently. An operator who wants the space back sets a time: the store has them all.
    'retention.ms': '-1',
    'min.insync.replicas': copies >= 3 ? '2' : '1',
    'unclean.leader.election.enable': 'false',
    'max.message.bytes': String(largestMessageBytes),
  }
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      {
        topic: name,
        numPartitions: partitions,
        replicationFactor: copies,
        configEntries: Object.entries(settings).map(([setting, value]) => ({ name: setting, value })),
      },
    ],
  })
}

async function layoutOf(admin: Admin, name: string) {
  const { topics } = await admin.fetchTopicMetadata({ topics: [name] })
  const { partitions } = topics[0]!
  return { count: partitions.length, copies: Math.min(...partitions.map(({ replicas }) => replicas.length)) }
}
