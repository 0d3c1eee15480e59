import { applicationRole } from './roles.js'
import { eventStoreMigrations, migrate, NewerDatabase } from './migrate.js'
import { checkMigrations, DatabaseNotReady } from './migration-state.js'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'

const folders = [eventStoreMigrations]
const file = 'functions/append_events.sql'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase(folders)
})
afterAll(() => database.drop())

const migrateAgain = () => migrate(database.adminUrl, folders, { name: applicationRole, password: 'for-tests-only' })
const check = () => checkMigrations(database.admin, folders)
const record = (checksum: string) =>
  database.admin.query('update migration set checksum = $2 where name = $1', [file, checksum])
const recorded = async () =>
  (await database.admin.query('select checksum from migration where name = $1', [file])).rows[0]?.checksum

describe('a function of the database', () => {
  it('has run in a new database, and does not run again while it is the same', async () => {
    expect(await recorded()).toMatch(/^1 [0-9a-f]{64}$/)
    expect(await migrateAgain()).toEqual([])
    await expect(check()).resolves.toBeUndefined()
  })

  it('is replaced in a database with another text of it, or with none', async () => {
    const current = await recorded()
    const { rows } = await database.admin.query<{ signature: string }>(
      `select oid::regprocedure::text as signature from pg_proc where proname = 'append_events' order by pronargs desc limit 1`,
    )
    const change = `alter function ${rows[0]!.signature} set enable_hashjoin = off`
    const settings = async () =>
      (
        await database.admin.query<{ text: string }>(
          `select coalesce(proconfig::text, '') as text from pg_proc where oid = $1::regprocedure`,
          [rows[0]!.signature],
        )
      ).rows[0]!.text
    for (const forget of [
      () => record('0 of an older program'),
      () => database.admin.query('delete from migration where name = $1', [file]),
    ]) {
      await database.admin.query(change)
      expect(await settings()).toContain('enable_hashjoin')
      await forget()
      await expect(check()).rejects.toThrow(DatabaseNotReady)
      expect(await migrateAgain()).toEqual([file])
      expect(await settings()).not.toContain('enable_hashjoin')
      expect(await recorded()).toBe(current)
      await expect(check()).resolves.toBeUndefined()
    }
  })

  it('of a newer program stops an older one, which changes nothing', async () => {
    const current = await recorded()
    await record('99 of a newer program')
    await expect(check()).rejects.toThrow(NewerDatabase)
    await expect(migrateAgain()).rejects.toThrow(NewerDatabase)
    expect(await recorded()).toBe('99 of a newer program')
    await record(current)
  })
})
