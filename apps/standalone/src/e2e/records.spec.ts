import { createHash, randomUUID } from 'node:crypto'
import request from 'supertest'
import { demoPassword as password, startForTest, type Running } from './support.js'

let running: Running
type Person = Awaited<ReturnType<typeof signIn>>
const people: Record<string, Person> = {}

beforeAll(async () => {
  running = await startForTest({ demo: true })
  for (const name of ['amara', 'arun', 'dilara', 'jonas', 'priya']) people[name] = await signIn(name)
}, 120_000)
afterAll(() => running.stop())

async function signIn(name: string, secret = password) {
  const answer = await request(running.address)
    .post('/api/session')
    .send({ email: `${name}@demo.switchback.example`, password: secret })
    .expect(200)
  return {
    cookie: String(answer.headers['set-cookie']![0]).split(';')[0]!,
    'x-csrf-token': answer.body.csrfToken as string,
  }
}

const get = (name: string, path: string) => request(running.address).get(`/api/${path}`).set(people[name]!)
const post = (name: string, path: string) =>
  request(running.address).post(`/api/${path}`).set(people[name]!).set('idempotency-key', randomUUID())
const journeyOf = async (name: string) => (await get(name, 'home')).body.journeys[0].journeyId as string

/** The pieces of evidence of a journey that have a title, once the views have the position. */
const piecesOf = async (name: string, journeyId: string, title: string, position: number) =>
  (
    await get(name, `journeys/${journeyId}/evidence`).set('switchback-after', String(position)).expect(200)
  ).body.items.filter((piece: { title: string }) => piece.title === title)

const said = (title: string, name: string) => ({
  'evidence-title': `UTF-8''${encodeURIComponent(title)}`,
  'evidence-file-name': `UTF-8''${encodeURIComponent(name)}`,
})
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a file as evidence', () => {
  const hand = async (content: Buffer, type = 'image/png') =>
    post('dilara', `journeys/${await journeyOf('dilara')}/evidence-files`)
      .query({ stepId: 'tick-signs' })
      .set(said('My list', 'Liste für mich.png'))
      .set('content-type', type)
      .send(content)

  it('is kept outside the log, sealed, with its hash in the event; client and coach read it, nobody else', async () => {
    const journeyId = await journeyOf('dilara')
    const { body } = await hand(pixel)
    expect(body.events).toEqual(['EvidenceSubmitted'])
    const [evidence] = await piecesOf('dilara', journeyId, 'My list', body.position)
    expect(evidence).toMatchObject({
      kind: 'file',
      content: 'Liste für mich.png',
      file: { mediaType: 'image/png', bytes: pixel.length, sha256: createHash('sha256').update(pixel).digest('hex') },
    })
    const path = `journeys/${journeyId}/evidence-files/${evidence.file.fileId}`
    const read = await get('jonas', path).buffer(true).expect(200)
    expect(read.headers['content-disposition']).toContain('attachment')
    expect(Buffer.compare(read.body as Buffer, pixel)).toBe(0)
    await get('amara', path).expect(404)
    await get('priya', path).expect(404)
    const { rows } = await running.database.admin.query<{ sealed: Buffer }>('select sealed from evidence_file')
    expect(rows[0]!.sealed.includes(pixel.subarray(0, 16))).toBe(false)
  })
  it('is known by its content, not by what it is called', async () => {
    const answer = await hand(Buffer.from('<script>alert(1)</script>'))
    expect(answer.status).toBe(400)
    expect(answer.body.detail).toContain('PDF')
  })
  it('is refused when it is too large, and nothing is kept', async () => {
    expect((await hand(Buffer.concat([pixel, Buffer.alloc(10_000_000)]))).status).toBe(413)
    const { rows } = await running.database.admin.query('select 1 from evidence_file')
    expect(rows).toHaveLength(1)
  })
  it('is saved under a name that ends as its content says', async () => {
    const journeyId = await journeyOf('dilara')
    const { body } = await post('dilara', `journeys/${journeyId}/evidence-files`)
      .query({ stepId: 'tick-signs' })
      .set(said('A page', 'page.html'))
      .set('content-type', 'application/pdf')
      .send(Buffer.from('%PDF-1.4 <script>alert(1)</script>'))
      .expect(200)
    const [{ file }] = await piecesOf('dilara', journeyId, 'A page', body.position)
    const read = await get('jonas', `journeys/${journeyId}/evidence-files/${file.fileId}`).expect(200)
    expect(read.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''page.html.pdf`)
    await running.database.admin.query('delete from evidence_file where file_id = $1', [file.fileId])
  })
  it('is named in headers: words in the address are refused', async () => {
    const answer = await post('dilara', `journeys/${await journeyOf('dilara')}/evidence-files`)
      .query({ stepId: 'tick-signs', title: 'My list', name: 'list.png' })
      .set('content-type', 'image/png')
      .send(pixel)
    expect(answer.status).toBe(400)
  })
  it('is taken from no stranger, and on no other address, before it is read', async () => {
    const large = Buffer.concat([pixel, Buffer.alloc(3_000_000)])
    const path = `/api/journeys/${await journeyOf('dilara')}/evidence-files`
    // The answer may come while the file is still on its way, and end the connection: what counts is that nothing is taken.
    const anonymous = await fetch(`${running.address}${path}?stepId=tick-signs`, {
      method: 'POST',
      headers: { 'content-type': 'image/png', ...said('t', 'n.png') },
      body: large,
    })
    expect(anonymous.status).toBe(401)
    const elsewhere = await fetch(`${running.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: large,
    })
    expect(elsewhere.status).toBe(413)
  })
  it('leaves nothing behind when the rules refuse it', async () => {
    const answer = await post('dilara', `journeys/${await journeyOf('dilara')}/evidence-files`)
      .query({ stepId: 'no-such-step' })
      .set(said('t', 'n.png'))
      .set('content-type', 'image/png')
      .send(pixel)
    expect([answer.status, answer.body.code]).toEqual([404, 'StepNotFound'])
    const { rows } = await running.database.admin.query('select 1 from evidence_file')
    expect(rows).toHaveLength(1)
  })
  it('stays when its key is used again for another file: the first answer may have been lost on the way', async () => {
    const path = `journeys/${await journeyOf('dilara')}/evidence-files`
    const key = randomUUID()
    const send = (content: Buffer, title: string) =>
      post('dilara', path)
        .set('idempotency-key', key)
        .query({ stepId: 'tick-signs' })
        .set(said(title, 'one.png'))
        .set('content-type', 'image/png')
        .send(content)
    const first = await send(pixel, 'Once')
    expect(first.status).toBe(200)
    expect((await send(pixel, 'Once')).body).toMatchObject({ repeated: true, position: first.body.position })
    expect((await send(Buffer.concat([pixel, pixel]), 'Once')).status).toBe(409)
    const { rows } = await running.database.admin.query('select 1 from evidence_file')
    expect(rows).toHaveLength(2)
  })
  it('cannot be claimed by a command without a file', async () => {
    const file = { fileId: randomUUID(), mediaType: 'image/png', bytes: 1, sha256: 'a'.repeat(64) }
    await post('dilara', `journeys/${await journeyOf('dilara')}/submit-file`)
      .send({ stepId: 'tick-signs', title: 't', name: 'n.png', file })
      .expect(403)
  })
})

describe('a journey as of a date', () => {
  it('is what had happened by then, in true time', async () => {
    const journeyId = await journeyOf('arun')
    const asOf = async (at: string) => (await get('arun', `journeys/${journeyId}/as-of?at=${at}`)).body
    const early = await asOf('2014-01-01T00:00:00Z')
    const late = await asOf('2030-01-01T00:00:00Z')
    const now = (await get('arun', `journeys/${journeyId}`)).body
    expect(early.status).toBe('open')
    expect(early.stepsDone).toBeLessThan(late.stepsDone)
    expect(early.pictures).toHaveLength(1)
    expect(late).toEqual(now)
    expect((await get('arun', `journeys/${journeyId}/as-of?at=1999-01-01T00:00:00Z`)).status).toBe(404)
  })
})

describe('a workbook', () => {
  it('has what the story of the demo recorded, for the client and their coach', async () => {
    const journeyId = await journeyOf('arun')
    const book = (await get('arun', `journeys/${journeyId}/workbook`).expect(200)).body
    expect(book.areas.length).toBeGreaterThanOrEqual(4)
    expect(book.areas.filter(({ chosen }: { chosen: unknown }) => chosen).length).toBeGreaterThan(0)
    expect(book.areas[0].what).toMatch(/\w/)
    expect(JSON.stringify(book)).not.toContain('sealed:')
    await get('priya', `journeys/${journeyId}/workbook`).expect(404)
  })
})

describe('an engagement report', () => {
  it('has a line for each of the coach’s clients, with what they did in the period', async () => {
    const ask = async (from: string, to: string) => (await get('amara', `engagement?from=${from}&to=${to}`)).body
    const all = await ask('2010-01-01', '2030-01-01')
    expect(all.items.length).toBeGreaterThan(3)
    const someone = all.items.find(({ engagement }: { engagement: { stepsDone: number } }) => engagement.stepsDone > 2)
    expect(someone.engagement.activeWeeks).toBeGreaterThan(0)
    const before = await ask('1990-01-01', '1990-12-31')
    expect(before.weeks).toBe(53)
    expect(
      before.items.every(({ engagement }: { engagement: { stepsDone: number } }) => engagement.stepsDone === 0),
    ).toBe(true)
  })
})

describe('how somebody reads', () => {
  it('is theirs to say, and follows them', async () => {
    const said = { language: 'de', timeZone: 'Asia/Kolkata' }
    await request(running.address).put('/api/session/preferences').set(people.arun!).send(said).expect(200)
    expect((await get('arun', 'session')).body.preferences).toEqual(said)
    const wrong = { language: 'de', timeZone: 'Mars/Olympus' }
    const answer = await request(running.address).put('/api/session/preferences').set(people.arun!).send(wrong)
    expect([answer.status, answer.body.issues[0].path]).toEqual([400, 'timeZone'])
  })
  it('a password is changed by who knows the old one, and ends the other sessions', async () => {
    const elsewhere = await signIn('dilara')
    const change = (from: string) => post('dilara', 'session/password').send({ from, to: 'another long password' })
    expect((await change('not the password')).status).toBe(401)
    await change(password).expect(204)
    await get('dilara', 'session').expect(200)
    await request(running.address).get('/api/session').set(elsewhere).expect(401)
    people.dilara = await signIn('dilara', 'another long password')
  })
})
