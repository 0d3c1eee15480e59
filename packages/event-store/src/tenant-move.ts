import type pg from 'pg'

/** The wrapped key of a person; none where it was destroyed. */
export interface PersonKey {
  personId: string
  wrapped: Buffer | null
  /** As the database writes it; null while there is a key. */
  destroyedAt: string | null
}

/** The keys of all persons of a tenant, for its export. Takes a connection that sees this tenant. */
export async function keysOfTenant(client: pg.ClientBase, tenantId: string): Promise<PersonKey[]> {
  const { rows } = await client.query<PersonKey>(
    `select person_id as "personId", wrapped_key as wrapped, destroyed_at::text as "destroyedAt"
     from person_key where tenant_id = $1`,
    [tenantId],
  )
  return rows
}

/** Adds the key of a person who comes with an imported tenant. */
export async function addPersonKey(
  client: pg.ClientBase,
  tenantId: string,
  { personId, wrapped, destroyedAt }: PersonKey,
): Promise<void> {
  await client.query(
    'insert into person_key (tenant_id, person_id, wrapped_key, destroyed_at) values ($1, $2, $3, $4)',
    [tenantId, personId, wrapped, destroyedAt],
  )
}

/**
 * Makes room for a tenant that is imported. Returns `new` where it is not here yet, `unsettled` where an interrupted import of the same
 * file has brought its rows already, and `here` where it is here.
 */
export async function beginImport(
  client: pg.ClientBase,
  tenantId: string,
  position: number,
): Promise<'new' | 'unsettled' | 'here'> {
  const { rowCount: isNew } = await client.query(
    'insert into tenant_head (tenant_id, position) values ($1, $2) on conflict do nothing',
    [tenantId, position],
  )
  if (isNew) {
    await client.query('insert into tenant_import (tenant_id, position) values ($1, $2)', [tenantId, position])
    return 'new'
  }
  const { rowCount: isUnsettled } = await client.query(
    'select 1 from tenant_import where tenant_id = $1 and position = $2 and settled_at is null',
    [tenantId, position],
  )
  return isUnsettled ? 'unsettled' : 'here'
}

/** Notes that the people of an imported tenant can sign in. */
export async function settleImport(client: pg.ClientBase, tenantId: string): Promise<void> {
  await client.query('update tenant_import set settled_at = now() where tenant_id = $1', [tenantId])
}
