import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { fingerprint, signature } from '@switchback/command-handling/fingerprint'
import { programCommandId, type ProgramIds } from '@switchback/command-handling/program-ids'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { NewAccount } from './new-account.js'

/** Who a session belongs to, and in which tenant they are now. */
export interface Session {
  accountId: string
  tenantId: string
  personId: string
  expiresAt: string
}

/** How somebody reads. */
export interface Preferences {
  language: 'en' | 'de' | null
  /** An IANA name, such as `Europe/Berlin`. */
  timeZone: string | null
}

const sessionDays = 14
/** How long a link that sets a new password is valid. */
const resetMs = 3_600_000
const sessionsHeld = 50_000
/** How long another process may still honour a session that was closed here. */
const sessionMemoryMs = 5_000

/** argon2id with the parameters of RFC 9106's second recommendation scaled to 19 MiB (OWASP's minimum). */
const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Accounts, passwords and sessions. A session's token is known to the browser alone; the database has its hash. */
export class Identity {
  private readonly held = new LRUCache<string, Session>({ max: sessionsHeld, ttl: sessionMemoryMs })

  /** `key` is the installation's secret: it turns addresses into fingerprints, and signs invitations. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly key: Buffer,
  ) {}

  /** The account with this address and password; null where there is none, after the same time as where there is. */
  async checkPassword(email: string, password: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ id: string; password_hash: string }>('select * from find_account($1)', [
      this.fingerprint('account', email),
    ])
    const known = rows[0]
    const matches = await verify(known?.password_hash ?? (await decoy()), password)
    return known && matches ? known.id : null
  }

  /**
   * Makes an account, or checks the password of the one that is there; null where that password is wrong. For the program's own
   * work: no limit is on it, so no request may reach it.
   */
  async accountFor(email: string, password: string): Promise<string | null> {
    const made = await this.pool.query<{ id: string | null }>('select make_account($1, $2, $3) as id', [
      randomUUID(),
      this.fingerprint('account', email),
      await hash(password, argon2id),
    ])
    return made.rows[0]?.id ?? this.checkPassword(email, password)
  }

  /** The account with this address; null where there is none. */
  async findAccount(email: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ id: string }>('select id from find_account($1)', [
      this.fingerprint('account', email),
    ])
    return rows[0]?.id ?? null
  }

  /**
   * Makes an account that belongs to one person of one tenant. `madeBy` names the invitation or set-up that does it; `empty` the
   * account of this address where it has no role anywhere: it is handed over. Returns null where the address has an account.
   */
  async newAccount(account: NewAccount): Promise<string | null> {
    const { email, password, madeBy, empty, tenantId, personId } = account
    const { rows } = await this.pool.query<{ id: string | null }>(
      'select new_account($1, $2, $3, $4, $5, $6, $7) as id',
      [
        randomUUID(),
        this.fingerprint('account', email),
        await hash(password, argon2id),
        madeBy,
        empty,
        tenantId,
        personId,
      ],
    )
    return rows[0]?.id ?? null
  }

  /** The account that an invitation made within the last hour; null where it made none. */
  async accountMadeBy(invitationId: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ id: string | null }>('select account_made_by($1) as id', [invitationId])
    return rows[0]?.id ?? null
  }

  /** Makes the secret of a link that sets a new password, valid for an hour and once; null where no account has the address. */
  async makePasswordReset(email: string): Promise<string | null> {
    const token = randomBytes(32).toString('base64url')
    const { rows } = await this.pool.query<{ made: boolean | null }>('select make_password_reset($1, $2, $3) as made', [
      this.fingerprint('account', email),
      hashOf(token),
      new Date(Date.now() + resetMs),
    ])
    return rows[0]?.made ? token : null
  }

  /** Sets a new password by the secret of a link and ends every session of the account; false where the link is not valid. */
  async resetPassword(token: string, password: string): Promise<boolean> {
    const known = await this.pool.query<{ known: boolean }>('select has_password_reset($1) as known', [hashOf(token)])
    if (!known.rows[0]?.known) return false
    const { rows } = await this.pool.query<{ done: boolean }>('select use_password_reset($1, $2) as done', [
      hashOf(token),
      await hash(password, argon2id),
    ])
    this.held.clear()
    return rows[0]?.done === true
  }

  async link(accountId: string, tenantId: string, personId: string): Promise<void> {
    await this.pool.query('select link_account($1, $2, $3)', [accountId, tenantId, personId])
  }

  /** The tenants that an account was linked to, first one first. */
  async memberships(accountId: string): Promise<{ tenantId: string; personId: string }[]> {
    const { rows } = await this.pool.query<{ tenant_id: string; person_id: string }>(
      'select * from memberships_of($1)',
      [accountId],
    )
    return rows.map(({ tenant_id: tenantId, person_id: personId }) => ({ tenantId, personId }))
  }

  /** The set-up of the installation: what its ids are derived from, the secret of its link, and whether it is done. */
  async setUp(): Promise<{ id: string; token: string; isDone: boolean }> {
    const { rows } = await this.pool.query<{ id: string; done: boolean }>(
      'select id, done_at is not null as done from set_up',
    )
    const { id, done } = rows[0]!
    return { id, token: this.sign('set-up', id), isDone: done }
  }

  async setUpIsDone(): Promise<void> {
    await this.pool.query('update set_up set done_at = now() where done_at is null')
  }

  /** The first thousand memberships of the installation. */
  async firstMemberships(): Promise<{ tenantId: string; personId: string }[]> {
    const { rows } = await this.pool.query<{ tenant_id: string; person_id: string }>(
      'select * from first_memberships()',
    )
    return rows.map(({ tenant_id: tenantId, person_id: personId }) => ({ tenantId, personId }))
  }

  /** Whether there is no account at all. */
  async isEmpty(): Promise<boolean> {
    const { rows } = await this.pool.query<{ any_account: boolean }>('select any_account()')
    return !rows[0]!.any_account
  }

  /** Opens a session; gives its token, which is told once. */
  async open(accountId: string, tenantId: string, personId: string): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(Date.now() + sessionDays * 86_400_000)
    await this.pool.query('select open_session($1, $2, $3, $4, $5)', [
      hashOf(token),
      accountId,
      tenantId,
      personId,
      expiresAt,
    ])
    return { token, expiresAt }
  }

  async sessionOf(token: string): Promise<Session | null> {
    const held = this.held.get(hashOf(token).toString('hex'))
    if (held) return held
    const { rows } = await this.pool.query<{
      account_id: string
      tenant_id: string
      person_id: string
      expires_at: Date
    }>('select * from read_session($1)', [hashOf(token)])
    const row = rows[0]
    if (!row) return null
    const session = {
      accountId: row.account_id,
      tenantId: row.tenant_id,
      personId: row.person_id,
      expiresAt: row.expires_at.toISOString(),
    }
    this.held.set(hashOf(token).toString('hex'), session)
    return session
  }

  /** Whether a session is still open, by the database. */
  async isOpen(token: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ open: boolean }>('select session_is_open($1) as open', [hashOf(token)])
    return rows[0]?.open === true
  }

  /** Whether a hash, in hex, is that of this token. */
  isTokenOf(token: string, tokenHash: string): boolean {
    return hashOf(token).toString('hex') === tokenHash
  }

  /** Forgets what is remembered of a session that ended, by the hash of its token in hex. */
  forget(tokenHash: string): void {
    this.held.delete(tokenHash)
  }

  /** Moves a session to another tenant of the same person; false where they do not belong to it. */
  async switchTenant(token: string, tenantId: string): Promise<boolean> {
    this.forget(hashOf(token).toString('hex'))
    const { rows } = await this.pool.query<{ switched: boolean | null }>('select switch_session($1, $2) as switched', [
      hashOf(token),
      tenantId,
    ])
    return rows[0]?.switched === true
  }

  /** In which language and time zone somebody reads; null where they have not said. */
  async preferences(accountId: string): Promise<Preferences> {
    const { rows } = await this.pool.query<{ language: Preferences['language']; time_zone: string | null }>(
      'select * from preferences_of($1)',
      [accountId],
    )
    return { language: rows[0]?.language ?? null, timeZone: rows[0]?.time_zone ?? null }
  }

  async prefer(accountId: string, { language, timeZone }: Preferences): Promise<void> {
    await this.pool.query('select set_preferences($1, $2, $3)', [accountId, language, timeZone])
  }

  /** Sets a new password and ends every other session of the account; false where the old password is wrong. */
  async changePassword(session: { accountId: string; token: string }, from: string, to: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ hash: string | null }>('select password_of($1) as hash', [
      session.accountId,
    ])
    if (!rows[0]?.hash || !(await verify(rows[0].hash, from))) return false
    await this.pool.query('select set_password($1, $2, $3)', [
      session.accountId,
      await hash(to, argon2id),
      hashOf(session.token),
    ])
    this.held.clear()
    return true
  }

  async close(token: string): Promise<void> {
    this.forget(hashOf(token).toString('hex'))
    await this.pool.query('select close_session($1)', [hashOf(token)])
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

  private sign(purpose: string, text: string): string {
    return signature(this.key, purpose, text)
  }
}

/** Compares secrets in a time that does not depend on where they differ. */
export function sameSecret(one: string, other: string): boolean {
  const [first, second] = [hashOf(one), hashOf(other)]
  return timingSafeEqual(first, second)
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

let decoyHash: Promise<string> | undefined
const decoy = () => (decoyHash ??= hash(randomBytes(16), argon2id))
