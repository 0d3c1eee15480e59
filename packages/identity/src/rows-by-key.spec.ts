import { randomBytes, randomUUID } from 'node:crypto'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { AccessRecordRows, Accounts, entities, EvidenceFileRows, Memberships, Sessions } from './entities.js'
import { IdentityDatabase } from './identity-database.js'
import { Identity } from './identity.js'

let database: TestDatabase
let tables: IdentityDatabase
const keyed = ['account', 'account_membership', 'session', 'password_reset']
const one = { accountId: '', tenantId: randomUUID(), personId: randomUUID() }
const other = { accountId: '', tenantId: randomUUID(), personId: randomUUID() }

beforeAll(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  tables = new IdentityDatabase(database.pool)
  const identity = new Identity(tables, randomBytes(32))
  for (const person of [one, other]) {
    const email = `${person.personId}@client.example`
    const account = { email, password: 'a long enough password', madeBy: randomUUID(), empty: null }
    person.accountId = (await identity.newAccount({ ...account, ...person }))!
    await identity.open(person.accountId, person.tenantId, person.personId)
    await identity.makePasswordReset(email)
    await tables.ofTenant(person.tenantId, async (manager) => {
      const { tenantId, personId } = person
      const read = { tenantId, personId, day: '2027-03-01', readerId: randomUUID(), page: 'journey' }
      await manager.insert(AccessRecordRows, { ...read, times: 1, lastAt: new Date() })
      const file = { tenantId, personId, fileId: randomUUID(), journeyId: randomUUID(), mediaType: 'image/png' }
      await manager.insert(EvidenceFileRows, { ...file, bytes: 3, sha256: 'x', sealed: Buffer.from('abc') })
    })
  }
})
afterAll(() => database.drop())

describe('the rows of accounts', () => {
  it('are there, and a statement that names no key sees none of them', async () => {
    for (const table of keyed) {
      const all = await database.admin.query(`select 1 from ${table}`)
      expect([table, all.rowCount]).toEqual([table, 2])
      const seen = await database.pool.query(`select * from ${table}`)
      expect([table, seen.rowCount]).toEqual([table, 0])
    }
  })

  it('are seen by their key, and those of others are not', async () => {
    await tables.knowing([one.accountId], async (manager) => {
      expect((await manager.find(Accounts)).map(({ id }) => id)).toEqual([one.accountId])
      expect((await manager.find(Memberships)).map(({ personId }) => personId)).toEqual([one.personId])
      expect((await manager.find(Sessions)).map(({ personId }) => personId)).toEqual([one.personId])
    })
  })

  it('are hidden again after the transaction that named their key, over the same connections', async () => {
    await Promise.all(Array.from({ length: 10 }, () => tables.knowing([one.accountId], (rows) => rows.find(Accounts))))
    const seen = await Promise.all(Array.from({ length: 10 }, () => database.pool.query('select 1 from account')))
    expect(seen.map(({ rowCount }) => rowCount)).toEqual(Array(10).fill(0))
  })

  it('cannot be changed or taken away without their key', async () => {
    await tables.knowing([one.accountId], async (manager) => {
      expect((await manager.update(Accounts, { id: other.accountId }, { language: 'de' })).affected).toBe(0)
      expect((await manager.delete(Sessions, { accountId: other.accountId })).affected).toBe(0)
    })
    const taken = tables.knowing([one.accountId], (manager) =>
      manager.insert(Memberships, { accountId: other.accountId, tenantId: one.tenantId, personId: one.personId }),
    )
    await expect(taken).rejects.toThrow(/row-level security/)
  })

  it('keep the columns that the program has no business to change', async () => {
    await expect(
      tables.knowing([one.accountId], (manager) =>
        manager.update(Accounts, { id: one.accountId }, { emailFingerprint: 'another' }),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(
      tables.knowing([one.accountId], (manager) => manager.delete(Accounts, { id: one.accountId })),
    ).rejects.toThrow(/permission denied/)
  })
})

describe('the rows of a tenant', () => {
  it('are seen by work for this tenant alone', async () => {
    await tables.ofTenant(one.tenantId, async (manager) => {
      for (const table of [AccessRecordRows, EvidenceFileRows])
        expect((await manager.find(table)).map(({ personId }) => personId)).toEqual([one.personId])
    })
    await tables.knowing([one.tenantId, one.personId, one.accountId], async (manager) => {
      expect(await manager.count(AccessRecordRows)).toBe(0)
      expect(await manager.count(EvidenceFileRows)).toBe(0)
    })
  })

  it('cannot be written for another tenant', async () => {
    const file = { fileId: randomUUID(), journeyId: randomUUID(), personId: randomUUID(), mediaType: 'image/png' }
    const row = { ...file, tenantId: other.tenantId, bytes: 3, sha256: 'x', sealed: Buffer.from('abc') }
    await expect(tables.ofTenant(one.tenantId, (manager) => manager.insert(EvidenceFileRows, row))).rejects.toThrow(
      /row-level security/,
    )
  })
})

describe('what the database refuses', () => {
  it.each([
    ['a second account of one address', '23505', () => addAccount('same')],
    ['a membership of no account', '23503', () => addMembership(randomUUID())],
    ['a file of no bytes', '23514', () => addFile(0)],
    ['a file that is too large', '23514', () => addFile(10_000_001)],
  ])('%s is reported as the database says it, without the values of the statement', async (_, code, work) => {
    await addAccount('same').catch(() => undefined)
    const error: unknown = await work().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(error).not.toHaveProperty('parameters')
  })

  const addAccount = (emailFingerprint: string) =>
    tables.knowing([emailFingerprint], (manager) =>
      manager.insert(Accounts, { id: randomUUID(), emailFingerprint, passwordHash: 'x' }),
    )
  const addMembership = (accountId: string) =>
    tables.knowing([accountId], (manager) =>
      manager.insert(Memberships, { accountId, tenantId: randomUUID(), personId: randomUUID() }),
    )
  const addFile = (bytes: number) =>
    tables.ofTenant(one.tenantId, (manager) =>
      manager.insert(EvidenceFileRows, {
        ...{ tenantId: one.tenantId, fileId: randomUUID(), journeyId: randomUUID(), personId: randomUUID() },
        ...{ mediaType: 'image/png', bytes, sha256: 'x', sealed: Buffer.from('abc') },
      }),
    )
})

it('every entity has the columns of its table, with their types', async () => {
  for (const { options } of entities) {
    const { rows } = await database.admin.query<{ name: string; type: string; nullable: boolean }>(
      `select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname`,
      [options.name],
    )
    const declared = Object.entries(options.columns).map(([field, column]) => ({
      name: column?.name ?? field,
      type: column?.type === 'timestamptz' ? 'timestamp with time zone' : column?.type,
      nullable: column?.nullable ?? false,
    }))
    expect([options.name, declared.sort((a, b) => (a.name < b.name ? -1 : 1))]).toEqual([options.name, rows])
  }
})
