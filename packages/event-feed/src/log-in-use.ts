import type pg from 'pg'

export type LogKind = 'embedded' | 'kafka'

/** This installation runs on the other log. The message says what to do. */
export class OtherLog extends Error {}

const advice = {
  kafka:
    'Start it with "npm run start:distributed", or bring it back with "npm run switchback -- migrate-log --to embedded".',
  embedded: 'Start it with "npm start", or move it with "npm run switchback -- migrate-log --to kafka".',
}

/** Claims an installation for a log, if none was claimed before. Throws OtherLog if it runs on another one. */
export async function claimLog(pool: pg.Pool, kind: LogKind): Promise<void> {
  await pool.query('insert into log_in_use (log) values ($1) on conflict do nothing', [kind])
  await refuseOtherLog(pool, kind)
}

/** Throws OtherLog if an installation runs on another log. Claims nothing. */
export async function refuseOtherLog(pool: pg.Pool, kind: LogKind): Promise<void> {
  const { rows } = await pool.query<{ log: LogKind; since: Date }>('select log, since from log_in_use')
  if (rows.length === 0 || rows[0]!.log === kind) return
  const { log, since } = rows[0]!
  const name = log === 'kafka' ? 'Kafka' : 'the embedded log'
  throw new OtherLog(`This installation runs on ${name} since ${since.toISOString()}. ${advice[log]}`)
}

/** Records that an installation runs on this log from now on. Takes a connection as a role that owns the tables. */
export async function switchLog(admin: pg.Client, kind: LogKind): Promise<void> {
  await admin.query(
    `insert into log_in_use (log) values ($1) on conflict (one) do update set log = excluded.log, since = now()
     where log_in_use.log <> excluded.log`,
    [kind],
  )
}
