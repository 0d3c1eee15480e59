// What the measurements share: one PostgreSQL with fsync on, medians, JSON lines.
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '@switchback/local-servers/postgresql/cluster'
import { prepareDatabase } from '@switchback/installation/prepare-database'
import pg from 'pg'

const password = 'for-measuring'

/** The first number, or the second in a smoke run, which is there to see that every part works. */
export const sized = (whole, smoke) => (process.env.BENCH_SIZE === 'smoke' ? smoke : whole)
export const rounds = sized(3, 1)
export const seconds = sized(Number(process.env.BENCH_SECONDS ?? 3), 0.3)

/** A PostgreSQL with fsync on, in a folder that goes with it. */
export async function openSetting() {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-bench-'))
  await chmod(folder, 0o755)
  const cluster = await startCluster({
    folder,
    settings: {
      fsync: 'on',
      max_connections: '300',
      shared_buffers: '512MB',
      // Upkeep of what one peer wrote must not fall into the turn of another.
      checkpoint_timeout: '1h',
      max_wal_size: '16GB',
    },
  })
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  return {
    /** An empty database, ready for Switchback unless `bare`. */
    async database(name, { bare = false } = {}) {
      await admin.query(`create database ${name}`)
      const adminUrl = cluster.urlOf(name)
      if (!bare) await prepareDatabase(adminUrl, password)
      return { adminUrl, applicationUrl: cluster.urlOf(name, { name: 'switchback_app', password }) }
    },
    /** Works in a database as superuser. */
    async asAdmin(name, work) {
      const client = new pg.Client({ connectionString: cluster.urlOf(name) })
      await client.connect()
      await work(client).finally(() => client.end())
    },
    /** Lets work be done with no autovacuum beside it. */
    async withoutVacuum(work) {
      const set = async (value) => {
        await admin.query(`alter system set autovacuum = ${value}`)
        await admin.query('select pg_reload_conf()')
      }
      await set('off')
      const result = await work()
      await set('on')
      return result
    },
    async close() {
      await admin.end()
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const masterKey = randomBytes(32)

export const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]
export const round = (number, digits = 0) => Number(number.toFixed(digits))
export const print = (line) => console.log(JSON.stringify(line))

/** Prints whether a ratio reached its target; a smoke run is too short to say. */
export function printTarget(target, reached, atLeast) {
  if (sized(true, false)) print({ target, atLeast, reached: round(reached, 2), met: reached >= atLeast })
}

/** Lets `callers` repeat the same work for some seconds, after a warm-up; returns how often per second it was done. */
export async function rate(callers, seconds, work) {
  let done = 0
  let counting = false
  let running = true
  const loops = Array.from({ length: callers }, async (_, caller) => {
    while (running) {
      await work(caller)
      if (counting) done += 1
    }
  })
  await new Promise((resolve) => setTimeout(resolve, seconds * 300))
  counting = true
  const begun = performance.now()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000))
  counting = false
  const elapsed = (performance.now() - begun) / 1_000
  running = false
  await Promise.all(loops)
  return done / elapsed
}
