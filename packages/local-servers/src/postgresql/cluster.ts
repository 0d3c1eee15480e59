import { chmod, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { binaries, ClusterProblem, databaseUser } from './binaries.js'
import { stopLeftover } from './leftover.js'
import { makeClusterOnce } from './making.js'
import { Server } from './server.js'

export { ClusterProblem }

export interface Cluster {
  /** Address of the database `postgres`, as superuser. */
  adminUrl: string
  port: number
  /** Address of another database, as superuser or as the given role. */
  urlOf: (database: string, role?: { name: string; password: string }) => string
  /** Settles when PostgreSQL is gone and is not started again; never by `stop`. */
  lost: Promise<ClusterProblem>
  stop: () => Promise<void>
}

export interface ClusterOptions {
  folder: string
  /** Settings of PostgreSQL, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
  onProgress?: (what: string) => void
  /** Ends the start early, which then throws. */
  signal?: AbortSignal | undefined
}

/**
 * Makes (the first time) and starts a PostgreSQL cluster in a folder, on a free port of 127.0.0.1. The caller has locked the folder.
 * It runs in a process group of its own, so that Ctrl-C reaches the program and not its database; where it ends unasked it is
 * started again once. Throws ClusterProblem, and leaves no process then.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, settings = {}, onProgress = () => {}, signal } = options
  const { initdb, postgres, pg_ctl: pgCtl } = await binaries()
  const owner = databaseUser()
  const data = join(folder, 'postgres')
  await mkdir(folder, { recursive: true })
  // The database's user passes through the folder to its own part; what is secret in it has rights of its own.
  if (owner) await chmod(folder, 0o711)
  const password = await makeClusterOnce({ initdb, folder, owner, onProgress })
  await stopLeftover(data, pgCtl, owner)

  const port = await freePort()
  const urlOf = (database: string, role = { name: 'postgres', password }) =>
    `postgres://${role.name}:${encodeURIComponent(role.password)}@127.0.0.1:${port}/${database}`
  const given = Object.entries({ unix_socket_directories: '', ...settings })
  const server = new Server({
    postgres,
    parameters: [
      ...['-D', data, '-h', '127.0.0.1', '-p', String(port)],
      ...given.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    owner,
    url: urlOf('postgres'),
    logFile: join(folder, 'postgres.log'),
    onProgress,
    signal,
  })
  await server.start()
  return { adminUrl: urlOf('postgres'), port, urlOf, lost: server.lost, stop: () => server.stop() }
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
