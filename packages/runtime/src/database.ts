import type pg from 'pg'

export { checkMasterKey } from '@switchback/event-store/master-key'

/** Reasons why this database cannot be used: it cannot be reached, or tables are missing. */
export async function missingTables(pool: pg.Pool, tables: string[]): Promise<string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>(
      'select name from unnest($1::text[]) name where to_regclass(name) is null',
      [tables],
    )
    return rows.map(
      ({ name }) => `the table ${name} is missing: bring the database up to date (npm run switchback -- prepare)`,
    )
  } catch (error) {
    return [`the database cannot be reached (${(error as Error).message})`]
  }
}
