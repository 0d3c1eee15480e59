import { join } from 'node:path'
import { SetUp } from '@switchback/http-api/identity/set-up'
import { openServer } from '@switchback/installation/open-server'
import { ClusterProblem } from '@switchback/local-servers/postgresql/cluster'
import { startKafka } from '@switchback/local-servers/kafka/cluster'
import { KafkaProblem, kafkaJars } from '@switchback/local-servers/kafka/jars'
import { claimLog, OtherLog } from '@switchback/event-feed/log-in-use'
import { WrongMasterKey } from '@switchback/event-store/master-key'
import { NewerDatabase, OlderThanReleased } from '@switchback/event-store/migrate'
import { StartProblem } from '@switchback/installation/start-problem'
import { loadDemoInto } from '@switchback/demo/beside'
import { demoSignIns } from '@switchback/demo/demo'
import { openInstallation } from '@switchback/installation/installation'
import { checkPort, portFrom, portProblem } from '@switchback/installation/port'
import { openPool } from '@switchback/database/pool'
import { describeAway, isDatabaseAway } from '@switchback/database/failures'
import { startDistributed } from './distributed.js'

const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (what: string) => say(`  ${what} ...`)

/** The distributed shape on one machine: three Kafka brokers, PostgreSQL, two of each process, and one front door. */
async function main() {
  const { env } = process
  const host = env.HOST ?? '127.0.0.1'
  const port = portFrom(env.PORT)
  await checkPort(port, host)
  // Before anything is made: whoever lacks Java should not wait for a database first.
  if (!env.KAFKA_BROKERS) await kafkaJars(progress)
  const withDemo = env.SWITCHBACK_DEMO !== 'false'
  const loadDemo = withDemo ? loadDemoInto : undefined
  const installation = await openInstallation(env, { onProgress: progress, loadDemo })
  const closing: (() => Promise<void>)[] = [installation.close]
  const closeAll = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  /** Something that has to be stopped even if somebody wants to stop while it is still starting. */
  const begun = <Part extends { stop: () => Promise<void> }>(starting: Promise<Part>): Promise<Part> => {
    closing.push(async () => (await starting.catch(() => null))?.stop())
    return starting
  }
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= closeAll().then(() => {
      say('Switchback has stopped. Nothing was lost.')
      process.exit(0)
    })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // Started by a command that is gone: nobody would stop it any more.
  process.on('disconnect', stop)

  try {
    await claim(installation.applicationUrl)
    let brokers = env.KAFKA_BROKERS?.split(',')
    if (!brokers) {
      brokers = (
        await begun(startKafka({ folder: join(installation.path, 'kafka'), brokers: 3, onProgress: progress }))
      ).addresses
    }
    if (stopping) return
    progress('Starting two api, two relay, two projector')
    const { applicationUrl, masterKey } = installation
    const environment = { LOG_LEVEL: env.LOG_LEVEL ?? 'error' }
    const onLine = (_: string, line: string) => say(line)
    const distributed = await begun(startDistributed({ applicationUrl, masterKey, brokers, environment, onLine }))
    if (stopping) return

    const core = openServer({ applicationUrl, masterKey })
    const setUpLink = await new SetUp(core).link()
    await core.pool.end()
    const listensAt = await distributed.listen(port, host)
    say(`Switchback is ready at http://${host}:${listensAt}`)
    if (setUpLink) say(`Make your practice at http://${host}:${listensAt}${setUpLink}`)
    for (const role of ['api', 'relay', 'projector'] as const)
      for (const { pid, operations } of distributed.of(role))
        say(`  ${role.padEnd(9)}  process ${pid}  ${operations}/metrics`)
    const demoPassword = withDemo ? await installation.demoPassword() : null
    if (demoPassword) say(demoSignIns(demoPassword, env.SWITCHBACK_DEMO_PASSWORD))
    process.send?.('ready')
  } catch (error) {
    await closeAll()
    throw portProblem(error, port) ?? error
  }
}

/** Looks whether this installation may run on Kafka, before its processes say so one by one. Refuses with OtherLog. */
async function claim(applicationUrl: string) {
  const pool = openPool({ connectionString: applicationUrl, max: 1 })
  try {
    await claimLog(pool, 'kafka')
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  const known = [
    StartProblem,
    ClusterProblem,
    KafkaProblem,
    NewerDatabase,
    OlderThanReleased,
    OtherLog,
    WrongMasterKey,
  ].some((kind) => error instanceof kind)
  const away = isDatabaseAway(error) && `Switchback cannot start. ${describeAway(error)}\n`
  const { message, stack } = error as Error
  process.stderr.write(away || (known ? `Switchback cannot start. ${message}\n` : `${stack}\n`))
  process.exit(1)
})
