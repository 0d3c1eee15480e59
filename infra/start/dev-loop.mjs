// The program and the web app from their sources. An edit of the web app shows at once; an edit of anything else builds what changed and
// restarts the program once. The database keeps running. The web app is at the address that vite prints.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withConnection } from '@switchback/database/pool'
import { isDemoHalfLoaded } from '@switchback/event-store/demo-mark'
import { askOnce, Databases, workDatabase } from '@switchback/installation/databases'
import { lockFolder } from '@switchback/installation/folder-lock'
import { StartProblem } from '@switchback/installation/start-problem'
import { startCluster } from '@switchback/local-servers/postgresql/cluster'
import { watchSources } from './watch-sources.mjs'
import { node24, root } from './workspace.mjs'

const bin = join(root, 'node_modules', '.bin')
const debugPort = process.env.DEBUG_PORT ?? '9229'
const folder = join(root, '.data', 'dev')
const programFolder = join(folder, 'program')
/** @type {NodeJS.ProcessEnv} */
const env = {
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  PORT: process.env.PORT ?? '4747',
  SWITCHBACK_DATA: programFolder,
}
/** How long edits are collected, in milliseconds: an editor that saves several files causes one restart. */
const collectMs = 200

const ending = new AbortController()
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()
/**
 * What is closed at the end, in the order in which it was opened.
 * @type {(() => Promise<void>)[]}
 */
const closing = []
/** @type {import('node:child_process').ChildProcess} */
let program
let building = false
/** @type {string | null} */
let edited = null
/** @type {NodeJS.Timeout | undefined} */
let timer

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => end(0))
const started = start()
started.catch(giveUp)

async function start() {
  mkdirSync(folder, { recursive: true })
  closing.push(await lockFolder(folder))
  const cluster = await startCluster({ folder, onProgress: say, signal: ending.signal })
  closing.push(cluster.stop)
  void cluster.lost.then(giveUp)
  env.DATABASE_ADMIN_URL = await databaseOf(cluster)
  if (ending.signal.aborted) return
  program = startProgram()
  run(node24, ['node_modules/vite/bin/vite.js'], join(root, 'apps', 'web'))
  watchSources((name) => {
    edited = name
    clearTimeout(timer)
    timer = setTimeout(() => void buildAndRestart().catch(giveUp), collectMs)
  })
}

/**
 * Makes the database of the program. One whose demo was interrupted is made again: the program would not start on half a demo.
 * @param {import('@switchback/local-servers/postgresql/cluster').Cluster} cluster
 */
async function databaseOf(cluster) {
  const url = cluster.urlOf(workDatabase)
  const databases = new Databases(cluster.urlOf)
  await databases.make(workDatabase)
  const hasMark = `select 1 from information_schema.columns where column_name = 'demo_loading_since'`
  if ((await askOnce(url, hasMark)).rowCount === 0 || !(await withConnection(url, isDemoHalfLoaded))) return url
  say('loading the demo was interrupted: beginning again with an empty database')
  await askOnce(cluster.adminUrl, `drop database ${workDatabase} with (force)`)
  rmSync(programFolder, { recursive: true, force: true })
  await databases.make(workDatabase)
  return url
}

/** Builds what changed and restarts the program. Edits during a build cause one more build; the program runs on if a build fails. */
async function buildAndRestart() {
  if (building) return
  building = true
  while (edited && !ending.signal.aborted) {
    say(`${edited} changed`)
    edited = null
    const filter = '--filter=@switchback/standalone...'
    const code = await ended(run(join(bin, 'turbo'), ['run', 'build', filter, '--output-logs=errors-only']))
    if (edited || ending.signal.aborted) continue
    if (code !== 0) say('not restarted: the build failed')
    else await restart()
  }
  building = false
}

async function restart() {
  program.kill('SIGTERM')
  await ended(program)
  if (ending.signal.aborted) return
  program = startProgram()
  say('restarted')
}

function startProgram() {
  const options = ['--enable-source-maps', `--inspect=127.0.0.1:${debugPort}`]
  const child = run(node24, [...options, 'apps/standalone/dist/main.js'])
  child.on('exit', (code) => code && say('the program has ended by itself; the next edit builds and starts it again'))
  return child
}

/**
 * Starts a process that ends with this one.
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args, cwd = root) {
  const child = spawn(command, args, { cwd, env, stdio: 'inherit' })
  children.add(child)
  child.on('exit', () => children.delete(child))
  child.on('error', giveUp)
  return child
}

/**
 * Returns the exit code of a process when it has ended.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | null>}
 */
function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.on('exit', resolve))
}

/** @param {string} line */
function say(line) {
  process.stdout.write(`[dev] ${line}\n`)
}

/**
 * Says what went wrong, and ends everything.
 * @param {unknown} error
 */
function giveUp(error) {
  // A variable of the environment does not change the folder of `npm run dev`.
  const said = error instanceof StartProblem ? error.message.replace(/, or set SWITCHBACK_DATA.*/, '.') : error
  if (!ending.signal.aborted) console.error(said)
  end(1)
}

/**
 * Ends the program, the web server and a build, then the database. Does nothing the second time.
 * @param {number} code
 */
function end(code) {
  if (ending.signal.aborted) return
  ending.abort()
  clearTimeout(timer)
  const over = async () => {
    // A start under way comes to its end first: it may hold a database that no one else would stop.
    await started.catch(() => undefined)
    for (const child of children) child.kill('SIGTERM')
    await Promise.all([...children].map(ended))
    for (const close of closing.reverse()) await close()
  }
  void over()
    .catch((error) => console.error(error))
    .finally(() => process.exit(code))
}
