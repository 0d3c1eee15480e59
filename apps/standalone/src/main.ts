import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { ClusterProblem } from '@switchback/embedded-database/cluster'
import { NewerDatabase } from '@switchback/event-store/migrate'
import { StartProblem } from './data-folder.js'
import { demoSignIns, loadDemo } from './demo/demo.js'
import { demoMarker, openInstallation } from './installation.js'
import { startSwitchback } from './switchback.js'

const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (what: string) => say(`  ${what} ...`)

async function main() {
  const { env } = process
  const host = env.HOST ?? '127.0.0.1'
  const port = Number(env.PORT ?? 4747)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartProblem('PORT must be a number from 0 to 65535.')

  await checkPort(port, host)
  const installation = await openInstallation(env, progress)
  const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
  const switchback = await startSwitchback({
    ...installation,
    ...(existsSync(webFolder) && { webFolder }),
    onError: (error, where) => process.stderr.write(`${where}: ${(error as Error).message}\n`),
  })

  let stopping: Promise<void> | undefined
  const stop = (code: number) => {
    stopping ??= (async () => {
      await switchback.stop()
      await installation.close()
      say('Switchback has stopped. Nothing was lost.')
      process.exit(code)
    })()
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))

  try {
    const withDemo = env.SWITCHBACK_DEMO !== 'false'
    if (withDemo && (await switchback.identity.isEmpty())) {
      await writeFile(demoMarker(installation.path), '')
      await loadDemo(switchback, await installation.makeDemoPassword(), progress)
      await rm(demoMarker(installation.path))
    }
    const address = await switchback.api.listen(port, host)
    say(`Switchback is ready at http://${host}:${address.port}`)
    const demoPassword = withDemo ? await installation.demoPassword() : null
    if (demoPassword) say(demoSignIns(demoPassword))
    if (demoPassword && env.SWITCHBACK_DEMO_PASSWORD && env.SWITCHBACK_DEMO_PASSWORD !== demoPassword)
      say('SWITCHBACK_DEMO_PASSWORD counts when the demo is loaded; since then the password above is kept.')
    process.send?.('ready')
  } catch (error) {
    await switchback.stop()
    await installation.close()
    throw portProblem(error, port) ?? error
  }
}

/** Looks whether the port can be had, before anything is made. Refuses (StartProblem). */
async function checkPort(port: number, host: string) {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(port, host, resolve)
    })
  } catch (error) {
    throw portProblem(error, port) ?? error
  } finally {
    await new Promise((resolve) => probe.close(resolve))
  }
}

function portProblem(error: unknown, port: number): StartProblem | undefined {
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Port ${port} is taken, perhaps by a Switchback that is running. Set PORT to another one, for example PORT=${port + 1}.`,
      )
    case 'EACCES':
      return new StartProblem(`Port ${port} needs rights that you do not have. Set PORT to one above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartProblem('HOST is no address of this machine. Leave it out for 127.0.0.1.')
    default:
      return undefined
  }
}

main().catch((error: unknown) => {
  const known = error instanceof StartProblem || error instanceof ClusterProblem || error instanceof NewerDatabase
  process.stderr.write(known ? `Switchback cannot start. ${error.message}\n` : `${(error as Error).stack}\n`)
  process.exit(1)
})
