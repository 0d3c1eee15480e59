import { randomBytes } from 'node:crypto'
import { Socket } from 'node:net'
import { borrow, openPool, type PoolOptions } from '@switchback/database/pool'
import { EventStore } from './event-store.js'
import { eventStoreMigrations } from './migrate.js'
import { StoreUnavailable } from './errors.js'
import { Keyring } from './keyring.js'
import type pg from 'pg'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { noteAppend, noteCatalogue } from '@switchback/testing/notes'
import { Proxy } from '@switchback/testing/proxy'

let database: TestDatabase
let proxy: Proxy
let pool: pg.Pool
let store: EventStore

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations])
  proxy = await Proxy.before(database.applicationUrl)
  const connectionString = proxy.through(database.applicationUrl)
  const limits = { connectMs: 1_000, statementMs: 1_000 }
  pool = openPool({ connectionString, max: 3, pipeline: true, limits })
  store = new EventStore(pool, new Keyring(pool, randomBytes(32)), noteCatalogue)
})
afterAll(async () => {
  await pool.end()
  await proxy.close()
  await database.drop()
})

test('an append that was committed and never answered gets its result on another connection, and is stored once', async () => {
  await store.append(noteAppend())
  proxy.loseAnswers()
  const append = noteAppend()
  const result = await store.append(append)
  expect(result).toMatchObject({ firstPosition: 1, lastPosition: 1, repeated: true })
  expect(await store.append(append)).toEqual(result)
  expect(await store.readTenant(append.tenantId, 0)).toHaveLength(1)
})

test('an append that never arrived fails with a retryable error, and the second try stores it once', async () => {
  await store.append(noteAppend())
  proxy.stick()
  const append = noteAppend()
  await expect(store.append(append)).rejects.toThrow(StoreUnavailable)
  expect(await store.append(append)).toMatchObject({ firstPosition: 1, repeated: false })
  expect(await store.readTenant(append.tenantId, 0)).toHaveLength(1)
})

test('many appends to a locked table time out, and all can be retried', async () => {
  const appends = Array.from({ length: 20 }, () => noteAppend())
  await borrow(database.admin, async (holder) => {
    await holder.query('begin; lock table event in access exclusive mode')
    const outcomes = await Promise.allSettled(appends.map((append) => store.append(append)))
    await holder.query('rollback')
    for (const outcome of outcomes)
      expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(StoreUnavailable)
  })
  for (const append of appends) await store.append(append)
  for (const { tenantId } of appends) expect(await store.readTenant(tenantId, 0)).toHaveLength(1)
})

test('an append whose connection breaks while it is sent uses another connection', async () => {
  const sockets: Socket[] = []
  const stream = () => sockets[sockets.push(new Socket()) - 1]
  const narrow = openPool({ connectionString: database.applicationUrl, max: 3, pipeline: true, stream } as PoolOptions)
  const over = new EventStore(narrow, new Keyring(narrow, randomBytes(32)), noteCatalogue)
  await over.append(noteAppend())
  // What the system says where the other end has gone, and no answer has come that says so first.
  const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  for (const socket of sockets) {
    socket._write = (_bytes, _encoding, done) => done(broken)
    socket._writev = (_chunks, done) => done(broken)
  }
  const append = noteAppend()
  expect(await over.append(append)).toMatchObject({ firstPosition: 1, repeated: false })
  expect(await over.readTenant(append.tenantId, 0)).toHaveLength(1)
  await narrow.end()
})
