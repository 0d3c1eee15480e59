import type pg from 'pg'
import { DataSource, QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm'
import type { EntityManager, EntitySchema, MigrationInterface } from 'typeorm'
import { DatabaseAway } from './failures.js'
import { lend } from './pool.js'

export interface DataSourceParts {
  entities: EntitySchema[]
  migrations?: (new () => MigrationInterface)[]
  /** The table that keeps which migrations have run. */
  migrationsTableName?: string
}

type Connected = (error: unknown, client?: pg.ClientBase, release?: (error?: unknown) => void) => void

/**
 * TypeORM over connections that are made here: with their time limits, their listeners for errors and their place in the queue of
 * attempts. Takes a pool, or one connection for migrations. Nothing connects before `initialize`, which can be called again after
 * it failed.
 */
export function dataSourceOver(connections: pg.Pool | pg.Client, parts: DataSourceParts): DataSource {
  const borrowed = {
    on: () => borrowed,
    connect(done: Connected) {
      if (!('totalCount' in connections)) return done(undefined, connections, () => undefined)
      void lend(connections).then(
        ({ client, giveBack }) => done(undefined, client, (error) => giveBack(error !== undefined)),
        (error: unknown) => done(error),
      )
    },
    // The one who opened the connections ends them.
    end: (done: () => void) => done(),
  }
  // TypeORM makes a pool of this driver: `new` returns the object that its constructor returns.
  function Pool() {
    return borrowed
  }
  return new DataSource({ type: 'postgres', driver: { Pool }, installExtensions: false, logging: false, ...parts })
}

/**
 * Does work in one transaction of TypeORM. Throws what the database said, as everything else that uses the database does, and
 * DatabaseAway where the connection was lost between two statements. TypeORM's own errors carry the parameters of the statement,
 * which belong in no log.
 */
export async function transact<Result>(
  source: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  try {
    return await source.transaction(work)
  } catch (error) {
    if (error instanceof QueryFailedError) throw error.driverError
    if (error instanceof QueryRunnerAlreadyReleasedError) throw new DatabaseAway('The connection was lost.', error)
    throw error
  }
}
