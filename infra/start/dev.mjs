// npm run dev: the program and the web app from their sources. An edit of the web app shows at once; an edit of anything else builds what
// changed and restarts the program once. The database keeps running. The web app is at the address that vite prints.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { makeReady, node24, root } from './workspace.mjs'

await makeReady()
const { startCluster } = await import('@switchback/local-servers/postgresql/cluster')
const { Databases } = await import('@switchback/installation/databases')

const bin = join(root, 'node_modules', '.bin')
const debugPort = process.env.DEBUG_PORT ?? '9229'
const folder = join(root, '.data', 'dev')
/** @param {string} line */
const say = (line) => process.stdout.write(`[dev] ${line}\n`)

mkdirSync(folder, { recursive: true })
const cluster = await startCluster({ folder, onProgress: say })
await new Databases(cluster.urlOf).make('switchback')
const env = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  PORT: process.env.PORT ?? '4747',
  SWITCHBACK_DATA: join(folder, 'program'),
  DATABASE_ADMIN_URL: cluster.urlOf('switchback'),
}

/** How long edits are collected, in milliseconds: an editor that saves several files causes one restart. */
const collectMs = 200
let program = startProgram()
const web = spawn(node24, ['node_modules/vite/bin/vite.js'], { cwd: join(root, 'apps', 'web'), env, stdio: 'inherit' })
let building = false
/** @type {string | null} */
let edited = null
/** @type {NodeJS.Timeout | undefined} */
let timer
for (const sources of watchedFolders())
  watch(sources, { recursive: true }, (_, name) => {
    if (!name || !isSource(name)) return
    edited = name
    clearTimeout(timer)
    timer = setTimeout(() => void buildAndRestart().catch(giveUp), collectMs)
  })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().catch(giveUp))

/** Builds what changed and restarts the program. Edits during a build cause one more build; the program runs on if a build fails. */
async function buildAndRestart() {
  if (building) return
  building = true
  while (edited) {
    say(`${edited} changed`)
    edited = null
    const filter = '--filter=@switchback/standalone...'
    const code = await ended(
      spawn(join(bin, 'turbo'), ['run', 'build', filter, '--output-logs=errors-only'], inherited()),
    )
    if (edited) continue
    if (code !== 0) say('not restarted: the build failed')
    else await restart()
  }
  building = false
}

async function restart() {
  const before = program
  before.kill('SIGTERM')
  await ended(before)
  program = startProgram()
  say('restarted')
}

function startProgram() {
  const options = ['--enable-source-maps', `--inspect=127.0.0.1:${debugPort}`]
  return spawn(node24, [...options, 'apps/standalone/dist/main.js'], inherited())
}

/** The sources and SQL files of everything that the program is made of. */
function watchedFolders() {
  const packages = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name))
  const parts = [...packages, join(root, 'apps', 'standalone')]
  return parts.flatMap((part) => [join(part, 'src'), join(part, 'sql')]).filter((path) => existsSync(path))
}

/** @param {string} name */
function isSource(name) {
  return /\.(ts|sql|json)$/.test(name) && !name.endsWith('.spec.ts')
}

/** @returns {import('node:child_process').SpawnOptions} */
function inherited() {
  return { cwd: root, env, stdio: 'inherit' }
}

/**
 * Returns the exit code of a process when it has ended.
 * @param {import('node:child_process').ChildProcess} child
 */
function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.on('exit', resolve))
}

/**
 * Says what went wrong, and ends.
 * @param {unknown} error
 */
function giveUp(error) {
  console.error(error)
  process.exit(1)
}

/** Ends the program and the web server, then the database. */
async function stop() {
  for (const child of [program, web]) child.kill('SIGTERM')
  await Promise.all([program, web].map(ended))
  await cluster.stop()
  process.exit(0)
}
