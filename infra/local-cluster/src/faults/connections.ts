import { withConnection } from '@switchback/database/pool'

const spanMs = 10_000

/** The most attempts in any ten seconds; `attempts` are moments in milliseconds. */
export const mostInTenSeconds = (attempts: number[]): number =>
  Math.max(0, ...attempts.map((from) => attempts.filter((at) => at >= from && at < from + spanMs).length))

/** How many connections to a database listen: each says so, or asks from time to time whether it is still there. */
export async function listenersOf(adminUrl: string, database: string): Promise<number> {
  const { rows } = await withConnection(adminUrl, (client) =>
    client.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity where datname = $1 and (query ilike 'listen %' or query = 'select 1')`,
      [database],
    ),
  )
  return rows[0]!.count
}
