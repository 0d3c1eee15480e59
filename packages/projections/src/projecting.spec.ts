import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { borrow, openPool } from '@switchback/database/pool'
import { EventStore } from '@switchback/event-store/event-store'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { erasedText, Keyring } from '@switchback/event-store/keyring'
import {
  Fenced,
  deleteGeneration,
  loadCheckpoints,
  moveCheckpoints,
  retryProjection,
  skipEvent,
} from './checkpoints.js'
import { projectionMigrations } from './migrations.js'
import { Projector } from './projector.js'
import { canonical, compareWithStore, viewAsOf } from './replay.js'
import { loadRows } from './rows.js'
import { tableStatements } from './table.js'
import { asTenant } from './tenancy.js'
import { ViewBehind, ViewReader } from '@switchback/views/reading/view-reader'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { noteCounts, noteCountsTable } from '@switchback/testing/note-views'
import { noteAppend, noteCatalogue } from '@switchback/testing/notes'
import { seededRandom } from '@switchback/testing/random'

let database: TestDatabase
let store: EventStore
let reader: ViewReader

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations, projectionMigrations])
  await database.admin.query(tableStatements(noteCountsTable))
  const keyring = new Keyring(database.pool, randomBytes(32))
  store = new EventStore(database.pool, keyring, noteCatalogue)
  reader = new ViewReader(database.applicationUrl, keyring, { poolSize: 4 })
})
afterAll(async () => {
  await reader.close()
  await database.drop()
})

const projector = (options = {}, projections = [noteCounts()]) =>
  new Projector(database.pool, store, projections, options)

/** A tenant with notes in several streams. */
async function tenantWithNotes(count: number, streams = 5) {
  const tenantId = randomUUID()
  const ids = Array.from({ length: streams }, () => randomUUID())
  const note = (at: number) => {
    const append = { streamId: ids[at % streams]!, expected: Math.floor(at / streams), notes: [`note ${at}`] }
    return store.append(noteAppend({ tenantId, ...append }))
  }
  for (let at = 0; at < count; at += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - at) }, (_, index) => note(at + index)))
  return { tenantId, ids }
}

async function rowsOf(tenantId: string, projection = noteCounts()) {
  const checkpoints = await loadCheckpoints(database.pool, tenantId, [projection.id])
  const live = checkpoints.find(({ status }) => status === 'live')!
  const rows = await asTenant(database.pool, tenantId, (client) =>
    loadRows(client, projection, tenantId, live.generation),
  )
  return {
    rows: new Map([...rows].sort(([one], [other]) => (one < other ? -1 : 1))),
    position: live.position,
    generation: live.generation,
  }
}

const bytesOf = (rows: Map<string, unknown>) => canonical([...rows].sort(([one], [other]) => (one < other ? -1 : 1)))
const context = (tenantId: string, after?: number) => ({
  tenantId,
  actor: { id: tenantId, roles: [] },
  now: new Date(),
  after,
})

describe('folding', () => {
  it('folding a tenant twice from the beginning makes the same rows, byte for byte', async () => {
    const { tenantId } = await tenantWithNotes(120)
    await projector().advance(tenantId)
    const first = await rowsOf(tenantId)
    await projector().rebuild(tenantId)
    const second = await rowsOf(tenantId)
    expect(second.generation).toBeGreaterThan(first.generation)
    expect(bytesOf(second.rows)).toBe(bytesOf(first.rows))
    expect(await compareWithStore(database.pool, store, [noteCounts()], tenantId)).toEqual({ rows: 5, differ: [] })
  })

  it('any batch size makes the same rows', async () => {
    const { tenantId } = await tenantWithNotes(60)
    const expected = bytesOf(await viewAsOf(store, noteCounts(), tenantId))
    for (const batch of [1, 2, 7, 59, 60, 61]) {
      await projector({ batch }).rebuild(tenantId)
      expect(bytesOf((await rowsOf(tenantId)).rows)).toBe(expected)
    }
  })

  it('killed a hundred times at random moments, it ends with the rows of an uninterrupted fold', async () => {
    const { tenantId } = await tenantWithNotes(3_000, 20)
    const program = fileURLToPath(new URL('../../../infra/testing/dist/projector-process.js', import.meta.url))
    const random = seededRandom('moments of kills')
    let kills = 0
    while (kills < 100) {
      const batch = String(1 + Math.floor(random() * 12))
      const child = spawn(process.execPath, [program, database.applicationUrl, tenantId, batch], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let ended = false
      const exit = new Promise((resolve) => child.on('exit', resolve)).then(() => (ended = true))
      await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), exit])
      await delay(random() * 60)
      if (!ended) kills += 1
      child.kill('SIGKILL')
      await exit
      // Once it has caught up there is nothing left to interrupt: begin again.
      if (ended)
        await asTenant(database.pool, tenantId, (client) =>
          client
            .query('update projection_checkpoint set position = 0 where tenant_id = $1', [tenantId])
            .then(() => client.query(`delete from ${noteCountsTable.sqlName} where tenant_id = $1`, [tenantId])),
        )
    }
    await projector().advance(tenantId)
    const { rows, position } = await rowsOf(tenantId)
    expect(position).toBe(3_000)
    expect(bytesOf(rows)).toBe(bytesOf(await viewAsOf(store, noteCounts(), tenantId)))
  }, 180_000)
})

describe('trouble', () => {
  it('an event that throws is tried again, then set aside with its error; only that view of that tenant waits', async () => {
    const { tenantId, ids } = await tenantWithNotes(3, 1)
    await store.append(noteAppend({ tenantId, streamId: ids[0]!, expected: 3, notes: ['poison'] }))
    await store.append(noteAppend({ tenantId, streamId: ids[0]!, expected: 4, notes: ['after'] }))
    const sick = {
      ...noteCounts({ poison: 'poison', name: 'sick' }),
      table: { ...noteCountsTable, name: 'sick', sqlName: 'sick_v1' },
    }
    await database.admin.query(tableStatements(sick.table))
    const failures: number[] = []
    const worker = projector(
      { onFailure: (_: string, __: string, { tries }: { tries: number }) => failures.push(tries) },
      [noteCounts(), sick],
    )
    for (let turn = 0; turn < 5; turn += 1) await worker.advance(tenantId)

    const state = async () =>
      Object.fromEntries(
        (await loadCheckpoints(database.pool, tenantId, ['note_counts@1', 'sick@1'])).map((one) => [
          one.projection,
          one,
        ]),
      )
    expect(failures).toEqual([1, 2, 3])
    expect((await state())['note_counts@1']).toMatchObject({ position: 5, failure: null })
    expect((await state())['sick@1']).toMatchObject({
      position: 3,
      failure: { position: 4, type: 'NoteTaken', error: 'cannot take poison', tries: 3, setAside: true },
    })
    const { tenantId: other } = await tenantWithNotes(2, 1)
    await worker.advance(other)
    expect(await compareWithStore(database.pool, store, [sick], other)).toEqual({ rows: 1, differ: [] })

    // An operator lets it try again with a program that can take the event ...
    await retryProjection(database.pool, tenantId, 'sick@1')
    const mended = { ...sick, on: noteCounts().on }
    await projector({}, [mended]).advance(tenantId)
    expect((await state())['sick@1']).toMatchObject({ position: 5, failure: null })

    // ... or lets another one pass over it, with a reason that is kept.
    const { tenantId: third, ids: thirdIds } = await tenantWithNotes(1, 1)
    await store.append(noteAppend({ tenantId: third, streamId: thirdIds[0]!, expected: 1, notes: ['poison', 'after'] }))
    for (let turn = 0; turn < 4; turn += 1) await projector({}, [sick]).advance(third)
    await skipEvent(database.pool, third, 'sick@1', 'a slip of the pen')
    await projector({}, [sick]).advance(third)
    expect((await rowsOf(third, sick)).rows.get(thirdIds[0]!)).toMatchObject({ notes: 2, lastText: 'after' })
    const { rows } = await database.admin.query(
      'select position::int, reason from projection_skip where tenant_id = $1',
      [third],
    )
    expect(rows).toEqual([{ position: 2, reason: 'a slip of the pen' }])
  })

  it('of two workers fighting over a tenant one commits, and the other’s write fails on the checkpoint', async () => {
    const { tenantId } = await tenantWithNotes(400)
    const [checkpoint] = await loadCheckpoints(database.pool, tenantId, ['note_counts@1'])
    const move = () =>
      asTenant(database.pool, tenantId, (client) => moveCheckpoints(client, tenantId, [{ ...checkpoint!, to: 1 }]))
    const outcomes = await Promise.allSettled([move(), move()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(
      Fenced,
    )

    const { tenantId: fought } = await tenantWithNotes(400)
    const workers = [projector({ batch: 3 }), projector({ batch: 5 }), projector({ batch: 11 })]
    for (let turn = 0; turn < 200; turn += 1) {
      await Promise.all(workers.map((worker) => worker.advance(fought)))
      if ((await rowsOf(fought)).position === 400) break
    }
    expect(await compareWithStore(database.pool, store, [noteCounts()], fought)).toEqual({ rows: 5, differ: [] })
  })
})

describe('rebuilding', () => {
  it('the live view serves without an error until the new one has caught up; then it switches at once', async () => {
    const { tenantId, ids } = await tenantWithNotes(600)
    const worker = projector({ batch: 10 })
    await worker.advance(tenantId)
    const read = async () => {
      const rows = await reader.read(context(tenantId), [noteCountsTable], (found) => found.find(noteCountsTable))
      expect(rows.map(({ notes }) => notes)).toEqual([120, 120, 120, 120, 120])
    }
    // Half way, the rebuild waits until the test lets it go on.
    const holder = await database.admin.connect()
    await holder.query(`
      create function wait_half_way() returns trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock(40); return new; end $$;
      create trigger wait_half_way before update on projection_checkpoint for each row
        when (new.generation = 2 and old.position = 300) execute function wait_half_way();
      select pg_advisory_lock(40)`)
    const rebuilt = worker.rebuild(tenantId)
    const building = async () =>
      (await loadCheckpoints(database.pool, tenantId, ['note_counts@1'])).find(({ status }) => status === 'building')
    do await read()
    while (((await building())?.position ?? 0) < 300)
    for (let turn = 0; turn < 5; turn += 1) await read()
    expect((await rowsOf(tenantId)).generation).toBe(1)
    await holder.query('select pg_advisory_unlock(40)')
    await Promise.all([rebuilt, read(), read(), read()])
    await read()
    await holder.query('drop trigger wait_half_way on projection_checkpoint; drop function wait_half_way()')
    holder.release()
    expect((await rowsOf(tenantId)).generation).toBe(2)
    const { rows: left } = await database.admin.query(
      `select distinct generation from ${noteCountsTable.sqlName} where tenant_id = $1`,
      [tenantId],
    )
    expect(left).toEqual([{ generation: 2 }])
    await store.append(noteAppend({ tenantId, streamId: ids[0]!, expected: 120 }))
    await worker.advance(tenantId)
    expect((await rowsOf(tenantId)).rows.get(ids[0]!)).toMatchObject({ notes: 121 })
  })

  it('takes as long as it needs to remove the old rows, where other statements have a short limit', async () => {
    const { tenantId } = await tenantWithNotes(5)
    await projector().advance(tenantId)
    const pool = openPool({ connectionString: database.applicationUrl, max: 2, limits: { statementMs: 200 } })
    await borrow(database.admin, async (holder) => {
      await holder.query(`begin; lock table ${noteCountsTable.sqlName} in access exclusive mode`)
      const deleted = deleteGeneration(pool, tenantId, noteCounts(), 1)
      // Two other statements reach their limit one after the other, so the removal waits for longer than one limit.
      for (const limited of ['first', 'second'])
        await expect(pool.query('select pg_sleep(10), $1', [limited])).rejects.toMatchObject({ code: '57014' })
      await holder.query('rollback')
      await deleted
    })
    await pool.end()
    expect((await rowsOf(tenantId)).rows.size).toBe(0)
  })

  it('a rebuild that fails leaves the old view serving', async () => {
    const { tenantId, ids } = await tenantWithNotes(5, 1)
    await projector().advance(tenantId)
    const broken = noteCounts({ poison: 'note 3' })
    for (let turn = 0; turn < 4; turn += 1) await projector({}, [broken]).rebuild(tenantId)
    const checkpoints = await loadCheckpoints(database.pool, tenantId, ['note_counts@1'])
    expect(checkpoints.map(({ status, position }) => [status, position])).toEqual([
      ['live', 5],
      ['building', 3],
    ])
    const row = await reader.read(context(tenantId), [noteCountsTable], (found) => found.get(noteCountsTable, ids[0]!))
    expect(row).toMatchObject({ notes: 5 })
  })

  it('a view that is added later is filled from the beginning', async () => {
    const { tenantId } = await tenantWithNotes(30)
    await projector().advance(tenantId)
    const added = {
      ...noteCounts({ name: 'added' }),
      table: { ...noteCountsTable, name: 'added', sqlName: 'added_v1' },
    }
    await database.admin.query(tableStatements(added.table))
    const both = projector({}, [noteCounts(), added])
    expect(await both.behind()).toContain(tenantId)
    await both.advance(tenantId)
    expect(await compareWithStore(database.pool, store, [added], tenantId)).toEqual({ rows: 5, differ: [] })
    expect(await both.behind()).not.toContain(tenantId)
  })
})

describe('the reader of views', () => {
  it('a query with a position waits for it and shows the write; past the bound it says so', async () => {
    const { tenantId } = await tenantWithNotes(4, 1)
    await projector().advance(tenantId)
    const streamId = randomUUID()
    const { lastPosition } = await store.append(noteAppend({ tenantId, streamId }))
    let looks = 0
    const waiting = {
      ...context(tenantId),
      get after() {
        looks += 1
        return lastPosition
      },
    }
    const answer = reader.read(waiting, [noteCountsTable], (found) => found.get(noteCountsTable, streamId))
    // The first look, the check of the position and the second look read it: from then on it waits.
    for (const first = looks; looks < first + 2;) await delay(5)
    await projector().advance(tenantId)
    expect(await answer).toMatchObject({ notes: 1 })
    const unseen = await store.append(noteAppend({ tenantId }))
    await expect(
      reader.read(context(tenantId, unseen.lastPosition), [noteCountsTable], (found) => found.find(noteCountsTable)),
    ).rejects.toThrow(ViewBehind)
  })

  it('a view as of a position or a moment equals the view that was live then', async () => {
    const { tenantId } = await tenantWithNotes(40)
    await projector().advance(tenantId)
    const then = await rowsOf(tenantId)
    const [last] = await store.readTenant(tenantId, then.position - 1)
    while (new Date().toISOString() <= last!.recordedAt) await delay(1)
    for (let at = 0; at < 25; at += 1) await store.append(noteAppend({ tenantId }))
    await projector().advance(tenantId)
    expect(bytesOf(await viewAsOf(store, noteCounts(), tenantId, { position: then.position }))).toBe(bytesOf(then.rows))
    expect(bytesOf(await viewAsOf(store, noteCounts(), tenantId, { recordedAt: last!.recordedAt }))).toBe(
      bytesOf(then.rows),
    )
    expect(bytesOf((await rowsOf(tenantId)).rows)).not.toBe(bytesOf(then.rows))
  })

  it('after erasure no table has the text, no query shows it, and everything else still folds', async () => {
    const [tenantId, streamId, personId] = [randomUUID(), randomUUID(), randomUUID()]
    const secret = `secret-${randomUUID()}`
    const events = [{ type: 'NoteTaken', data: { text: 'kept', about: secret }, subjectId: personId }]
    await store.append(noteAppend({ tenantId, streams: [{ streamId, category: 'note', expected: 0, events }] }))
    await projector().advance(tenantId)
    const read = () =>
      reader.read(context(tenantId), [noteCountsTable], (found) => found.get(noteCountsTable, streamId))
    expect(await read()).toMatchObject({ lastText: 'kept', about: secret })

    await store.keyring.destroy(tenantId, personId)
    expect(await read()).toMatchObject({ lastText: 'kept', about: erasedText })
    const { rows: tables } = await database.admin.query(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    for (const { name } of tables) {
      const { rows } = await database.admin.query(
        `select count(*)::int as found from "${name}" t where t::text like $1`,
        [`%${secret}%`],
      )
      expect([name, rows[0].found]).toEqual([name, 0])
    }
    await projector().rebuild(tenantId)
    expect(await compareWithStore(database.pool, store, [noteCounts()], tenantId)).toEqual({ rows: 1, differ: [] })
  })
})
