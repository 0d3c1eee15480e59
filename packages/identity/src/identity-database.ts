import { dataSourceOver, transact } from '@switchback/database/data-source'
import type pg from 'pg'
import type { DataSource, EntityManager } from 'typeorm'
import { entities } from './entities.js'

/** The settings that row-level security reads: what the transaction knows, and which tenant it works for. */
const permit = `select set_config('app.known', $1, true), set_config('app.tenants', $2, true)`

/**
 * The tables of identity by TypeORM, over the pool of the process. No transaction sees all rows of a table: each names what it knows
 * (ids, fingerprints, hashes of tokens) or one tenant, and row-level security shows it the rows of those.
 */
export class IdentityDatabase {
  private readonly source: DataSource
  private starting: Promise<DataSource> | null = null

  /** Takes a pool of the application's role; its owner closes it. */
  constructor(readonly pool: pg.Pool) {
    this.source = dataSourceOver(pool, { entities })
  }

  /** Does work in one transaction that sees the rows of these keys. Throws what the database and the work throw. */
  async knowing<Result>(keys: Key[], work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.transaction(async (manager) => {
      await alsoKnow(manager, keys)
      return work(manager)
    })
  }

  /** Does work in one transaction that sees the rows of one tenant. Throws what the database and the work throw. */
  async ofTenant<Result>(tenantId: string, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.transaction(async (manager) => {
      await manager.query(permit, ['{}', [tenantId]])
      return work(manager)
    })
  }

  /** Does work in one transaction that sees the rows alone that everyone may see. Throws what the database and the work throw. */
  async transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return transact(await this.started(), work)
  }

  /** The first use reads what TypeORM needs to know of the database; where that fails, the next use tries again. */
  private started(): Promise<DataSource> {
    this.starting ??= this.source.initialize().catch((error: unknown) => {
      this.starting = null
      throw error
    })
    return this.starting
  }
}

/** An id or a fingerprint, or the hash of a token. */
export type Key = string | Buffer

/** Names what a transaction knows, instead of what it named before. */
export async function alsoKnow(manager: EntityManager, keys: Key[]): Promise<void> {
  // The database writes ids in small letters, whoever made them.
  const texts = keys.flatMap((key) => (typeof key === 'string' ? [key, key.toLowerCase()] : [key.toString('hex')]))
  await manager.query(permit, [texts, '{}'])
}
