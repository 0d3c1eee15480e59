import { withConnection } from '@switchback/database/pool'
import type pg from 'pg'

/** The database of an installation on its embedded PostgreSQL. No code drops it. */
export const workDatabase = 'switchback'

/** Where the demo is loaded. Nobody works in a database of this name, so a start may drop it. */
export const loadingDatabase = 'switchback_demo_loading'

/** What an empty work database is called once the demo has taken its place. */
const asideDatabase = 'switchback_before_demo'

/** The databases of an embedded PostgreSQL, by its address as superuser. */
export class Databases {
  constructor(private readonly urlOf: (database: string) => string) {}

  /** Makes a database where there is none of that name. */
  async make(name: string): Promise<void> {
    if (await this.has(name)) return
    await this.ask('postgres', `create database ${name}`)
  }

  /** Drops what an interrupted start has loaded of the demo. Returns whether there was anything. */
  async dropHalfDemo(): Promise<boolean> {
    if (!(await this.has(loadingDatabase))) return false
    await this.ask('postgres', `drop database ${loadingDatabase} with (force)`)
    return true
  }

  /** Whether the demo may take the place of the work database: there is none, or it has neither account nor tenant. */
  async hasRoomForDemo(): Promise<boolean> {
    if (!(await this.has(workDatabase))) return true
    return !(await this.has(asideDatabase)) && (await isUnused(this.urlOf(workDatabase)))
  }

  /** Puts the loaded demo in the place of the work database. An empty one is kept under another name, so nothing is dropped. */
  async finishDemo(): Promise<void> {
    const aside = (await this.has(workDatabase)) ? [`alter database ${workDatabase} rename to ${asideDatabase}`] : []
    await this.ask('postgres', [...aside, `alter database ${loadingDatabase} rename to ${workDatabase}`].join(';'))
  }

  private async has(name: string): Promise<boolean> {
    const { rowCount } = await this.ask('postgres', `select 1 from pg_database where datname = '${name}'`)
    return rowCount === 1
  }

  private ask(database: string, sql: string) {
    return askOnce(this.urlOf(database), sql)
  }
}

/** Whether a database has neither an account nor a tenant; one without tables is unused too. */
export async function isUnused(adminUrl: string): Promise<boolean> {
  for (const table of ['account', 'tenant_head']) {
    const { rows } = await askOnce(adminUrl, `select to_regclass('${table}') is not null as known`)
    if (!rows[0]!.known) continue
    const { rowCount } = await askOnce(adminUrl, `select 1 from ${table} limit 1`)
    if (rowCount !== 0) return false
  }
  return true
}

/** Runs one statement on a connection of its own. Several statements in one text are one transaction. */
export const askOnce = (url: string, sql: string): Promise<pg.QueryResult<Record<string, unknown>>> =>
  withConnection(url, (client) => client.query(sql))
