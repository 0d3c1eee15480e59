import type pg from 'pg'

/**
 * Deletes what is kept outside the log about someone who is erased: files, records of who looked, sign-ins, and the account where
 * it belongs to no other tenant. Doing it again changes nothing.
 */
export async function forgetPerson(pool: pg.Pool, tenantId: string, personId: string): Promise<void> {
  await pool.query('select forget_person($1, $2)', [tenantId, personId])
}
