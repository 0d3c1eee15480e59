import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka, type KafkaCluster } from '@switchback/local-servers/kafka/cluster'
import { openKafka, type KafkaSettings } from './connection.js'
import { Publisher } from './publisher.js'
import { readTopic } from './read-topic.js'
import { ensureTopic, WrongTopic } from './topic.js'
import type { Kafka } from 'kafkajs'

let folder: string
let cluster: KafkaCluster
let settings: KafkaSettings
let kafka: Kafka

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-settings-'))
  const security = { username: 'switchback', password: randomUUID() }
  cluster = await startKafka({ folder: join(folder, 'kafka'), brokers: 1, security })
  const certificateFile = join(folder, 'certificate.pem')
  await writeFile(certificateFile, cluster.certificate!)
  settings = { brokers: cluster.addresses, tls: true, certificateFile, ...security }
  kafka = await openKafka(settings)
}, 120_000)
afterAll(async () => {
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

const refusedBy = async (changes: Partial<KafkaSettings>) => {
  const other = await openKafka({ ...settings, ...changes })
  return ensureTopic(other, { name: randomUUID() }).then(
    () => null,
    (error: Error) => error.message,
  )
}

describe('a broker with TLS and SCRAM', () => {
  it('publishes and delivers events with the certificate and the password', async () => {
    const name = randomUUID()
    expect(await ensureTopic(kafka, { name, partitions: 3 })).toBe(3)
    const publisher = new Publisher(kafka, name)
    await publisher.connect()
    await publisher.send([0, 1, 2].map((partition) => ({ partition, key: 'key', value: `value ${partition}` })))
    await publisher.disconnect()
    const values: string[] = []
    expect(await readTopic(kafka, name, ({ value }) => values.push(value!.toString()))).toBe(3)
    expect(values.sort()).toEqual(['value 0', 'value 1', 'value 2'])
  })

  it('refuses a wrong password, an untrusted certificate, and a connection without TLS', async () => {
    expect(await refusedBy({ password: 'wrong' })).toMatch(/SASL SCRAM SHA512 authentication failed/)
    expect(await refusedBy({ certificateFile: undefined })).toMatch(/self-signed certificate/)
    expect(await refusedBy({ tls: false })).toMatch(/Connection|SASL|timeout/i)
  })
})

describe('the topic', () => {
  it('is created with settings that lose nothing, if it is missing', async () => {
    const name = randomUUID()
    await ensureTopic(kafka, { name, partitions: 5 })
    const admin = kafka.admin()
    await admin.connect()
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name }] })
    await admin.disconnect()
    const of = (setting: string) => resources[0]!.configEntries.find((one) => one.configName === setting)!.configValue
    expect(of('cleanup.policy')).toBe('delete')
    expect(of('retention.ms')).toBe('-1')
    expect(of('unclean.leader.election.enable')).toBe('false')
    expect(of('max.message.bytes')).toBe('4194304')
    // The second time it is only looked at, and keeps its partitions.
    expect(await ensureTopic(kafka, { name, partitions: 12 })).toBe(5)
  })

  it('with settings that could lose events is refused, and the error names each setting and its right value', async () => {
    const name = randomUUID()
    const admin = kafka.admin()
    await admin.connect()
    const configEntries = [
      { name: 'cleanup.policy', value: 'compact' },
      { name: 'max.message.bytes', value: '1000' },
    ]
    await admin.createTopics({ topics: [{ topic: name, numPartitions: 1, replicationFactor: 1, configEntries }] })
    await admin.disconnect()
    const refusal = await ensureTopic(kafka, { name }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(WrongTopic)
    expect((refusal as Error).message).toBe(
      `The topic ${name} could lose events: cleanup.policy is compact, not delete; ` +
        'max.message.bytes is 1000, not 4194304 or more. Change it with kafka-configs, or name another topic.',
    )
  })
})
