// Makes the workspace ready to run: packages installed, everything built, and nothing done twice.
// Runs on the host's own Node (20 or newer) and needs nothing but npm.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const stampFile = join(root, 'node_modules', '.switchback-ready.json')
const { packageManager, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The Node that the program runs on: an optional package of the lock file, one for each platform. */
export const node24 = packagedNode()

/** Where the package of this platform has Node; this Node itself on a platform that has no package. */
function packagedNode() {
  const isWindows = process.platform === 'win32'
  const platform = `${isWindows ? 'win' : process.platform}-${process.arch}`
  const name = platform === 'darwin-arm64' ? `node-bin-${platform}` : `node-${platform}`
  if (!optionalDependencies[name]) return process.execPath
  return join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node')
}

/** Installs packages and builds, where sources changed since the last time. Returns a line that says how much was built. */
export async function makeReady() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Switchback needs Node 20 or newer; this is ${process.version}. Get it from nodejs.org.`)
    process.exit(1)
  }
  const wanted = { packages: fingerprint(isPackageFile), sources: fingerprint(isSource) }
  const stands = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {}
  if (stands.packages !== wanted.packages || !existsSync(node24))
    await step('Installing packages', npx(), [
      '-y',
      packageManager,
      'install',
      '--frozen-lockfile',
      '--reporter=append-only',
    ])
  let built = 'build: none, since no source has changed'
  if (stands.sources !== wanted.sources || stands.packages !== wanted.packages) {
    const bin = join(root, 'node_modules', '.bin')
    const path = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
    const said = await step('Building', join(bin, 'turbo'), ['run', 'build', '--output-logs=errors-only'], {
      ...process.env,
      PATH: path,
      TURBO_TELEMETRY_DISABLED: '1',
    })
    built = countOf(said)
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, JSON.stringify(wanted))
  return built
}

/**
 * How many tasks turbo ran, in one line, from the summary at its end.
 * @param {string} said
 */
function countOf(said) {
  const text = stripVTControlCharacters(said)
  const [, cached, tasks] = /Cached:\s+(\d+) cached, (\d+) total/.exec(text) ?? []
  return tasks ? `build: ${tasks} tasks, ${cached} from the cache` : 'build: turbo has not said how many tasks it ran'
}

/**
 * Runs a program to its end, with everything it says; gives its exit code. Ctrl-C reaches it, and is waited for.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {Promise<number>}
 */
export function run(command, args, env = process.env, stdio = 'inherit') {
  const child = spawn(command, args, { cwd: root, stdio, env, shell: false })
  const wait = () => {}
  const pass = () => child.kill('SIGTERM')
  process.on('SIGINT', wait)
  process.on('SIGTERM', pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  }).finally(() => {
    process.off('SIGINT', wait)
    process.off('SIGTERM', pass)
  })
}

/**
 * As `run`, and prints what the program says when it is over: for two programs side by side.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export async function runGathered(command, args, env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'switchback-said-'))
  const file = join(folder, 'said')
  const said = openSync(file, 'w')
  // A file, since a pipe would stay open as long as anything that the program leaves running.
  const code = await run(command, args, env, ['ignore', said, said])
  closeSync(said)
  process.stdout.write(readFileSync(file))
  rmSync(folder, { recursive: true })
  return code
}

/**
 * Runs one of our programs to its end, as `run` does, and lets it end with us: by a channel that closes even when this process is
 * killed, and by a look each second at whether npm is still there.
 * @param {string[]} args
 */
export function runTied(args) {
  const before = startedBy()
  if (process.env.npm_lifecycle_event) setInterval(() => startedBy() !== before && process.exit(1), 1_000).unref()
  return run(node24, args, process.env, ['inherit', 'inherit', 'inherit', 'ipc'])
}

/** Who started us, by process ids: npm, or the shell that npm started for the script and npm above it. Such a shell outlives npm. */
function startedBy() {
  const parent = process.ppid
  try {
    const isShell = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0')[1] === '-c'
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    // After the name of the program, which may hold anything: the state, and the process above.
    return isShell ? `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}` : `${parent}`
  } catch {
    return `${parent}`
  }
}

/**
 * Runs a step to its end and returns what it said; ends this program if the step fails.
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
function step(what, command, args, env = process.env) {
  const begun = Date.now()
  const seconds = () => Math.round((Date.now() - begun) / 1000)
  process.stdout.write(`  ${what} ...\n`)
  const timer = setInterval(() => process.stdout.write(`  ${what} ... ${seconds()} s\n`), 10_000)
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
    shell: process.platform === 'win32',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => (said += error.message))
    child.on('close', (code) => {
      clearInterval(timer)
      if (code === 0) return resolve(said)
      console.error(said)
      console.error(`${what} failed after ${seconds()} s. What it said stands above.`)
      process.exit(1)
    })
  })
}

const npx = () => (process.platform === 'win32' ? 'npx.cmd' : 'npx')
/** @param {string} name */
const isPackageFile = (name) => name === 'package.json' || name === 'pnpm-lock.yaml' || name === 'pnpm-workspace.yaml'
/** @param {string} name */
const isSource = (name) => /\.(ts|tsx|json|css|html|svg|sql|js)$/.test(name) && !/\.spec\.tsx?$/.test(name)

/**
 * A fingerprint of the workspace's files with such names, by size and time of change.
 * @param {(name: string) => boolean} wanted
 */
function fingerprint(wanted) {
  const hash = createHash('sha256')
  /** @param {string} folder */
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
      one.name < other.name ? -1 : 1,
    )) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', '.turbo', '.git', '.data', 'docs'].includes(entry.name)) visit(path)
      } else if (wanted(entry.name)) {
        const { size, mtimeMs } = statSync(path)
        hash.update(`${path} ${size} ${mtimeMs}\n`)
      }
    }
  }
  visit(root)
  return hash.digest('hex')
}
