import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SetUp } from '@switchback/api/identity/set-up'
import { describeAway, isDatabaseAway } from '@switchback/database/failures'
import { ClusterProblem } from '@switchback/embedded-database/cluster'
import { NewerDatabase } from '@switchback/event-store/migrate'
import { endsWithin } from '@switchback/process/stopping'
import { readFront, SettingsProblem } from '@switchback/process/settings'
import { StartProblem } from './data-folder.js'
import { demoSignIns, loadDemoOnce } from './demo/demo.js'
import { openInstallation } from './installation.js'
import { checkPort, portFrom, portProblem } from './port.js'
import { startSwitchback } from './switchback.js'
import { OtherLog } from '@switchback/event-log/log-in-use'

const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (what: string) => say(`  ${what} ...`)

async function main() {
  const { env } = process
  const host = env.HOST ?? '127.0.0.1'
  const port = portFrom(env.PORT)
  await checkPort(port, host)
  const front = readFront(env)
  const installation = await openInstallation(env, progress)
  const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const switchback = await startSwitchback({
    ...installation,
    front,
    ...(existsSync(webFolder) && { webFolder }),
    onError: (error, where) => process.stderr.write(`${where}: ${(error as Error).message}\n`),
  })

  let stopping: Promise<void> | undefined
  const stop = (code: number) => {
    stopping ??= (async () => {
      const inTime = await endsWithin(switchback.stop())
      await installation.close()
      say(
        inTime
          ? 'Switchback has stopped. Nothing was lost.'
          : 'Switchback has stopped. The database did not answer; what was confirmed to people is stored.',
      )
      process.exit(code)
    })()
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))

  try {
    const withDemo = env.SWITCHBACK_DEMO !== 'false'
    if (withDemo) await loadDemoOnce(switchback, installation, progress)
    const address = await switchback.api.listen(port, host)
    say(`Switchback is ready at http://${host}:${address.port}`)
    const setUpLink = await new SetUp(switchback.commands, switchback.identity).link()
    if (setUpLink) say(`Make your practice at http://${host}:${address.port}${setUpLink}`)
    const demoPassword = withDemo ? await installation.demoPassword() : null
    if (demoPassword) say(demoSignIns(demoPassword, env.SWITCHBACK_DEMO_PASSWORD))
    process.send?.('ready')
  } catch (error) {
    await switchback.stop()
    await installation.close()
    throw portProblem(error, port) ?? error
  }
}

main().catch((error: unknown) => {
  const known =
    error instanceof StartProblem ||
    error instanceof SettingsProblem ||
    error instanceof ClusterProblem ||
    error instanceof NewerDatabase ||
    error instanceof OtherLog
  const away = isDatabaseAway(error) && `Switchback cannot start. ${describeAway(error)}\n`
  process.stderr.write(away || (known ? `Switchback cannot start. ${error.message}\n` : `${(error as Error).stack}\n`))
  process.exit(1)
})
