import { randomUUID } from 'node:crypto'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { asTenant } from '@switchback/projections/tenancy'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { AccessRecords } from './access-records.js'
import { dropRecordsBefore, hasRecordsBefore } from './old-access-records.js'
import { IdentityDatabase } from './identity-database.js'

let database: TestDatabase
let tables: IdentityDatabase
const troubles: { kept: number; lost: number }[] = []
let records: AccessRecords
beforeAll(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  tables = new IdentityDatabase(database.pool)
})
beforeEach(() => {
  troubles.length = 0
  records = new AccessRecords(tables, (_, counts) => troubles.push(counts))
})
afterEach(() => records.close())
afterAll(() => database.drop())

const at = new Date('2027-03-01T10:00:00Z')
const aRead = () => ({ tenantId: randomUUID(), personId: randomUUID(), readerId: randomUUID(), page: 'journey', at })

describe('records of who looked', () => {
  it('count by reader, page and day, and say when the last time was', async () => {
    const read = aRead()
    records.note(read)
    records.note({ ...read, at: new Date('2027-03-01T11:00:00Z') })
    await records.flush()
    records.note({ ...read, at: new Date('2027-03-01T09:00:00Z') })
    records.note({ ...read, page: 'assessment' })
    expect(await records.of(read.tenantId, read.personId)).toEqual([
      { readerId: read.readerId, page: 'journey', day: '2027-03-01', times: 3, lastAt: '2027-03-01T11:00:00.000Z' },
      { readerId: read.readerId, page: 'assessment', day: '2027-03-01', times: 1, lastAt: '2027-03-01T10:00:00.000Z' },
    ])
  })

  it('are kept and reported while they cannot be written, and written afterwards', async () => {
    const read = aRead()
    await database.admin.query('revoke insert on access_record from switchback_app')
    try {
      records.note(read)
      await records.flush()
      records.note(read)
      await records.flush()
    } finally {
      await database.admin.query('grant insert on access_record to switchback_app')
    }
    expect(troubles).toEqual([
      { kept: 1, lost: 0 },
      { kept: 1, lost: 0 },
    ])
    expect(await records.of(read.tenantId, read.personId)).toMatchObject([{ times: 2 }])
  })

  it('are bounded while they cannot be written: what goes beyond is counted as lost', async () => {
    const read = aRead()
    for (let reader = 0; reader < 10_003; reader += 1) records.note({ ...read, page: `page-${reader}` })
    expect(records.lost).toBe(3)
    await records.flush()
    expect(await records.of(read.tenantId, read.personId)).toHaveLength(500)
  })

  it('of one tenant are written where those of another cannot be', async () => {
    const [bad, good] = [{ ...aRead(), readerId: 'no id' }, aRead()]
    records.note(bad)
    records.note(good)
    await records.flush()
    expect(troubles).toEqual([{ kept: 1, lost: 0 }])
    expect(await records.of(good.tenantId, good.personId)).toHaveLength(1)
  })

  it('are taken away by day, of one tenant alone', async () => {
    const [one, other] = [aRead(), aRead()]
    for (const read of [one, other]) records.note(read)
    await records.flush()
    await asTenant(database.pool, one.tenantId, async (client) => {
      expect(await hasRecordsBefore(client, one.tenantId, '2027-03-01')).toBe(false)
      expect(await hasRecordsBefore(client, one.tenantId, '2027-03-02')).toBe(true)
      await dropRecordsBefore(client, other.tenantId, '2027-03-02')
      await dropRecordsBefore(client, one.tenantId, '2027-03-02')
    })
    expect(await records.of(one.tenantId, one.personId)).toEqual([])
    expect(await records.of(other.tenantId, other.personId)).toHaveLength(1)
  })
})
