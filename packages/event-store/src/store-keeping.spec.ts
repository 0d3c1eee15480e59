import { randomBytes, randomUUID } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { longestText } from '@switchback/domain/kernel/fields'
import { EventStore } from './event-store.js'
import { eventStoreMigrations } from './migrate.js'
import { EventRefused, StoreUnavailable } from './errors.js'
import { erasedText, isEncrypted, Keyring } from './keyring.js'
import { holdsUnstorable, parseStored } from './storable.js'
import fc from 'fast-check'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { noteAppend, noteCatalogue } from '@switchback/testing/notes'

let database: TestDatabase
let store: EventStore
const masterKey = randomBytes(32)
const openStore = (pool: pg.Pool) => new EventStore(pool, new Keyring(pool, masterKey), noteCatalogue)

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations])
  store = openStore(database.pool)
})
afterAll(() => database.drop())

/** Appends one event to a new stream. Returns the data that is read back, decrypted. */
async function roundTrip(data: unknown, type = 'NoteTaken', tenantId = randomUUID()) {
  const streamId = randomUUID()
  const events = [{ type, data, subjectId: randomUUID() }]
  await store.append(noteAppend({ tenantId, streams: [{ streamId, category: 'note', expected: 0, events }] }))
  const [event] = await store.readStream(tenantId, streamId)
  return store.keyring.decrypt(tenantId, event!.data)
}

describe('reading', () => {
  it('a stream is read forward, backward, from a version, in pages', async () => {
    const tenantId = randomUUID()
    const streamId = randomUUID()
    await store.append(noteAppend({ tenantId, streamId, notes: ['a', 'b'] }))
    await store.append(noteAppend({ tenantId }))
    await store.append(noteAppend({ tenantId, streamId, expected: 2, notes: ['c', 'd'] }))
    const read = async (how: Parameters<EventStore['readStream']>[2]) =>
      (await store.readStream(tenantId, streamId, how)).map(({ data }) => data.text).join('')
    expect(await read({})).toBe('abcd')
    expect(await read({ backward: true })).toBe('dcba')
    expect(await read({ backward: true, from: 2 })).toBe('ba')
    expect(await read({ from: 2 })).toBe('bcd')
    expect(await read({ from: 2, limit: 2 })).toBe('bc')
    expect(await store.readStream(tenantId, randomUUID())).toEqual([])
    expect(await store.readTenant(randomUUID(), 0)).toEqual([])
  })

  it('an old schema version is upcast step by step when it is read, and the stored bytes do not change', async () => {
    const tenantId = randomUUID()
    const streamId = randomUUID()
    const raw = '{"place":  "cellar"}'
    await database.admin.query(
      `insert into event values ($1, 1, $2, 1, 'note', 'NoteMoved', 1, now(), now(), $2, $2, $2, null, null, null, $3)`,
      [tenantId, streamId, raw],
    )
    const [event] = await store.readStream(tenantId, streamId)
    expect(event).toMatchObject({ schemaVersion: 3, data: { from: '', to: 'cellar', by: 'unknown' } })
    const { rows } = await database.admin.query('select data::text as data from event where tenant_id = $1', [tenantId])
    expect(rows[0].data).toBe(raw)
  })

  it('an unknown type is passed on unchanged', async () => {
    const tenantId = randomUUID()
    await database.admin.query(
      `insert into event values ($1, 1, $1, 1, 'note', 'NoteSung', 9, now(), now(), $1, $1, $1, null, null, null, '{"key":"a minor"}')`,
      [tenantId],
    )
    const [event] = await store.readTenant(tenantId, 0)
    expect(event).toMatchObject({ type: 'NoteSung', schemaVersion: 9, data: { key: 'a minor' } })
  })
})

describe('keeping', () => {
  it("events cannot be changed, deleted or truncated as the application's role", async () => {
    const { tenantId } = noteAppend()
    await store.append(noteAppend({ tenantId }))
    for (const sql of [
      `update event set data = '{}'`,
      'delete from event',
      'truncate event',
      `update event set command_hash = '' where position = 1`,
      'drop table event',
      'alter table event disable row level security',
    ])
      await expect(database.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  it('a session of tenant A reads nothing of B, also with hand-written SQL; without a tenant it reads nothing', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    for (const tenantId of [a, b]) {
      await store.append(noteAppend({ tenantId }))
      await store.keyring.keyOf(tenantId, randomUUID())
    }
    const session = await database.pool.connect()
    try {
      for (const table of ['event', 'tenant_head', 'person_key']) {
        const tenants = async () =>
          (await session.query(`select distinct tenant_id from ${table}`)).rows.map(({ tenant_id }) => tenant_id)
        await session.query(`select set_config('app.tenants', '', false)`)
        expect(await tenants()).toEqual([])
        await session.query(`select set_config('app.tenants', $1, false)`, [`{${a}}`])
        expect(await tenants()).toEqual([a])
      }
      await expect(session.query('insert into tenant_head values ($1, 7)', [b])).rejects.toMatchObject({
        code: '42501',
      })
    } finally {
      session.release(true)
    }
  })

  it('an event with invalid data is refused before it reaches the database', async () => {
    const tenantId = randomUUID()
    const refused = (type: string, data: unknown) =>
      store.append(
        noteAppend({
          tenantId,
          streams: [{ streamId: tenantId, category: 'note', expected: 0, events: [{ type, data }] }],
        }),
      )
    await expect(refused('NoteTaken', { text: 7 })).rejects.toThrow(EventRefused)
    await expect(refused('NoteTaken', { more: 'x' })).rejects.toThrow(EventRefused)
    await expect(refused('NoteBurnt', {})).rejects.toThrow(EventRefused)
    await expect(refused('NoteTaken', { about: 'a person that is not named' })).rejects.toThrow(EventRefused)
    expect(await store.head(tenantId)).toBe(0)
  })

  it('personal fields are ciphertext in every table; after erasure they read as erased and the rest still reads', async () => {
    const tenantId = randomUUID()
    const streamId = randomUUID()
    const personId = randomUUID()
    const secret = `secret-${randomUUID()}`
    const data = { text: 'plain', about: secret, lines: [{ words: `${secret} again` }] }
    const events = [{ type: 'NoteTaken', data, subjectId: personId }]
    await store.append(noteAppend({ tenantId, streams: [{ streamId, category: 'note', expected: 0, events }] }))

    const [event] = await store.readStream(tenantId, streamId)
    expect(isEncrypted(event!.data.about)).toBe(true)
    expect(JSON.stringify(event)).not.toContain(secret)
    expect(await store.keyring.decrypt(tenantId, event!.data)).toEqual(data)
    expect(await dump()).not.toContain(secret)

    await store.keyring.destroy(tenantId, personId)
    for (const keyring of [store.keyring, openStore(database.pool).keyring])
      expect(await keyring.decrypt(tenantId, event!.data)).toEqual({
        text: 'plain',
        about: erasedText,
        lines: [{ words: erasedText }],
      })
    await expect(
      store.append(noteAppend({ tenantId, streams: [{ streamId, category: 'note', expected: 0, events }] })),
    ).rejects.toThrow(/erased/)
  })

  it('unicode, zero and negative zero, the longest text and dates before 1970 round-trip exactly', async () => {
    for (const number of [0, -0, 1e-7, Number.MAX_SAFE_INTEGER, -1.5]) {
      const back = (await roundTrip({ number })) as { number: number }
      expect(Object.is(back.number, number)).toBe(true)
    }
    const longest = '𝔘🧗🏽‍♀️é'.repeat(longestText).slice(0, longestText - 2) + 'zz'
    expect(await roundTrip({ text: longest.toWellFormed(), about: longest.toWellFormed() })).toEqual({
      text: longest.toWellFormed(),
      about: longest.toWellFormed(),
    })
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((text) => text.trim())
    await fc.assert(
      fc.asyncProperty(
        texts.filter((text) => text !== '' && !text.includes('\0') && !text.startsWith('sealed:')),
        async (text) => expect(await roundTrip({ text, about: text })).toEqual({ text, about: text }),
      ),
      { numRuns: 100 },
    )
    const [tenantId, streamId] = [randomUUID(), randomUUID()]
    const occurredAt = '1961-04-12T06:07:00.123Z'
    const events = [{ type: 'NoteTaken', data: {}, occurredAt }]
    await store.append(noteAppend({ tenantId, streams: [{ streamId, category: 'note', expected: 0, events }] }))
    expect((await store.readStream(tenantId, streamId))[0]!.occurredAt).toBe(occurredAt)
  })

  it('accepts exactly the texts and field names that jsonb accepts, also with surrogates and null characters', async () => {
    const units = fc.constantFrom('a', '\\', 'u', 'd800', '"', '\0', '\ud800', '\udc00', '\udbff', '\u0007', 'é', '🧗')
    const texts = fc.array(units, { maxLength: 6 }).map((parts) => parts.join(''))
    const values = fc.dictionary(texts, fc.oneof(texts, fc.array(texts, { maxLength: 2 })), { maxKeys: 3 })
    const takes = (json: string) =>
      database.pool.query('select $1::jsonb', [json]).then(
        () => true,
        () => false,
      )
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const json = JSON.stringify(value)
        expect([json, holdsUnstorable(json)]).toEqual([json, !(await takes(json))])
        expect([json, await takes(JSON.stringify(parseStored(json)))]).toEqual([json, true])
      }),
      { numRuns: 300 },
    )
  })

  it('refuses half of a surrogate pair, also in a text that would be encrypted', async () => {
    await expect(roundTrip({ blob: 'a\ud800b' }, 'NoteBlob')).rejects.toThrow(/surrogate/)
    await expect(roundTrip({ about: 'a\ud800b' })).rejects.toThrow(EventRefused)
    expect(await roundTrip({ blob: '🧗' }, 'NoteBlob')).toEqual({ blob: '🧗' })
  })

  it('reads a log that contains null characters and halves of surrogate pairs', async () => {
    const [tenantId, streamId] = [randomUUID(), randomUUID()]
    await store.append(noteAppend({ tenantId, streamId, notes: ['BAD'] }))
    await database.admin.query(`update event set data = $2::json where tenant_id = $1`, [
      tenantId,
      '{"text": "half \\ud800 null \\u0000 whole \\ud83e\\uddd7", "\\udc00": 1}',
    ])
    const read = { text: 'half \ufffd null \ufffd whole 🧗', '\ufffd': 1 }
    expect((await store.readStream(tenantId, streamId))[0]!.data).toEqual(read)
    expect((await store.readTenant(tenantId, 0))[0]!.data).toEqual(read)
  })

  it('null characters are refused with a clear error, and a text that only spells them out is stored', async () => {
    await expect(roundTrip({ blob: 'a\0b' }, 'NoteBlob')).rejects.toThrow(/null character/)
    await expect(roundTrip({ about: 'a\0b' })).rejects.toThrow(EventRefused)
    expect(await roundTrip({ blob: '\\u0000 \\\\u0000' }, 'NoteBlob')).toEqual({ blob: '\\u0000 \\\\u0000' })
  })

  it('an event over 256 KiB is refused', async () => {
    await expect(roundTrip({ blob: 'x'.repeat(256 * 1024) }, 'NoteBlob')).rejects.toThrow(/larger than 256 KiB/)
    await expect(roundTrip({ blob: 'x'.repeat(255 * 1024) }, 'NoteBlob')).resolves.toBeDefined()
  })
})

describe('when the database fails', () => {
  let proxy: Server
  let port: number
  let sockets: Socket[] = []
  /** What to do with the next answer of the server: pass it, or cut the line before it. */
  let cutAnswers = 0

  beforeEach(async () => {
    const target = new URL(database.applicationUrl)
    proxy = createServer((client) => {
      const server = connect(Number(target.port), '127.0.0.1')
      sockets.push(client, server)
      let appending = false
      client.on('data', (chunk) => {
        appending = chunk.includes('append_events')
        server.write(chunk)
      })
      server.on('data', (chunk) => {
        if (appending && cutAnswers > 0 && chunk.includes('Z')) {
          cutAnswers -= 1
          client.destroy()
          server.destroy()
        } else client.write(chunk)
      })
      for (const socket of [client, server]) {
        socket.on('error', () => {})
        socket.on('close', () => [client, server].forEach((each) => each.destroy()))
      }
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    port = (proxy.address() as { port: number }).port
  })
  const closeProxy = async () => {
    for (const socket of sockets) socket.destroy()
    sockets = []
    await new Promise((resolve) => proxy.close(resolve))
  }
  const proxied = () => {
    const url = new URL(database.applicationUrl)
    url.port = String(port)
    const pool = new pg.Pool({ connectionString: url.href, max: 1, connectionTimeoutMillis: 2_000 })
    pool.on('error', () => {})
    return pool
  }

  it('an append whose connection is cut between commit and answer finds its own result', async () => {
    const pool = proxied()
    const [tenantId, streamId] = [randomUUID(), randomUUID()]
    cutAnswers = 1
    const result = await openStore(pool).append(noteAppend({ tenantId, streamId, expected: 0 }))
    expect(cutAnswers).toBe(0)
    expect(result).toMatchObject({ firstPosition: 1, lastPosition: 1, repeated: true })
    expect(await store.head(tenantId)).toBe(1)
    await pool.end()
    await closeProxy()
  })

  it('a stopped server causes a clear error that says to try again, and no half append', async () => {
    const pool = proxied()
    const broken = openStore(pool)
    const command = noteAppend({ expected: 0 })
    await broken.head(command.tenantId)
    await closeProxy()
    await expect(broken.append(command)).rejects.toThrow(StoreUnavailable)
    await expect(broken.readTenant(command.tenantId, 0)).rejects.toThrow(StoreUnavailable)
    expect(await store.head(command.tenantId)).toBe(0)
    expect(await store.append(command)).toMatchObject({ firstPosition: 1, repeated: false })
    await pool.end()
  })

  it('a full disk causes a clear error that says to try again, and no half append', async () => {
    await closeProxy()
    await database.admin.query(`
      create function disk_full() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger disk_full before insert on event for each statement execute function disk_full()`)
    const command = noteAppend({ expected: 0 })
    await expect(store.append(command)).rejects.toThrow(StoreUnavailable)
    await database.admin.query('drop trigger disk_full on event; drop function disk_full()')
    expect(await store.head(command.tenantId)).toBe(0)
    expect(await store.append(command)).toMatchObject({ firstPosition: 1, repeated: false })
  })
})

async function dump() {
  const { rows: tables } = await database.admin.query(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  const contents = await Promise.all(
    tables.map(({ name }) =>
      database.admin.query(`select coalesce(string_agg(t::text, ' '), '') as text from "${name}" t`),
    ),
  )
  return contents.map(({ rows }) => rows[0].text).join(' ')
}
