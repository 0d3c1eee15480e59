import { randomUUID } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { Accounts, Memberships, Sessions } from './entities.js'
import { alsoKnow } from './identity-database.js'

/** An account to make, for one person of one tenant. */
export interface NewAccount {
  email: string
  password: string
  /** The invitation or set-up that makes it. */
  madeBy: string
  /** The account of this address where it has no role anywhere: it is handed over. */
  empty: string | null
  /** Whose account it is; null for the owner of a practice that is being founded. */
  tenantId: string | null
  personId: string | null
}

type Row = Pick<NewAccount, 'madeBy' | 'empty' | 'tenantId' | 'personId'> & {
  emailFingerprint: string
  passwordHash: string
}

/** Adds an account; returns its id, or null where the address has one already. */
export async function addAccount(
  manager: EntityManager,
  row: Pick<Row, 'emailFingerprint' | 'passwordHash'> & { madeBy: string | null },
): Promise<string | null> {
  const { emailFingerprint, passwordHash, madeBy } = row
  const added = await manager
    .createQueryBuilder()
    .insert()
    .into(Accounts)
    .values({ id: randomUUID(), emailFingerprint, passwordHash, madeBy })
    .orIgnore()
    .returning('id')
    .execute()
  return idOf(added.raw)
}

/**
 * Adds an account together with its first membership. An account of the same address that has no role anywhere is handed over
 * instead: its old memberships and sessions end. Returns the account's id; null where the address has an account that stays.
 */
export async function addOrHandOver(manager: EntityManager, row: Row): Promise<string | null> {
  const id = (await addAccount(manager, row)) ?? (await handOver(manager, row))
  const { tenantId, personId } = row
  if (id && tenantId && personId) {
    await alsoKnow(manager, [id])
    await manager.insert(Memberships, { accountId: id, tenantId, personId })
  }
  return id
}

/**
 * Hands an account over. One that was made within the last hour stays where it is: its acceptance may be under way, and of several
 * who accept at once with different passwords one has the account. A set-up that was interrupted has no person yet, and goes on.
 */
async function handOver(
  manager: EntityManager,
  { emailFingerprint, passwordHash, madeBy, empty, tenantId }: Row,
): Promise<string | null> {
  if (!empty) return null
  const isOlder = `created_at < now() - interval '1 hour'`
  const changed = await manager
    .createQueryBuilder()
    .update(Accounts)
    .set({ passwordHash, madeBy, createdAt: () => 'now()' })
    .where({ emailFingerprint, id: empty })
    .andWhere(tenantId === null ? `(made_by = :madeBy or ${isOlder})` : isOlder, { madeBy })
    .returning('id')
    .execute()
  const id = idOf(changed.raw)
  if (!id) return null
  await manager.delete(Sessions, { accountId: id })
  await manager.delete(Memberships, { accountId: id })
  return id
}

const idOf = (rows: unknown) => (rows as { id: string }[])[0]?.id ?? null
