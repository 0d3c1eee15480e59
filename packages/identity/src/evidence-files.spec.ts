import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Keyring } from '@switchback/event-store/keyring'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { EvidenceFiles, FileRefused } from './evidence-files.js'
import { IdentityDatabase } from './identity-database.js'

let database: TestDatabase
let keyring: Keyring
let files: EvidenceFiles
beforeAll(async () => {
  database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  keyring = new Keyring(database.pool, randomBytes(32))
  files = new EvidenceFiles(new IdentityDatabase(database.pool), keyring)
})
afterAll(() => database.drop())

const owner = () => ({ tenantId: randomUUID(), journeyId: randomUUID(), personId: randomUUID() })
const pdf = (size = 20) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)])

describe('a file of evidence', () => {
  it('comes back as it was, and is encrypted in the database', async () => {
    const [whose, fileId, content] = [owner(), randomUUID(), pdf()]
    const { isNew, file } = await files.keep(whose, fileId, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect([isNew, file]).toEqual([true, { fileId, mediaType: 'application/pdf', bytes: content.length, sha256 }])
    const read = await files.read(whose.tenantId, whose.journeyId, fileId)
    expect(read?.mediaType).toBe('application/pdf')
    expect(read?.content.equals(content)).toBe(true)
    const { rows } = await database.admin.query<{ sealed: Buffer }>(
      'select sealed from evidence_file where file_id = $1',
      [fileId],
    )
    expect(rows[0]?.sealed.includes('%PDF')).toBe(false)
  })

  it('is kept once: the same id again leaves it as it is', async () => {
    const [whose, fileId, content] = [owner(), randomUUID(), pdf()]
    await files.keep(whose, fileId, content)
    expect((await files.keep(whose, fileId, pdf())).isNew).toBe(false)
    expect((await files.read(whose.tenantId, whose.journeyId, fileId))?.content.equals(content)).toBe(true)
  })

  it('is not there for another tenant or journey, after it was dropped, and after its person was erased', async () => {
    const [whose, first, second] = [owner(), randomUUID(), randomUUID()]
    for (const id of [first, second]) await files.keep(whose, id, pdf())
    expect(await files.read(randomUUID(), whose.journeyId, first)).toBeNull()
    expect(await files.read(whose.tenantId, randomUUID(), first)).toBeNull()
    await files.drop(whose.tenantId, first)
    expect(await files.read(whose.tenantId, whose.journeyId, first)).toBeNull()
    await keyring.destroy(whose.tenantId, whose.personId)
    expect(await files.read(whose.tenantId, whose.journeyId, second)).toBeNull()
    await expect(files.keep(whose, randomUUID(), pdf())).rejects.toMatchObject({ reason: 'erased' })
  })

  it('is refused where it is empty, too large or of another kind', async () => {
    const keep = (content: Buffer) => files.keep(owner(), randomUUID(), content)
    await expect(keep(Buffer.alloc(0))).rejects.toMatchObject({ reason: 'unfit' })
    await expect(keep(Buffer.from('only a text'))).rejects.toThrow(FileRefused)
    await expect(keep(pdf(10_000_000))).rejects.toMatchObject({ reason: 'too-large' })
  })

  it('is refused where the files of its journey would be more than 200 MB together', async () => {
    const whose = owner()
    await database.admin.query(
      `insert into evidence_file (tenant_id, file_id, journey_id, person_id, media_type, bytes, sha256, sealed)
       select $1, gen_random_uuid(), $2, $3, 'application/pdf', 10000000, 'x', 'x' from generate_series(1, 20)`,
      [whose.tenantId, whose.journeyId, whose.personId],
    )
    await expect(files.keep(whose, randomUUID(), pdf())).rejects.toMatchObject({ reason: 'too-large' })
  })
})
