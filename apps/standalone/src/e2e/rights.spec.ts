import { randomUUID } from 'node:crypto'
import { unzipSync, strFromU8 } from 'fflate'
import request from 'supertest'
import { demandRetention, eraseDue } from '@switchback/jobs/erasure'
import { commandsWithWords } from '@switchback/testing/own-words'
import { demoPassword as password, startForTest, type Running } from './support.js'

const secretWords = 'Zebrafinken singen nur für mich allein'
const wordsInEveryTool = 'Mauersegler schlafen im Flug'
const secretFile = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.from('a file with words that nobody else has'),
])
let running: Running
let tenantId: string
const people: Record<string, { cookie: string; 'x-csrf-token': string }> = {}
const ids: Record<string, string> = {}

beforeAll(async () => {
  running = await startForTest({ demo: true })
  for (const name of ['nora', 'jonas', 'dilara', 'priya']) await signIn(name)
}, 120_000)
afterAll(() => running.stop())

async function signIn(name: string) {
  const answer = await request(running.address)
    .post('/api/session')
    .send({ email: `${name}@demo.switchback.example`, password })
    .expect(200)
  people[name] = {
    cookie: String(answer.headers['set-cookie']![0]).split(';')[0]!,
    'x-csrf-token': answer.body.csrfToken,
  }
  ids[name] = answer.body.person.personId
  tenantId = answer.body.tenant.tenantId
}
const get = (name: string, path: string) => request(running.address).get(`/api/${path}`).set(people[name]!)
const post = (name: string, path: string) =>
  request(running.address).post(`/api/${path}`).set(people[name]!).set('idempotency-key', randomUUID())

/** Everything that stands in the database, as bytes in hex: whatever a column holds, a text in it is found. */
async function findInTables(text: string): Promise<string[]> {
  const hex = Buffer.from(text).toString('hex')
  const { rows } = await running.database.admin.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await running.database.admin.query(
      `select 1 from ${name} t where position($1 in encode(convert_to(t::text, 'UTF8'), 'hex')) > 0 or position($2 in t::text) > 0 limit 1`,
      [hex, hex],
    )
    if (rowCount) found.push(name)
  }
  return found
}

const said = (title: string, name: string) => ({ 'evidence-title': title, 'evidence-file-name': name })

describe('one’s own record', () => {
  it('is taken along whole: for programs, to be read, and with the files that were handed in', async () => {
    const journeyId = (await get('dilara', 'home')).body.journeys[0].journeyId
    await post('dilara', `journeys/${journeyId}/make-statement`).send({ text: secretWords }).expect(200)
    const handed = await post('dilara', `journeys/${journeyId}/evidence-files`)
      .query({ stepId: 'tick-signs' })
      .set(said('Mine', 'mine.png'))
      .set('content-type', 'image/png')
      .send(secretFile)
      .expect(200)
    const archive = await get('dilara', 'own-record/archive')
      .set('switchback-after', String(handed.body.position))
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => done(null, Buffer.concat(parts)))
      })
      .expect(200)
    const files = unzipSync(archive.body as Buffer)
    const record = JSON.parse(strFromU8(files['own-record.json']!))
    expect(record.person).toMatchObject({ name: 'Dilara Kaya', email: 'dilara@demo.switchback.example' })
    expect(JSON.stringify(record.journeys)).toContain(secretWords)
    expect(strFromU8(files['own-record.html']!)).toContain(secretWords)
    const name = Object.keys(files).find((each) => each.startsWith('files/'))!
    expect(Buffer.compare(Buffer.from(files[name]!), secretFile)).toBe(0)
  })

  it('says who looked at what, and not that one looked oneself', async () => {
    const journeyId = (await get('dilara', 'home')).body.journeys[0].journeyId
    await get('dilara', `journeys/${journeyId}`).expect(200)
    await get('jonas', `journeys/${journeyId}`).expect(200)
    await get('jonas', `journeys/${journeyId}`).expect(200)
    const { items } = (await get('dilara', 'own-record/readers').expect(200)).body
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ name: 'Jonas Weber', page: 'journey' })
    expect(items[0].times).toBeGreaterThanOrEqual(2)
  })

  it('says who took a file', async () => {
    const journeyId = (await get('dilara', 'home')).body.journeys[0].journeyId
    const { rows } = await running.database.admin.query<{ file: string }>(
      'select file_id as file from evidence_file where journey_id = $1 limit 1',
      [journeyId],
    )
    await get('jonas', `journeys/${journeyId}/evidence-files/${rows[0]!.file}`).expect(200)
    const { items } = (await get('dilara', 'own-record/readers').expect(200)).body
    expect(items).toContainEqual(expect.objectContaining({ name: 'Jonas Weber', page: 'evidence', times: 1 }))
  })

  it('has every change of consent', async () => {
    const streamId = tenantId
    await post('dilara', `organisations/${streamId}/change-reporting-consent`)
      .send({ reportingConsent: false })
      .expect(200)
    const back = await post('dilara', `organisations/${streamId}/change-reporting-consent`)
      .send({ reportingConsent: true })
      .expect(200)
    const { consents } = (await get('dilara', 'rights').set('switchback-after', String(back.body.position))).body
    expect(consents.map(({ reportingConsent }: { reportingConsent: boolean }) => reportingConsent)).toEqual([
      true,
      false,
      true,
    ])
  })

  it('is corrected by a new event, by themselves or an owner and nobody else', async () => {
    const path = `organisations/${tenantId}/correct-member`
    const done = await post('dilara', path).send({ personId: ids.dilara, name: 'Dilara Kaya-Berg' }).expect(200)
    expect(done.body.events).toEqual(['MemberCorrected'])
    await post('jonas', path).send({ personId: ids.dilara, name: 'No' }).expect(403)
  })
})

describe('an erasure', () => {
  const erasing = (name: string, days = 0) =>
    post(name, `organisations/${tenantId}/request-erasure`).send({ personId: ids.dilara, days })

  it('can be taken back by the one who asked until it is due, and no coach asks for it', async () => {
    await erasing('jonas').expect(403)
    await erasing('dilara', 7).expect(200)
    const takeBack = (name: string) =>
      post(name, `organisations/${tenantId}/withdraw-erasure`).send({ personId: ids.dilara })
    await takeBack('nora').expect(403)
    const back = await takeBack('dilara').expect(200)
    await get('nora', 'erasures').set('switchback-after', String(back.body.position)).expect(200)
    expect(await eraseDue(running, tenantId, new Date(Date.now() + 30 * 86_400_000))).toBe(0)
  })

  it('reaches every text: what a client writes in any tool is in no table in clear, before it and after', async () => {
    const journeyId = (await get('dilara', 'home')).body.journeys[0].journeyId
    let after = 0
    for (const [command, body] of commandsWithWords(wordsInEveryTool)) {
      const done = await post('dilara', `journeys/${journeyId}/${command}`).send(body)
      expect([command, done.status]).toEqual([command, 200])
      after = done.body.position
    }
    const book = (await get('dilara', `journeys/${journeyId}/workbook`).set('switchback-after', String(after))).body
    expect(JSON.stringify(book).split(wordsInEveryTool).length).toBeGreaterThan(30)
    expect(await findInTables(wordsInEveryTool)).toEqual([])
    expect(await findInTables('mauersegler-schlafen-im-flug')).toEqual([])
  })

  it('leaves the erased texts in no table; everything else still folds, and the certificate says so', async () => {
    // Before, they are found where they are meant to be: nowhere but sealed.
    const asked = await erasing('dilara').expect(200)
    await get('nora', 'erasures').set('switchback-after', String(asked.body.position)).expect(200)
    expect(await eraseDue(running, tenantId, new Date(Date.now() + 1_000))).toBe(1)
    const { head } = (
      await running.database.admin.query<{ head: number }>('select max(position)::int as head from event')
    ).rows[0]!
    const { items } = (await get('nora', 'erasures').set('switchback-after', String(head)).expect(200)).body
    expect(items[0]).toMatchObject({ personId: ids.dilara, name: null, status: 'carried-out' })

    for (const text of [secretWords, 'Dilara Kaya', 'dilara@demo.switchback.example', 'words that nobody else has'])
      expect(await findInTables(text)).toEqual([])
    const members = (await get('nora', 'members?limit=200')).body.items
    expect(members.some(({ personId }: { personId: string }) => personId === ids.dilara)).toBe(false)
    const certificate = (await get('nora', `erasures/${ids.dilara}/certificate`).expect(200)).body
    expect(certificate).toMatchObject({ personId: ids.dilara, destroyed: { key: 1, files: 1, accounts: 1 } })
    expect(certificate.chainHash).toMatch(/^[0-9a-f]{64}$/)
    const verified = await running.verify()
    expect(verified.differ).toEqual([])
    expect(verified.rows).toBeGreaterThan(500)
  })

  it('ends the sign-in, and nothing more is recorded of them', async () => {
    await request(running.address)
      .post('/api/session')
      .send({ email: 'dilara@demo.switchback.example', password })
      .expect(401)
    const caseload = (await get('jonas', 'caseload?limit=200')).body.items
    expect(caseload.some(({ clientId }: { clientId: string }) => clientId === ids.dilara)).toBe(false)
    const { rows } = await running.database.admin.query<{ stream: string }>(
      `select distinct stream_id as stream from event where subject_id = $1 and category = 'journey'`,
      [ids.dilara],
    )
    const refused = await post('jonas', `journeys/${rows[0]!.stream}/pause-journey`).send({})
    expect(refused.body).toMatchObject({ status: 409, code: 'PersonErased' })
  })

  it('is demanded by the rule of retention, of those who were removed long enough ago', async () => {
    await post('nora', `organisations/${tenantId}/change-settings`)
      .send({ settings: { retentionMonths: 2 } })
      .expect(200)
    const removed = await post('nora', `organisations/${tenantId}/remove-member`)
      .send({ personId: ids.priya })
      .expect(200)
    await get('nora', 'erasures').set('switchback-after', String(removed.body.position)).expect(200)
    await get('nora', 'members').set('switchback-after', String(removed.body.position)).expect(200)
    expect(await demandRetention(running, tenantId, new Date(Date.now() + 30 * 86_400_000))).toBe(0)
    expect(await demandRetention(running, tenantId, new Date(Date.now() + 90 * 86_400_000))).toBe(1)
  })

  it('leaves nothing that went wrong', () => expect(running.errors).toEqual([]))
})
