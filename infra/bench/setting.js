// What the measurements share: one PostgreSQL with fsync on, medians, JSON lines.
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '@switchback/local-servers/postgresql/cluster'
import { prepareDatabase } from '@switchback/installation/prepare-database'
import pg from 'pg'

const password = 'for-measuring'

/**
 * What every part of the bench is measured with.
 * @typedef {Awaited<ReturnType<typeof openSetting>>} Setting
 */

/**
 * The first size, or the second in a smoke run, which is there to see that every part works.
 * @template Size
 * @param {Size} whole
 * @param {Size} smoke
 */
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
    /**
     * An empty database, ready for Switchback unless `bare`.
     * @param {string} name
     */
    async database(name, { bare = false } = {}) {
      await admin.query(`create database ${name}`)
      const adminUrl = cluster.urlOf(name)
      if (!bare) await prepareDatabase(adminUrl, password)
      return { adminUrl, applicationUrl: cluster.urlOf(name, { name: 'switchback_app', password }) }
    },
    /**
     * Works in a database as superuser.
     * @param {string} name
     * @param {(client: pg.Client) => Promise<void>} work
     */
    async asAdmin(name, work) {
      const client = new pg.Client({ connectionString: cluster.urlOf(name) })
      await client.connect()
      try {
        await work(client)
      } finally {
        await client.end()
      }
    },
    /**
     * Lets work be done with no autovacuum beside it.
     * @template Result
     * @param {() => Promise<Result>} work
     */
    async withoutVacuum(work) {
      const set = async (/** @type {'on' | 'off'} */ value) => {
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

/**
 * The number that this part of sorted numbers is below. Throws where there is none.
 * @param {number[]} sorted
 * @param {number} part from 0 to 1
 */
export const quantile = (sorted, part) => cycled(sorted, Math.min(sorted.length - 1, Math.floor(sorted.length * part)))

export const median = (/** @type {number[]} */ numbers) =>
  quantile(
    numbers.toSorted((one, other) => one - other),
    0.5,
  )
export const round = (/** @type {number} */ number, digits = 0) => Number(number.toFixed(digits))
export const print = (/** @type {object} */ line) => console.log(JSON.stringify(line))

/**
 * An entry of a list that is gone through again and again. Throws where the list is empty.
 * @template Entry
 * @param {readonly Entry[]} list
 * @param {number} at
 */
export function cycled(list, at) {
  const entry = list[at % list.length]
  if (entry === undefined) throw new Error('The list is empty.')
  return entry
}

/**
 * What becomes of each value of an object, by the same names.
 * @template {string} Name
 * @template Value
 * @template Result
 * @param {Record<Name, Value>} values
 * @param {(value: Value) => Result} use
 */
export function ofEach(values, use) {
  const entries = /** @type {[Name, Value][]} */ (Object.entries(values))
  return /** @type {Record<Name, Result>} */ (Object.fromEntries(entries.map(([name, value]) => [name, use(value)])))
}

/**
 * Prints whether a ratio reached its target; a smoke run is too short to say.
 * @param {string} target
 * @param {number} reached
 * @param {number} atLeast
 */
export function printTarget(target, reached, atLeast) {
  if (sized(true, false)) print({ target, atLeast, reached: round(reached, 2), met: reached >= atLeast })
}

/**
 * Lets `callers` repeat the same work for some seconds, after a warm-up; returns how often per second it was done.
 * @param {number} callers
 * @param {number} seconds
 * @param {(caller: number) => Promise<unknown>} work
 */
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
