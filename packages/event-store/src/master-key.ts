import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { withConnection } from '@switchback/database/pool'
import type pg from 'pg'
import { unwrapKey } from './keyring.js'

/** The master key is not the one that the database began with. */
export class WrongMasterKey extends Error {
  constructor() {
    super(
      'The master key is not the one that this database was made with. Put the right one back (SWITCHBACK_MASTER_KEY, or master-key in the data folder). Nothing was changed.',
    )
  }
}

const tableMissing = '42P01'

/**
 * Keeps a check value of the master key in a prepared database, once; later it only compares. A database that already holds
 * keys of persons must fit first. Takes the database as a role that may change its tables. Throws WrongMasterKey.
 */
export async function keepMasterKeyCheck(adminUrl: string, masterKey: Buffer): Promise<void> {
  await withConnection(adminUrl, async (client) => {
    await client.query('begin')
    const { rows } = await client.query<{ key_check: Buffer | null }>('select key_check from installation for update')
    const kept = rows[0]?.key_check
    if (kept) compare(kept, masterKey)
    else {
      await tryOnSomeKey(client, masterKey)
      await client.query('update installation set key_check = $1', [checkOf(masterKey)])
    }
    await client.query('commit')
  })
}

/**
 * Compares the master key with what the database keeps of it, at the start of a process. A database that is not prepared yet
 * cannot be compared, and passes. Throws WrongMasterKey.
 */
export async function checkMasterKey(pool: pg.Pool, masterKey: Buffer): Promise<void> {
  try {
    const { rows } = await pool.query<{ key_check: Buffer | null }>('select key_check from installation')
    const kept = rows[0]?.key_check
    if (kept) compare(kept, masterKey)
  } catch (error) {
    if ((error as { code?: string }).code !== tableMissing) throw error
  }
}

const checkOf = (masterKey: Buffer) => createHmac('sha256', masterKey).update('switchback master key check').digest()

function compare(kept: Buffer, masterKey: Buffer) {
  const check = checkOf(masterKey)
  if (kept.length !== check.length || !timingSafeEqual(kept, check)) throw new WrongMasterKey()
}

/** Unwraps one person's key, where there is any: a database of an earlier version keeps no check value yet. */
async function tryOnSomeKey(client: pg.Client, masterKey: Buffer) {
  await client.query(
    `select set_config('app.tenants', coalesce((select array_agg(tenant_id) from (select tenant_id from tenant_head limit 100) known), '{}')::text, true)`,
  )
  const { rows } = await client.query<{ tenant: string; person: string; wrapped: Buffer }>(
    'select tenant_id as tenant, person_id as person, wrapped_key as wrapped from person_key where wrapped_key is not null limit 1',
  )
  const [some] = rows
  if (!some) return
  try {
    unwrapKey(createSecretKey(masterKey), some.tenant, some.person, some.wrapped)
  } catch {
    throw new WrongMasterKey()
  }
}
