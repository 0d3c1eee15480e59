import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { IdentityDatabase } from './identity-database.js'
import { Identity } from './identity.js'

let database: TestDatabase
let identity: Identity
/** Another process on the same database: it remembers nothing of this one. */
let elsewhere: Identity
beforeAll(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const key = randomBytes(32)
  identity = new Identity(new IdentityDatabase(database.pool), key)
  elsewhere = new Identity(new IdentityDatabase(database.pool), key)
})
afterAll(() => database.drop())

const password = 'a long enough password'
const someone = () => `${randomUUID()}@client.example`
const invited = (email: string, more: { empty?: string | null; madeBy?: string; password?: string } = {}) => ({
  email,
  password,
  madeBy: randomUUID(),
  empty: null,
  tenantId: randomUUID(),
  personId: randomUUID(),
  ...more,
})
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
const anHourPasses = () => database.admin.query(`update account set created_at = now() - interval '2 hours'`)

describe('an account', () => {
  it('is found by its address and its password, and by nothing else', async () => {
    const email = someone()
    const id = await identity.accountFor(email, password)
    expect(await identity.findAccount(email)).toBe(id)
    expect(await identity.checkPassword(email, password)).toBe(id)
    expect(await identity.checkPassword(email, 'another password')).toBeNull()
    expect(await identity.checkPassword(someone(), password)).toBeNull()
    expect(await identity.findAccount(someone())).toBeNull()
  })

  it('is made once for an address: a second attempt needs its password', async () => {
    const email = someone()
    const id = await identity.accountFor(email, password)
    expect(await identity.accountFor(email, password)).toBe(id)
    expect(await identity.accountFor(email, 'another password')).toBeNull()
  })

  it('is made once where several requests make it at the same moment', async () => {
    const email = someone()
    const made = await Promise.all(Array.from({ length: 5 }, () => identity.newAccount(invited(email))))
    expect(made.filter((id) => id !== null)).toHaveLength(1)
  })

  it('keeps its memberships in the order in which they were made, and one person for each tenant', async () => {
    const email = someone()
    const first = invited(email)
    const id = (await identity.newAccount(first))!
    const [tenantId, personId] = [randomUUID(), randomUUID()]
    await identity.link(id, tenantId, personId)
    await identity.link(id, tenantId, randomUUID())
    expect(await identity.memberships(id)).toEqual([
      { tenantId: first.tenantId, personId: first.personId },
      { tenantId, personId },
    ])
  })

  it('keeps the language and time zone of its person, and has none before', async () => {
    const id = (await identity.accountFor(someone(), password))!
    expect(await identity.preferences(id)).toEqual({ language: null, timeZone: null })
    await identity.prefer(id, { language: 'de', timeZone: 'Europe/Berlin' })
    expect(await elsewhere.preferences(id)).toEqual({ language: 'de', timeZone: 'Europe/Berlin' })
  })

  it('is found by the invitation that made it, for an hour', async () => {
    const account = invited(someone())
    const id = await identity.newAccount(account)
    expect(await identity.accountMadeBy(account.madeBy)).toBe(id)
    expect(await identity.accountMadeBy(account.madeBy.toUpperCase())).toBe(id)
    expect(await identity.accountMadeBy(randomUUID())).toBeNull()
    await anHourPasses()
    expect(await identity.accountMadeBy(account.madeBy)).toBeNull()
  })

  it('without a role is handed over after an hour, with a new password and none of its memberships and sessions', async () => {
    const email = someone()
    const old = invited(email)
    const id = (await identity.newAccount(old))!
    const { token } = await identity.open(id, old.tenantId, old.personId)
    const next = invited(email, { empty: id, password: 'the next password' })
    expect(await identity.newAccount(next)).toBeNull()
    await anHourPasses()
    expect(await identity.newAccount({ ...next, empty: null })).toBeNull()
    expect(await identity.newAccount(next)).toBe(id)
    expect(await identity.checkPassword(email, password)).toBeNull()
    expect(await identity.checkPassword(email, 'the next password')).toBe(id)
    expect(await identity.memberships(id)).toEqual([{ tenantId: next.tenantId, personId: next.personId }])
    expect(await elsewhere.sessionOf(token)).toBeNull()
  })

  it('of an interrupted set-up is handed to the same set-up at once', async () => {
    const account = { ...invited(someone()), tenantId: null, personId: null }
    const id = await identity.newAccount(account)
    expect(await identity.newAccount({ ...account, empty: id })).toBe(id)
    expect(await identity.newAccount({ ...account, empty: id, madeBy: randomUUID() })).toBeNull()
  })
})

describe('a session', () => {
  const signedIn = async () => {
    const account = invited(someone())
    const accountId = (await identity.newAccount(account))!
    const { token, expiresAt } = await identity.open(accountId, account.tenantId, account.personId)
    const { tenantId, personId } = account
    return { token, session: { accountId, tenantId, personId, expiresAt: expiresAt.toISOString() } }
  }

  it('is found by its token, until it is closed', async () => {
    const { token, session } = await signedIn()
    expect(await elsewhere.sessionOf(token)).toEqual(session)
    expect(await identity.sessionOf(randomBytes(32).toString('base64url'))).toBeNull()
    await identity.close(token)
    expect(await identity.sessionOf(token)).toBeNull()
    expect(await identity.isOpen(token)).toBe(false)
  })

  it('goes to another tenant of its account, and to no tenant of anyone else', async () => {
    const { token, session } = await signedIn()
    const [tenantId, personId] = [randomUUID(), randomUUID()]
    await identity.link(session.accountId, tenantId, personId)
    expect(await identity.switchTenant(token, tenantId)).toBe(true)
    expect(await identity.sessionOf(token)).toEqual({ ...session, tenantId, personId })
    const other = await signedIn()
    expect(await identity.switchTenant(token, other.session.tenantId)).toBe(false)
    expect(await identity.switchTenant('no token of a session', tenantId)).toBe(false)
  })

  it('ends when it expires or is not used for a week; use is noted once an hour', async () => {
    const { token } = await signedIn()
    const change = (sql: string) =>
      database.admin.query(`update session set ${sql} where encode(token_hash, 'hex') = $1`, [hashOf(token)])
    await change(`seen_at = now() - interval '2 days'`)
    expect(await identity.isOpen(token)).toBe(true)
    expect(await elsewhere.sessionOf(token)).not.toBeNull()
    const { rows } = await database.admin.query<{ noted: boolean }>(
      `select seen_at > now() - interval '1 minute' as noted from session where encode(token_hash, 'hex') = $1`,
      [hashOf(token)],
    )
    expect(rows).toEqual([{ noted: true }])
    await change(`seen_at = now() - interval '8 days'`)
    expect(await identity.isOpen(token)).toBe(false)
    await change(`seen_at = now(), expires_at = now() - interval '1 second'`)
    expect(await identity.isOpen(token)).toBe(false)
    await signedIn()
    const left = await database.admin.query(`select 1 from session where encode(token_hash, 'hex') = $1`, [
      hashOf(token),
    ])
    expect(left.rowCount).toBe(0)
  })
})

describe('a password', () => {
  it('is changed by who knows it, which ends every other session of the account', async () => {
    const email = someone()
    const accountId = (await identity.accountFor(email, password))!
    const [here, there] = await Promise.all([1, 2].map(() => identity.open(accountId, randomUUID(), randomUUID())))
    const session = { accountId, token: here!.token }
    expect(await identity.changePassword(session, 'another password', 'the next password')).toBe(false)
    expect(await identity.changePassword(session, password, 'the next password')).toBe(true)
    expect(await identity.checkPassword(email, 'the next password')).toBe(accountId)
    expect(await elsewhere.sessionOf(here!.token)).not.toBeNull()
    expect(await elsewhere.sessionOf(there!.token)).toBeNull()
  })

  it('is reset by the newest link, once and within an hour, which ends every session', async () => {
    const email = someone()
    const accountId = (await identity.accountFor(email, password))!
    const { token } = await identity.open(accountId, randomUUID(), randomUUID())
    const old = (await identity.makePasswordReset(email))!
    const link = (await identity.makePasswordReset(email))!
    expect(await identity.resetPassword(old, 'the next password')).toBe(false)
    const done = await Promise.all([1, 2, 3].map(() => identity.resetPassword(link, 'the next password')))
    expect(done.filter(Boolean)).toHaveLength(1)
    expect(await identity.resetPassword(link, 'another password')).toBe(false)
    expect(await identity.checkPassword(email, 'the next password')).toBe(accountId)
    expect(await elsewhere.sessionOf(token)).toBeNull()

    const late = (await identity.makePasswordReset(email))!
    await database.admin.query(`update password_reset set expires_at = now() - interval '1 second'`)
    expect(await identity.resetPassword(late, 'another password')).toBe(false)
    expect(await identity.makePasswordReset(someone())).toBeNull()
  })
})

describe('the set-up of an installation', () => {
  it('has one id and one secret, and is done once', async () => {
    const setUp = await identity.setUp()
    expect(await elsewhere.setUp()).toEqual({ ...setUp, isDone: false })
    await identity.setUpIsDone()
    await identity.setUpIsDone()
    expect(await elsewhere.setUp()).toEqual({ ...setUp, isDone: true })
  })
})
