import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** How someone signs in, as it goes along with their tenant. */
export interface SignIn {
  personId: string
  passwordHash: string
  language: string | null
  timeZone: string | null
}

/** The sign-ins of everyone in a tenant, for its export. Takes a connection that may read all accounts. */
export async function signInsOf(client: pg.ClientBase, tenantId: string): Promise<SignIn[]> {
  const { rows } = await client.query<SignIn>(
    `select m.person_id as "personId", a.password_hash as "passwordHash", a.language, a.time_zone as "timeZone"
     from account_membership m join account a on a.id = m.account_id where m.tenant_id = $1`,
    [tenantId],
  )
  return rows
}

/**
 * Adds the sign-in of someone who comes with an imported tenant; an account of the same address keeps its password. Takes a connection
 * that may change all accounts. Doing it again changes nothing.
 */
export async function addSignIn(
  client: pg.ClientBase,
  tenantId: string,
  emailFingerprint: string,
  { personId, passwordHash, language, timeZone }: SignIn,
): Promise<void> {
  await client.query(
    `insert into account (id, email_fingerprint, password_hash, language, time_zone) values ($1, $2, $3, $4, $5)
     on conflict (email_fingerprint) do nothing`,
    [randomUUID(), emailFingerprint, passwordHash, language, timeZone],
  )
  await client.query(
    `insert into account_membership (account_id, tenant_id, person_id)
     select id, $2, $3 from account where email_fingerprint = $1 on conflict do nothing`,
    [emailFingerprint, tenantId, personId],
  )
}
