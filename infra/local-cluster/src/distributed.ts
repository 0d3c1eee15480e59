import { FrontDoor } from './front-door.js'
import { Member, type Role } from './member.js'

export interface DistributedOptions {
  /** The database as the application's role. */
  applicationUrl: string
  masterKey: Buffer
  /** Where the Kafka cluster begins, `host:port` each. */
  brokers: string[]
  /** Further settings of every process. */
  environment?: Record<string, string>
  onLine?: (role: Role, line: string) => void
}

/** Two of each, so that one can die. */
const roles: Role[] = ['relay', 'relay', 'projector', 'projector', 'api', 'api']

/** Runs Switchback as several processes round a Kafka cluster and a database that run already. Refuses where one is not ready in time. */
export async function startDistributed(options: DistributedOptions) {
  const { applicationUrl, masterKey, brokers, environment = {}, onLine } = options
  const settings = {
    DATABASE_URL: applicationUrl,
    SWITCHBACK_MASTER_KEY: masterKey.toString('hex'),
    KAFKA_BROKERS: brokers.join(','),
    SWITCHBACK_TRUSTED_PROXIES: 'loopback',
    HOST: '127.0.0.1',
    PORT: '0',
    OPERATIONS_PORT: '0',
    NODE_ENV: 'production',
    ...environment,
  }
  const members = roles.map(
    (role) => new Member({ role, environment: settings, onLine: (line) => onLine?.(role, line) }),
  )
  const of = (role: Role) => members.filter((member) => member.role === role)
  const door = new FrontDoor(() => of('api').flatMap(({ address }) => (address ? [address] : [])))
  const stop = async () => {
    // In the order of the loop: nothing new comes in, then what is under way comes through.
    await door.close()
    for (const role of ['api', 'relay', 'projector'] as const)
      await Promise.all(of(role).map((member) => member.stop()))
  }
  try {
    for (const member of members) member.start()
    await Promise.all(members.map((member) => member.untilReady()))
  } catch (error) {
    await stop()
    throw error
  }
  return { of, listen: (port: number, host: string) => door.listen(port, host), stop }
}
export type Distributed = Awaited<ReturnType<typeof startDistributed>>
