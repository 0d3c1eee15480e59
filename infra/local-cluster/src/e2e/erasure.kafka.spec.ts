import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { eventsTopic } from '@switchback/event-feed/kafka/topic'
import { loadDemo } from '@switchback/demo/demo'
import { until } from '@switchback/testing/log-contract'
import { commandsWithWords } from '@switchback/testing/own-words'
import { startForTest, type Running } from './support.js'

const password = 'a password for the demo'
const words = `Mauersegler schlafen im Flug ${randomUUID()}`
let running: Running
beforeAll(async () => {
  running = await startForTest()
  await loadDemo(running.core, password, () => {})
}, 240_000)
afterAll(() => running?.stop())

/** Files below a folder in which a text stands as bytes. */
async function filesWith(text: string, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // Kafka's indexes are offsets alone, in files of many empty megabytes.
    if (!entry.isFile() || /\.(time)?index$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    // Servers that run make files and take them away.
    const content = await readFile(path).catch(() => Buffer.alloc(0))
    if (content.includes(text)) found.push(path)
  }
  return found
}

it('leaves the erased texts in no file of the database or the brokers, no record, no log message; the rest still folds', async () => {
  const signIn = async (name: string) => {
    const answer = await request(running.address)
      .post('/api/session')
      .send({ email: `${name}@demo.switchback.example`, password })
      .expect(200)
    const headers = {
      cookie: String(answer.headers['set-cookie']![0]).split(';')[0]!,
      'x-csrf-token': answer.body.csrfToken,
    }
    return { headers, body: answer.body }
  }
  const nora = await signIn('nora')
  const dilara = await signIn('dilara')
  const { tenantId } = dilara.body.tenant
  const { personId } = dilara.body.person
  const get = (who: typeof nora, path: string) => request(running.address).get(`/api/${path}`).set(who.headers)
  const post = (who: typeof nora, path: string) =>
    request(running.address).post(`/api/${path}`).set(who.headers).set('idempotency-key', randomUUID())

  await until(async () => (await get(dilara, 'home')).body.journeys?.length > 0)
  const journeyId = (await get(dilara, 'home')).body.journeys[0].journeyId
  for (const [command, body] of commandsWithWords(words))
    await post(dilara, `journeys/${journeyId}/${command}`).send(body).expect(200)
  await post(dilara, `organisations/${tenantId}/correct-member`)
    .send({ personId, name: words.slice(0, 60) })
    .expect(200)
  // A text that nobody sealed is found in all those places: the search does search.
  const open = `Offen ${randomUUID()}`
  await post(nora, `organisations/${tenantId}/add-sponsor`).send({ name: open }).expect(200)

  await post(dilara, `organisations/${tenantId}/request-erasure`).send({ personId, days: 0 }).expect(200)
  const isErased = async () => {
    const { items } = (await get(nora, 'erasures')).body
    return items?.some(
      (one: { personId: string; status: string }) => one.personId === personId && one.status === 'carried-out',
    )
  }
  // What cannot be undone waits until it was found due for an hour. Of the hour this leaves nothing but the next round.
  const passHour = async () => {
    const { rowCount } = await running.database.admin.query(
      `update due_finding set waited_ms = 3600000 where tenant_id = $1 and task = 'erasure'`,
      [tenantId],
    )
    return rowCount === 1
  }
  await until(passHour, 120_000)
  await until(isErased, 120_000)
  await running.database.admin.query('checkpoint')

  const { rows } = await running.database.admin.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  )
  expect((await filesWith(open, rows[0]!.folder)).length).toBeGreaterThan(0)
  // Brokers keep records compressed: what stands in them is read back.
  const records: string[] = []
  await until(async () => {
    records.length = 0
    await readTopic(await openKafka({ brokers: running.brokers }), eventsTopic, ({ value, headers }) =>
      records.push(
        `${value} ${Object.values(headers ?? {})
          .map(String)
          .join(' ')}`,
      ),
    )
    return records.some((record) => record.includes('ErasureCarriedOut'))
  })
  expect(records.some((record) => record.includes(open))).toBe(true)
  for (const text of [words, words.slice(0, 28), 'Dilara Kaya', 'dilara@demo.switchback.example']) {
    expect(await filesWith(text, rows[0]!.folder)).toEqual([])
    expect(await filesWith(text, running.folder)).toEqual([])
    expect(records.filter((record) => record.includes(text))).toEqual([])
    expect(running.logged.filter((line) => JSON.stringify(line).includes(text))).toEqual([])
    expect(running.errors).toEqual([])
  }
  const verified = await running.verify()
  expect(verified.differ).toEqual([])
  expect(verified.rows).toBeGreaterThan(500)
}, 420_000)
