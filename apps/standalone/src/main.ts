import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SetUp } from '@switchback/http-api/identity/set-up'
import { describeAway, isDatabaseAway } from '@switchback/database/failures'
import { ClusterProblem } from '@switchback/local-servers/postgresql/cluster'
import { WrongMasterKey } from '@switchback/event-store/master-key'
import { NewerDatabase, OlderThanReleased } from '@switchback/event-store/migrate'
import { openMetrics } from '@switchback/runtime/metrics'
import { Operations } from '@switchback/runtime/operations'
import { endsWithin } from '@switchback/runtime/ends-within'
import { readFront, readLoad, SettingsProblem } from '@switchback/runtime/settings'
import { StartProblem } from '@switchback/installation/start-problem'
import { loadDemoInto } from '@switchback/demo/beside'
import { demoSignIns } from '@switchback/demo/demo'
import { openInstallation } from '@switchback/installation/installation'
import { checkPort, portFrom, portProblem } from '@switchback/installation/port'
import { startSwitchback } from '@switchback/installation/switchback'
import { OtherLog } from '@switchback/event-feed/log-in-use'

const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (what: string) => say(`  ${what} ...`)

/** What has to be closed at the end, in the order in which it was opened. */
type Closing = (() => Promise<void>)[]

async function main() {
  const closing: Closing = []
  const ending = new AbortController()
  let stop: (problem?: Error) => void = () => {}
  const started = start(closing, ending.signal, (problem) => stop(problem))
  /** Returns whether everything was closed in time. */
  const closeAll = async () => {
    let inTime = true
    for (const close of closing.splice(0).reverse()) inTime = (await endsWithin(close())) && inTime
    return inTime
  }
  let stopping: Promise<void> | undefined
  stop = (problem) => {
    stopping ??= (async () => {
      ending.abort()
      await endsWithin(started.catch(() => undefined))
      const inTime = await closeAll()
      if (problem) process.stderr.write(`Switchback has stopped. ${problem.message}\n`)
      else if (inTime) say('Switchback has stopped. Nothing was lost.')
      else say('Switchback has stopped. The database did not answer; what was confirmed to people is stored.')
      process.exit(problem ? 1 : 0)
    })()
  }
  process.on('SIGINT', () => stop())
  process.on('SIGTERM', () => stop())
  try {
    await started
  } catch (error) {
    if (stopping) return
    await closeAll()
    throw error
  }
}

async function start(closing: Closing, signal: AbortSignal, onLost: (problem: Error) => void) {
  const { env } = process
  const host = env.HOST ?? '127.0.0.1'
  const port = portFrom(env.PORT)
  await checkPort(port, host)
  const front = readFront(env)
  const load = readLoad(env)
  const withDemo = env.SWITCHBACK_DEMO !== 'false'
  const loadDemo = withDemo ? loadDemoInto : undefined
  const installation = await openInstallation(env, { onProgress: progress, loadDemo, signal })
  closing.push(installation.close)
  void installation.lost.then(onLost)
  const registry = openMetrics('standalone')
  const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const switchback = await startSwitchback({
    ...installation,
    front,
    load,
    registry,
    ...(existsSync(webFolder) && { webFolder }),
    onError: (error, where) => process.stderr.write(`${where}: ${(error as Error).message}\n`),
  })
  closing.push(switchback.stop)
  if (env.OPERATIONS_PORT) {
    const operations = new Operations(registry, switchback.readiness)
    closing.push(() => operations.close())
    const at = await operations
      .listen(portFrom(env.OPERATIONS_PORT, 'OPERATIONS_PORT'), host)
      .catch((error: unknown) => {
        throw portProblem(error, Number(env.OPERATIONS_PORT)) ?? error
      })
    progress(`Health and metrics at http://${host}:${at}`)
  }
  // Before anyone is served: nothing that comes after may fail because the database is away for a moment.
  const setUpLink = await new SetUp(switchback).link()
  const address = await switchback.api.listen(port, host).catch((error: unknown) => {
    throw portProblem(error, port) ?? error
  })
  say(`Switchback is ready at http://${host}:${address.port}`)
  if (setUpLink) say(`Make your practice at http://${host}:${address.port}${setUpLink}`)
  const demoPassword = withDemo ? await installation.demoPassword() : null
  if (demoPassword) say(demoSignIns(demoPassword, env.SWITCHBACK_DEMO_PASSWORD))
  process.send?.('ready')
}

const knownProblems = [
  StartProblem,
  SettingsProblem,
  ClusterProblem,
  NewerDatabase,
  OlderThanReleased,
  OtherLog,
  WrongMasterKey,
]

main().catch((error: unknown) => {
  const known = knownProblems.some((kind) => error instanceof kind)
  const away = isDatabaseAway(error) && `Switchback cannot start. ${describeAway(error)}\n`
  const { message, stack } = error as Error
  process.stderr.write(away || (known ? `Switchback cannot start. ${message}\n` : `${stack}\n`))
  process.exit(1)
})
