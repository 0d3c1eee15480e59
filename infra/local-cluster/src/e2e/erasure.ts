import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { eventsTopic } from '@switchback/event-feed/kafka/topic'
import { until } from '@switchback/testing/until'
import { commandsWithWords } from '@switchback/testing/own-words'
import type { Running } from './support.js'

const words = `Mauersegler schlafen im Flug ${randomUUID()}`

/** Returns the files below a folder that contain a text. */
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

/**
 * A test with the demo data of `running`: after an erasure the person's texts are nowhere. `password` is that of the demo.
 */
export function erasureLeavesNothing(running: () => Running, password: string) {
  it(
    'an erasure leaves the person’s texts in no file, no record of Kafka and no log line, and other views stay right',
    () => eraseDilara(running(), password),
    420_000,
  )
}

async function eraseDilara(running: Running, password: string) {
  const [nora, dilara] = [await signIn(running, 'nora', password), await signIn(running, 'dilara', password)]
  await writeWords(dilara)
  // A text that is not encrypted is found in all those places: the search does search.
  const clear = `Offen ${randomUUID()}`
  await nora.post(`organisations/${nora.tenantId}/add-sponsor`, { name: clear })

  const { tenantId, personId } = dilara
  await dilara.post(`organisations/${tenantId}/request-erasure`, { personId, days: 0 })
  await untilErased(running, nora, personId)
  await running.database.admin.query('checkpoint')

  const { rows } = await running.database.admin.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  )
  expect((await filesWith(clear, rows[0]!.folder)).length).toBeGreaterThan(0)
  const records = await recordsOf(running)
  expect(records.some((record) => record.includes(clear))).toBe(true)
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
}

/** A person of the demo, signed in. */
async function signIn(running: Running, name: string, password: string) {
  const answer = await request(running.address)
    .post('/api/session')
    .send({ email: `${name}@demo.switchback.example`, password })
    .expect(200)
  const headers = {
    cookie: String(answer.headers['set-cookie']![0]).split(';')[0]!,
    'x-csrf-token': answer.body.csrfToken,
  }
  return {
    tenantId: answer.body.tenant.tenantId as string,
    personId: answer.body.person.personId as string,
    get: (path: string) => request(running.address).get(`/api/${path}`).set(headers),
    post: (path: string, body: object) =>
      request(running.address)
        .post(`/api/${path}`)
        .set(headers)
        .set('idempotency-key', randomUUID())
        .send(body)
        .expect(200),
  }
}
type SignedIn = Awaited<ReturnType<typeof signIn>>

/** A client writes the words wherever a text of their own can be written. */
async function writeWords({ tenantId, personId, get, post }: SignedIn) {
  await until(async () => (await get('home')).body.journeys?.length > 0)
  const { journeyId } = (await get('home')).body.journeys[0]
  for (const [command, body] of commandsWithWords(words)) await post(`journeys/${journeyId}/${command}`, body)
  await post(`organisations/${tenantId}/correct-member`, { personId, name: words.slice(0, 60) })
}

/** An erasure is carried out once it has been due for an hour. Sets that hour to its end, and waits for the next round. */
async function untilErased(running: Running, owner: SignedIn, personId: string) {
  await until(async () => {
    const { rowCount } = await running.database.admin.query(
      `update due_finding set waited_ms = 3600000 where tenant_id = $1 and task = 'erasure'`,
      [owner.tenantId],
    )
    return rowCount === 1
  }, 120_000)
  await until(async () => {
    const { items } = (await owner.get('erasures')).body
    return items?.some(
      (one: { personId: string; status: string }) => one.personId === personId && one.status === 'carried-out',
    )
  }, 120_000)
}

/** Every record of the topic as text, once the erasure is among them. Brokers keep records compressed, so they are read back. */
async function recordsOf(running: Running): Promise<string[]> {
  const records: string[] = []
  await until(async () => {
    records.length = 0
    await readTopic(await openKafka({ brokers: running.brokers }), eventsTopic, ({ value, headers }) => {
      const ofHeaders = Object.values(headers ?? {}).map(String)
      records.push([value, ...ofHeaders].join(' '))
    })
    return records.some((record) => record.includes('ErasureCarriedOut'))
  })
  return records
}
