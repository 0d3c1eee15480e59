import { randomBytes, randomUUID } from 'node:crypto'
import { EventStore } from '@switchback/event-store/event-store'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { Keyring } from '@switchback/event-store/keyring'
import { loadCheckpoints, skipEvent } from './checkpoints.js'
import { projectionMigrations } from './migrations.js'
import type { Projection } from './projection.js'
import { Projector } from './projector.js'
import { compareWithStore } from './replay.js'
import { tableStatements } from './table.js'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { noteCounts, noteCountsTable } from '@switchback/testing/note-views'
import { noteAppend, noteCatalogue } from '@switchback/testing/notes'

let database: TestDatabase
let store: EventStore

/** A view whose rows the database refuses where a text is "poison": no number is that large. */
const picky: Projection = {
  ...noteCounts({ name: 'picky' }),
  table: { ...noteCountsTable, name: 'picky', sqlName: 'picky_v1' },
  on: {
    NoteTaken: (row, event, key) => {
      const counted = noteCounts().on.NoteTaken!(row, event, key)
      return event.data.text === 'poison' ? { ...counted, notes: 1e12 } : counted
    },
  },
}
const views = [noteCounts(), picky]

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations, projectionMigrations])
  for (const { table } of views) await database.admin.query(tableStatements(table))
  store = new EventStore(database.pool, new Keyring(database.pool, randomBytes(32)), noteCatalogue)
})
afterAll(() => database.drop())

async function state(tenantId: string) {
  const checkpoints = await loadCheckpoints(
    database.pool,
    tenantId,
    views.map(({ id }) => id),
  )
  return Object.fromEntries(checkpoints.map(({ projection, position, failure }) => [projection, { position, failure }]))
}

/** A tenant with an event in the middle of others that one view cannot keep. */
async function poisoned() {
  const [tenantId, streamId] = [randomUUID(), randomUUID()]
  const notes = Array.from({ length: 40 }, (_, at) => (at === 17 ? 'poison' : `note ${at}`))
  await store.append(noteAppend({ tenantId, streamId, notes }))
  return { tenantId, streamId }
}

describe('an event whose rows the database refuses', () => {
  it('stops that view of that tenant alone, with the error beside it', async () => {
    const { tenantId } = await poisoned()
    const failures: [string, number][] = []
    const onFailure = (projection: string, _: string, { tries }: { tries: number }) =>
      failures.push([projection, tries])
    const worker = new Projector(database.pool, store, views, { onFailure })
    for (let turn = 0; turn < 4; turn += 1) await worker.advance(tenantId)
    expect(failures).toEqual([1, 2, 3].map((tries) => ['picky@1', tries]))
    expect(await state(tenantId)).toMatchObject({
      'note_counts@1': { position: 40, failure: null },
      'picky@1': { position: 17, failure: { position: 18, type: 'NoteTaken', tries: 3, setAside: true } },
    })
    // The view that goes on takes what comes later at once.
    await store.append(noteAppend({ tenantId }))
    await worker.advance(tenantId)
    expect(await state(tenantId)).toMatchObject({ 'note_counts@1': { position: 41 }, 'picky@1': { position: 17 } })
  })

  it('is passed over where an operator says so, and again in each rebuild and each comparison', async () => {
    const { tenantId } = await poisoned()
    const worker = new Projector(database.pool, store, views, { tries: 1 })
    await worker.advance(tenantId)
    await skipEvent(database.pool, tenantId, 'picky@1', 'no number is that large')
    worker.forget()
    await worker.advance(tenantId)
    const whole = { 'note_counts@1': { position: 40, failure: null }, 'picky@1': { position: 40, failure: null } }
    expect(await state(tenantId)).toEqual(whole)
    await worker.rebuild(tenantId)
    expect(await state(tenantId)).toEqual(whole)
    expect(await compareWithStore(database.pool, store, views, tenantId)).toEqual({ rows: 2, differ: [] })
  })

  it('does not keep a rebuild that it stopped from beginning again', async () => {
    const { tenantId } = await poisoned()
    const worker = new Projector(database.pool, store, [picky], { tries: 1 })
    await worker.rebuild(tenantId)
    const able = new Projector(database.pool, store, [{ ...picky, on: noteCounts().on }])
    await able.rebuild(tenantId)
    expect(await state(tenantId)).toMatchObject({ 'picky@1': { position: 40, failure: null } })
  })
})

describe('an event of an older version that can no longer be read', () => {
  /** The events of this program, where upcasting version 1 of a move fails. */
  const broken = {
    note: {
      ...noteCatalogue.note,
      definitions: {
        ...noteCatalogue.note.definitions,
        NoteMoved: {
          ...noteCatalogue.note.definitions.NoteMoved,
          upcast: {
            1: () => {
              throw new Error('A move has no place.')
            },
          },
        },
      },
    },
  }
  const moves = noteCounts({ name: 'moves' })
  const following: Projection = {
    ...moves,
    table: { ...noteCountsTable, name: 'moves', sqlName: 'moves_v1' },
    on: { ...moves.on, NoteMoved: (row, { data }) => ({ ...row, lastText: data.to }) },
  }

  it('sets aside the view that needs it, at that event; views that do not need it go on', async () => {
    await database.admin.query(tableStatements(following.table))
    const { tenantId, streamId } = await poisoned()
    const moved = { type: 'NoteMoved', data: { from: 'a', to: 'b', by: 'c' } }
    await store.append(
      noteAppend({ tenantId, streams: [{ streamId, category: 'note', expected: 40, events: [moved] }] }),
    )
    await store.append(noteAppend({ tenantId }))
    await database.admin.query(
      `update event set schema_version = 1, data = '{}' where tenant_id = $1 and type = 'NoteMoved'`,
      [tenantId],
    )
    const failures: string[] = []
    const reader = new EventStore(database.pool, new Keyring(database.pool, randomBytes(32)), broken)
    const worker = new Projector(database.pool, reader, [noteCounts(), following], {
      onFailure: (projection, _, { position, error }) => failures.push(`${projection} at ${position}: ${error}`),
    })
    for (let turn = 0; turn < 4; turn += 1) await worker.advance(tenantId)
    expect(failures).toEqual(Array(3).fill('moves@1 at 41: A move has no place.'))
    const [counts, held] = await Promise.all(
      ['note_counts@1', 'moves@1'].map((id) => loadCheckpoints(database.pool, tenantId, [id])),
    )
    expect(counts).toMatchObject([{ position: 42, failure: null }])
    expect(held).toMatchObject([{ position: 40, failure: { position: 41, type: 'NoteMoved', setAside: true } }])
  })
})

describe('trouble that passes', () => {
  it('sets nothing aside: a table that is not there yet is waited for', async () => {
    const { tenantId } = await poisoned()
    await database.admin.query('alter table note_counts_v1 rename to note_counts_away')
    const worker = new Projector(database.pool, store, [noteCounts()], { tries: 1 })
    await expect(worker.advance(tenantId)).rejects.toMatchObject({ code: '42P01' })
    await database.admin.query('alter table note_counts_away rename to note_counts_v1')
    await worker.advance(tenantId)
    expect(await state(tenantId)).toMatchObject({ 'note_counts@1': { position: 40, failure: null } })
  })
})
