import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../postgresql/cluster.js'
import { Broker } from './broker.js'
import { makeClassArchive } from './class-archive.js'
import { kafkaJars } from './jars.js'

const execute = promisify(execFile)

export interface KafkaOptions {
  folder: string
  /** 1 or 3. */
  brokers: number
  /** Clients reach the brokers with TLS and as this user (SCRAM-SHA-512). */
  security?: { username: string; password: string }
  /** Further properties of each broker, or others than ours. */
  properties?: Record<string, string>
  onProgress?: (what: string) => void
}

export interface KafkaCluster {
  /** Where clients begin, `host:port` each. */
  addresses: string[]
  brokers: Broker[]
  /** The certificate that clients trust (PEM), where the cluster was made with security. */
  certificate: string | null
  stop: () => Promise<void>
}

interface Layout {
  clusterId: string
  ports: { client: number; controller: number; internal: number }[]
}

/**
 * Makes (the first time) and starts Apache Kafka in KRaft mode on 127.0.0.1, for tests and for trying the distributed shape.
 * Ports and data are kept in the folder. Throws KafkaProblem if Java or Maven is missing.
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaCluster> {
  const { folder, security, onProgress = () => {} } = options
  const jars = await kafkaJars(onProgress)
  await makeClassArchive(jars, async (place) => (await brokersOf({ folder: place, brokers: 1 }, jars, null))[0]!)
  await mkdir(folder, { recursive: true })
  const keys = security ? await makeKeys(folder) : null
  const brokers = await brokersOf(options, jars, keys)
  onProgress(`Starting ${brokers.length === 1 ? 'a Kafka broker' : `${brokers.length} Kafka brokers`}`)
  await Promise.all(brokers.map((broker) => broker.prepare()))
  const stop = async () => void (await Promise.all(brokers.map((broker) => broker.end('SIGKILL'))))
  try {
    await Promise.all(brokers.map((broker) => broker.start()))
    await Promise.all(brokers.map((broker) => broker.untilListening()))
  } catch (error) {
    await stop()
    throw error
  }
  return { addresses: brokers.map(({ address }) => address), brokers, certificate: keys?.certificate ?? null, stop }
}

async function brokersOf(options: KafkaOptions, jars: string, keys: Keys | null): Promise<Broker[]> {
  const { security } = options
  const layout = await layoutOf(options)
  return layout.ports.map(({ client }, at) => {
    const folder = join(options.folder, `broker-${at + 1}`)
    return new Broker({
      folder,
      jars,
      clusterId: layout.clusterId,
      port: client,
      properties: { ...propertiesOf(folder, layout, at, keys), ...options.properties },
      formatting: security
        ? ['--add-scram', `SCRAM-SHA-512=[name=${security.username},password=${security.password}]`]
        : [],
    })
  })
}

async function layoutOf({ folder, brokers }: KafkaOptions): Promise<Layout> {
  const file = join(folder, 'layout.json')
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Layout
  const ports = []
  for (let at = 0; at < brokers; at += 1)
    ports.push({ client: await freePort(), controller: await freePort(), internal: await freePort() })
  const layout = { clusterId: randomBytes(16).toString('base64url'), ports }
  await writeFile(file, JSON.stringify(layout))
  return layout
}

/**
 * Tuned so that a broker's death is noticed within a second and a half (Kafka's own default is nine), and that of the controller
 * in another: until then every write that waits for all replicas waits for the dead one too.
 */
function propertiesOf(folder: string, { ports }: Layout, at: number, keys: Keys | null): Record<string, string> {
  const { client, controller, internal } = ports[at]!
  const copies = String(Math.min(3, ports.length))
  return {
    'process.roles': 'broker,controller',
    'node.id': String(at + 1),
    'controller.quorum.voters': ports.map((one, id) => `${id + 1}@127.0.0.1:${one.controller}`).join(','),
    listeners: `CLIENT://127.0.0.1:${client},INTERNAL://127.0.0.1:${internal},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${client},INTERNAL://127.0.0.1:${internal}`,
    'listener.security.protocol.map': `CLIENT:${keys ? 'SASL_SSL' : 'PLAINTEXT'},INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT`,
    'inter.broker.listener.name': 'INTERNAL',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(folder, 'data'),
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': '12',
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': ports.length >= 3 ? '2' : '1',
    'auto.create.topics.enable': 'false',
    'unclean.leader.election.enable': 'false',
    'broker.session.timeout.ms': '1500',
    'broker.heartbeat.interval.ms': '250',
    'controller.quorum.fetch.timeout.ms': '800',
    'controller.quorum.election.timeout.ms': '400',
    'controller.quorum.election.backoff.max.ms': '300',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    'num.network.threads': '2',
    'num.io.threads': '4',
    ...(keys && {
      'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.client.scram-sha-512.sasl.jaas.config':
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      'ssl.keystore.type': 'PKCS12',
      'ssl.keystore.location': keys.store,
      'ssl.keystore.password': keys.password,
    }),
  }
}

interface Keys {
  store: string
  password: string
  certificate: string
}

/** A key and a certificate that it signs itself, made with Java's own tool. */
async function makeKeys(folder: string): Promise<Keys> {
  const store = join(folder, 'keys.p12')
  const password = randomBytes(12).toString('hex')
  const of = ['-alias', 'broker', '-keystore', store, '-storetype', 'PKCS12', '-storepass', password]
  const name = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1', '-validity', '30']
  await execute('keytool', ['-genkeypair', ...of, ...name, '-keyalg', 'EC', '-groupname', 'secp256r1'])
  const { stdout } = await execute('keytool', ['-exportcert', '-rfc', ...of])
  return { store, password, certificate: stdout }
}
