import pg from 'pg'
import { DatabaseClient } from './client.js'
import { DatabaseAway, isDatabaseAway, reasonOf } from './failures.js'
import { driverLimits, operatorLimits, serviceLimits, type DatabaseLimits } from './limits.js'

export interface PoolOptions {
  connectionString: string
  /** The most connections at one time. */
  max: number
  /** True sends a statement before the one before it is answered. */
  pipeline?: boolean
  /** How values are read, where not as the driver does it. */
  types?: pg.CustomTypesConfig
  limits?: Partial<DatabaseLimits>
}

/** The options that every pool is opened with, also the pools that a library opens. */
export const poolOptions = (limits: Partial<DatabaseLimits> = {}) => ({
  ...driverLimits({ ...serviceLimits, ...limits }),
  Client: DatabaseClient,
})

/** Opens a pool that keeps the time limits. A lost connection ends nothing: the next one that is needed is made. */
export function openPool({ limits, ...options }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ ...options, ...poolOptions(limits) })
  pool.on('error', () => undefined)
  return pool
}

/** A connection of the pool in the hands of one borrower. */
export interface Loan {
  client: pg.PoolClient
  /** Gives the connection back; a broken one is closed. */
  giveBack: (isBroken?: boolean) => void
}

/** Takes a connection from the pool for longer than one piece of work. Whoever can uses `borrow`. */
export async function lend(pool: pg.Pool): Promise<Loan> {
  const client = await pool.connect()
  let isLost = false
  const lose = () => (isLost = true)
  client.on('error', lose)
  return {
    client,
    giveBack(isBroken = false) {
      client.off('error', lose)
      client.release(isBroken || isLost)
    },
  }
}

/**
 * Lends a connection of the pool for one piece of work. It goes back to the pool, or is closed where the connection failed or the
 * work calls `discard`. Throws what the work throws.
 */
export async function borrow<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, discard: () => void) => Promise<Result>,
): Promise<Result> {
  const { client, giveBack } = await lend(pool)
  let isBroken = false
  try {
    return await work(client, () => (isBroken = true))
  } catch (error) {
    isBroken ||= isDatabaseAway(error)
    throw error
  } finally {
    giveBack(isBroken)
  }
}

/**
 * Connects for one piece of work of an operator: a migration, an export, an audit. Throws DatabaseAway, with one line for the
 * operator, where the database cannot be reached or is lost.
 */
export async function withConnection<Result>(
  connectionString: string,
  work: (client: pg.Client) => Promise<Result>,
  limits: Partial<DatabaseLimits> = {},
): Promise<Result> {
  const client = new DatabaseClient({ connectionString, ...driverLimits({ ...operatorLimits, ...limits }) })
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    if (error instanceof DatabaseAway || !isDatabaseAway(error)) throw error
    throw new DatabaseAway(
      `The database at ${client.host}:${client.port} cannot be reached or was lost (${reasonOf(error)}).`,
      error,
    )
  } finally {
    await client.end()
  }
}
