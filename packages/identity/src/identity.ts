import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { fingerprint, signature } from '@switchback/command-handling/fingerprint'
import { programCommandId, type ProgramIds } from '@switchback/command-handling/program-ids'
import { LRUCache } from 'lru-cache'
import { IsNull, Not, Raw, type EntityManager } from 'typeorm'
import { Accounts, Memberships, PasswordResets, Sessions, SetUps, type Account, type SessionRow } from './entities.js'
import { alsoKnow, type IdentityDatabase } from './identity-database.js'
import { addAccount, addOrHandOver, type NewAccount } from './new-account.js'

/** Who a session belongs to, and in which tenant they are now. */
export interface Session {
  accountId: string
  tenantId: string
  personId: string
  expiresAt: string
}

/** How someone reads. */
export interface Preferences {
  language: 'en' | 'de' | null
  /** An IANA name, such as `Europe/Berlin`. */
  timeZone: string | null
}

const sessionDays = 14
/** How long a link that sets a new password is valid. */
const resetMs = 3_600_000
const sessionsRemembered = 50_000
/** How long another process may still honour a session that was closed here. */
const sessionMemoryMs = 5_000
/** A session notes that it is used, once an hour at most; one that is not used for a week ends. */
const noteUseMs = 3_600_000

/** argon2id with the parameters of RFC 9106's second recommendation scaled to 19 MiB (OWASP's minimum). */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Accounts, passwords and sessions. A session's token is known to the browser alone; the database has its hash. */
export class Identity {
  private readonly remembered = new LRUCache<string, Session>({ max: sessionsRemembered, ttl: sessionMemoryMs })

  /** `key` is the installation's secret: it turns addresses into fingerprints, and signs invitations. */
  constructor(
    readonly database: IdentityDatabase,
    private readonly key: Buffer,
  ) {}

  /** The account with this address and password; null where there is none, after the same time as where there is. */
  async checkPassword(email: string, password: string): Promise<string | null> {
    const known = await this.accountOf(email)
    const matches = await verify(known?.passwordHash ?? (await decoy()), password)
    return known && matches ? known.id : null
  }

  /**
   * Makes an account, or checks the password of the one that is there; null where that password is wrong. For the program's own
   * work: no limit is on it, so no request may reach it.
   */
  async accountFor(email: string, password: string): Promise<string | null> {
    const emailFingerprint = this.fingerprint('account', email)
    const passwordHash = await hash(password, argon2id)
    const made = await this.database.knowing([emailFingerprint], (manager) =>
      addAccount(manager, { emailFingerprint, passwordHash, madeBy: null }),
    )
    return made ?? this.checkPassword(email, password)
  }

  /** The id of the account with this address; null where there is none. */
  async findAccount(email: string): Promise<string | null> {
    return (await this.accountOf(email))?.id ?? null
  }

  /**
   * Makes an account that belongs to one person of one tenant, or hands an empty one over. Returns its id; null where the address has
   * an account that stays.
   */
  async newAccount({ email, password, ...account }: NewAccount): Promise<string | null> {
    const emailFingerprint = this.fingerprint('account', email)
    const passwordHash = await hash(password, argon2id)
    const keys = account.empty ? [emailFingerprint, account.empty] : [emailFingerprint]
    return this.database.knowing(keys, (manager) =>
      addOrHandOver(manager, { ...account, emailFingerprint, passwordHash }),
    )
  }

  /** The account that an invitation made within the last hour; null where it made none. */
  async accountMadeBy(invitationId: string): Promise<string | null> {
    const made = await this.database.knowing([invitationId], (manager) =>
      manager
        .createQueryBuilder(Accounts, 'account')
        .where('account.madeBy = :invitationId', { invitationId })
        .andWhere(`account.createdAt > now() - interval '1 hour'`)
        .getOne(),
    )
    return made?.id ?? null
  }

  /** Makes the secret of a link that sets a new password, valid for an hour and once; null where no account has the address. */
  async makePasswordReset(email: string): Promise<string | null> {
    const token = randomBytes(32).toString('base64url')
    const account = await this.accountOf(email)
    if (!account) return null
    const reset = { accountId: account.id, tokenHash: hashOf(token), expiresAt: new Date(Date.now() + resetMs) }
    await this.database.knowing([account.id, reset.tokenHash], (manager) =>
      manager
        .createQueryBuilder()
        .insert()
        .into(PasswordResets)
        .values(reset)
        .orUpdate(['token_hash', 'expires_at'], ['account_id'])
        .execute(),
    )
    return token
  }

  /** Sets a new password by the secret of a link and ends every session of the account; false where the link is not valid. */
  async resetPassword(token: string, password: string): Promise<boolean> {
    const tokenHash = hashOf(token)
    const isValid = { tokenHash, expiresAt: Raw((expiresAt) => `${expiresAt} > now()`) }
    const isKnown = await this.database.knowing([tokenHash], (manager) => manager.existsBy(PasswordResets, isValid))
    if (!isKnown) return false
    const passwordHash = await hash(password, argon2id)
    const done = await this.database.knowing([tokenHash], async (manager) => {
      const reset = await manager.findOneBy(PasswordResets, isValid)
      if (!reset || (await manager.delete(PasswordResets, isValid)).affected !== 1) return false
      await alsoKnow(manager, [reset.accountId])
      await manager.update(Accounts, { id: reset.accountId }, { passwordHash })
      await manager.delete(Sessions, { accountId: reset.accountId })
      return true
    })
    this.remembered.clear()
    return done
  }

  /** Makes an account a person of a tenant; one that is a person there already stays that person. */
  async link(accountId: string, tenantId: string, personId: string): Promise<void> {
    await this.database.knowing([accountId], (manager) =>
      manager
        .createQueryBuilder()
        .insert()
        .into(Memberships)
        .values({ accountId, tenantId, personId })
        .orIgnore()
        .execute(),
    )
  }

  /** The tenants that an account was linked to, first one first. */
  async memberships(accountId: string): Promise<{ tenantId: string; personId: string }[]> {
    const rows = await this.database.knowing([accountId], (manager) =>
      manager.find(Memberships, { where: { accountId }, order: { linkedAt: 'ASC' } }),
    )
    return rows.map(({ tenantId, personId }) => ({ tenantId, personId }))
  }

  /** The set-up of the installation: what its ids are derived from, the secret of its link, and whether it is done. */
  async setUp(): Promise<{ id: string; token: string; isDone: boolean }> {
    const { id, doneAt } = await this.database.transaction((manager) =>
      manager.findOneByOrFail(SetUps, { onlyRow: true }),
    )
    return { id, token: this.sign('set-up', id), isDone: doneAt !== null }
  }

  /** Notes that the set-up of the installation is done. */
  async setUpIsDone(): Promise<void> {
    await this.database.transaction((manager) =>
      manager.update(SetUps, { doneAt: IsNull() }, { doneAt: () => 'now()' }),
    )
  }

  /** The first thousand memberships of the installation. */
  async firstMemberships(): Promise<{ tenantId: string; personId: string }[]> {
    const { rows } = await this.database.pool.query<{ tenant_id: string; person_id: string }>(
      'select * from first_memberships()',
    )
    return rows.map(({ tenant_id: tenantId, person_id: personId }) => ({ tenantId, personId }))
  }

  /** Opens a session; returns its token, which is kept nowhere here, and when it ends. */
  async open(accountId: string, tenantId: string, personId: string): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url')
    const tokenHash = hashOf(token)
    const expiresAt = new Date(Date.now() + sessionDays * 86_400_000)
    await this.database.knowing([tokenHash, accountId], async (manager) => {
      await manager.query('select drop_expired_sessions()')
      await manager.insert(Sessions, { tokenHash, accountId, tenantId, personId, expiresAt })
    })
    return { token, expiresAt }
  }

  /** The session of a token; null where there is none, or it has ended. Using it keeps it open. */
  async sessionOf(token: string): Promise<Session | null> {
    const tokenHash = hashOf(token)
    const remembered = this.remembered.get(tokenHash.toString('hex'))
    if (remembered) return remembered
    const row = await this.database.knowing([tokenHash], async (manager) => {
      const open = await openSession(manager, tokenHash)
      if (open && Date.now() - open.seenAt.getTime() > noteUseMs)
        await manager.update(Sessions, { tokenHash }, { seenAt: () => 'now()' })
      return open
    })
    if (!row) return null
    const { accountId, tenantId, personId, expiresAt } = row
    const session = { accountId, tenantId, personId, expiresAt: expiresAt.toISOString() }
    this.remembered.set(tokenHash.toString('hex'), session)
    return session
  }

  /** Whether a session is still open, by the database. To look is not to use it. */
  async isOpen(token: string): Promise<boolean> {
    const tokenHash = hashOf(token)
    return (await this.database.knowing([tokenHash], (manager) => openSession(manager, tokenHash))) !== null
  }

  /** Whether a hash, in hex, is that of this token. */
  isTokenOf(token: string, tokenHash: string): boolean {
    return hashOf(token).toString('hex') === tokenHash
  }

  /** Forgets what is remembered of a session that ended, by the hash of its token in hex. */
  forget(tokenHash: string): void {
    this.remembered.delete(tokenHash)
  }

  /** Moves a session to another tenant of the same account; false where the account does not belong to it. */
  async switchTenant(token: string, tenantId: string): Promise<boolean> {
    const tokenHash = hashOf(token)
    this.forget(tokenHash.toString('hex'))
    return this.database.knowing([tokenHash], async (manager) => {
      const session = await manager.findOneBy(Sessions, { tokenHash })
      if (!session) return false
      await alsoKnow(manager, [tokenHash, session.accountId])
      const membership = await manager.findOneBy(Memberships, { accountId: session.accountId, tenantId })
      if (!membership) return false
      await manager.update(Sessions, { tokenHash }, { tenantId, personId: membership.personId })
      return true
    })
  }

  /** In which language and time zone someone reads; null where they have not said. */
  async preferences(accountId: string): Promise<Preferences> {
    const account = await this.accountWith(accountId)
    return { language: account?.language ?? null, timeZone: account?.timeZone ?? null }
  }

  /** Sets in which language and time zone someone reads. */
  async prefer(accountId: string, { language, timeZone }: Preferences): Promise<void> {
    await this.database.knowing([accountId], (manager) =>
      manager.update(Accounts, { id: accountId }, { language, timeZone }),
    )
  }

  /** Sets a new password and ends every other session of the account; false where the old password is wrong. */
  async changePassword(session: { accountId: string; token: string }, from: string, to: string): Promise<boolean> {
    const { accountId, token } = session
    const account = await this.accountWith(accountId)
    if (!account || !(await verify(account.passwordHash, from))) return false
    const passwordHash = await hash(to, argon2id)
    await this.database.knowing([accountId], async (manager) => {
      await manager.update(Accounts, { id: accountId }, { passwordHash })
      await manager.delete(Sessions, { accountId, tokenHash: Not(hashOf(token)) })
    })
    this.remembered.clear()
    return true
  }

  /** Ends a session. */
  async close(token: string): Promise<void> {
    const tokenHash = hashOf(token)
    this.forget(tokenHash.toString('hex'))
    await this.database.knowing([tokenHash], (manager) => manager.delete(Sessions, { tokenHash }))
  }

  /** What a form must send back to prove that it came from our own page. */
  csrfToken(token: string): string {
    return this.sign('csrf', token)
  }

  /** The secret part of an invitation's link. It changes when the invitation is renewed, and is stored nowhere. */
  invitationSecret(tenantId: string, invitationId: string, expiresAt: string): string {
    return this.sign('invitation', `${tenantId}/${invitationId}/${new Date(expiresAt).toISOString()}`)
  }

  /** The id of a command that the program sends for someone, from what names it. */
  programId(...parts: Parameters<ProgramIds>): string {
    return programCommandId(this.key, ...parts)
  }

  /** A keyed one-way fingerprint of a text. */
  fingerprint(purpose: string, text: string): string {
    return fingerprint(this.key, purpose, text)
  }

  private accountOf(email: string): Promise<Account | null> {
    const emailFingerprint = this.fingerprint('account', email)
    return this.database.knowing([emailFingerprint], (manager) => manager.findOneBy(Accounts, { emailFingerprint }))
  }

  private accountWith(id: string): Promise<Account | null> {
    return this.database.knowing([id], (manager) => manager.findOneBy(Accounts, { id }))
  }

  private sign(purpose: string, text: string): string {
    return signature(this.key, purpose, text)
  }
}

/** The session with this hash, unless it has expired or was not used for a week. */
function openSession(manager: EntityManager, tokenHash: Buffer): Promise<SessionRow | null> {
  return manager
    .createQueryBuilder(Sessions, 'session')
    .where('session.tokenHash = :tokenHash', { tokenHash })
    .andWhere(`session.expiresAt > now() and session.seenAt > now() - interval '7 days'`)
    .getOne()
}

/** Compares secrets in a time that does not depend on where they differ. */
export function sameSecret(one: string, other: string): boolean {
  const [first, second] = [hashOf(one), hashOf(other)]
  return timingSafeEqual(first, second)
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

let decoyHash: Promise<string> | undefined
const decoy = () => (decoyHash ??= hash(randomBytes(16), argon2id))
