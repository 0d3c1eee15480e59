import { randomBytes, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { fingerprint } from '@switchback/command-handling/fingerprint'
import { NewerDatabase } from '@switchback/event-store/migrate'
import { DatabaseNotReady } from '@switchback/event-store/migration-state'
import { allMigrations, checkPrepared, prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { IdentityDatabase } from './identity-database.js'
import { Identity } from './identity.js'

let database: TestDatabase
beforeEach(async () => {
  // The SQL files alone: what a program before TypeORM made.
  database = await testDatabase(allMigrations)
})
afterEach(() => database.drop())

const prepare = () => prepareDatabase(database.adminUrl, 'for-tests-only')

describe('a database of a program before TypeORM', () => {
  it('keeps its accounts, memberships and sessions, and people sign in as before', async () => {
    const key = randomBytes(32)
    const [accountId, tenantId, personId] = [randomUUID(), randomUUID(), randomUUID()]
    const passwordHash = await hash('the old password', { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await database.pool.query('select make_account($1, $2, $3)', [
      accountId,
      fingerprint(key, 'account', 'old@client.example'),
      passwordHash,
    ])
    await database.pool.query('select link_account($1, $2, $3)', [accountId, tenantId, personId])

    await prepare()
    const identity = new Identity(new IdentityDatabase(database.pool), key)
    expect(await identity.checkPassword('old@client.example', 'the old password')).toBe(accountId)
    expect(await identity.memberships(accountId)).toEqual([{ tenantId, personId }])
  })

  it('still serves the functions that processes of the older program use while they are replaced one by one', async () => {
    await prepare()
    const [accountId, tenantId, personId] = [randomUUID(), randomUUID(), randomUUID()]
    await database.pool.query(`select make_account($1, 'fingerprint', 'hash')`, [accountId])
    await database.pool.query('select link_account($1, $2, $3)', [accountId, tenantId, personId])
    await database.pool.query(`select open_session('\\x01', $1, $2, $3, now() + interval '1 day')`, [
      accountId,
      tenantId,
      personId,
    ])
    const { rows } = await database.pool.query<{ account_id: string }>(`select * from read_session('\\x01')`)
    expect(rows.map(({ account_id: id }) => id)).toEqual([accountId])
  })
})

describe('the migrations of identity', () => {
  it('run once, however often a database is prepared, and also when two prepare it at once', async () => {
    await Promise.all([prepare(), prepare()])
    await prepare()
    const { rows } = await database.admin.query<{ name: string }>('select name from identity_migration order by id')
    expect(rows.map(({ name }) => name)).toEqual(['RowsAreReadByKey1795651200000'])
    await checkPrepared(database.pool)
  })

  it('are missed by a process that starts before they have run', async () => {
    await expect(checkPrepared(database.pool)).rejects.toThrow(DatabaseNotReady)
  })

  it('of a newer program stop this one, and nothing is changed', async () => {
    await prepare()
    await database.admin.query(`insert into identity_migration ("timestamp", name) values (1, 'OfALaterProgram1')`)
    await expect(prepare()).rejects.toThrow(NewerDatabase)
    await expect(checkPrepared(database.pool)).rejects.toThrow(/OfALaterProgram1/)
  })
})
