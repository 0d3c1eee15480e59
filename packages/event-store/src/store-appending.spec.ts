import { randomBytes, randomUUID } from 'node:crypto'
import { EventStore } from './event-store.js'
import { eventStoreMigrations } from './migrate.js'
import { CommandReused, Conflict, EventRefused } from './errors.js'
import { Keyring } from './keyring.js'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { noteAppend, noteCatalogue } from '@switchback/testing/notes'

let database: TestDatabase
let store: EventStore

const openStore = (pool: pg.Pool) => new EventStore(pool, new Keyring(pool, randomBytes(32)), noteCatalogue)

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations])
  store = openStore(database.pool)
})
afterAll(() => database.drop())

const append = (...given: Parameters<typeof noteAppend>) => store.append(noteAppend(...given))
const texts = async (tenantId: string, streamId: string) =>
  (await store.readStream(tenantId, streamId)).map(({ data }) => data.text)

describe('appending to a stream', () => {
  const tenantId = randomUUID()

  it('a new stream has the versions 1 to n; appending to it as a new stream again is a conflict that names its version', async () => {
    const streamId = randomUUID()
    const first = await append({ tenantId, streamId, expected: 0, notes: ['a', 'b', 'c'] })
    expect(first.streams).toEqual([{ streamId, version: 3 }])
    expect((await store.readStream(tenantId, streamId)).map(({ version }) => version)).toEqual([1, 2, 3])
    const again = append({ tenantId, streamId, expected: 0 })
    await expect(again).rejects.toThrow(Conflict)
    await expect(again).rejects.toMatchObject({ streams: [{ streamId, version: 3 }] })
  })

  it('only the exact version of a stream is accepted; a lower or higher one is a conflict that stores nothing', async () => {
    const streamId = randomUUID()
    await append({ tenantId, streamId, expected: 0, notes: ['a'] })
    await append({ tenantId, streamId, expected: 1, notes: ['b'] })
    await expect(append({ tenantId, streamId, expected: 1, notes: ['low'] })).rejects.toThrow(Conflict)
    await expect(append({ tenantId, streamId, expected: 3, notes: ['high'] })).rejects.toThrow(Conflict)
    expect(await texts(tenantId, streamId)).toEqual(['a', 'b'])
  })

  it('an append without events is refused', async () => {
    await expect(append({ tenantId, notes: [] })).rejects.toThrow(EventRefused)
    await expect(append({ tenantId, streams: [] })).rejects.toThrow(EventRefused)
  })

  it('an append of several streams is all or nothing', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    const of = (streamId: string, expected: number) => ({
      streamId,
      category: 'note',
      expected,
      events: [{ type: 'NoteTaken', data: { text: 'x' } }],
    })
    const both = await append({ tenantId, streams: [of(one, 0), of(other, 0)] })
    expect(both.lastPosition - both.firstPosition).toBe(1)
    await expect(append({ tenantId, streams: [of(one, 1), of(other, 7)] })).rejects.toThrow(Conflict)
    expect(await texts(tenantId, one)).toHaveLength(1)
    expect(await texts(tenantId, other)).toHaveLength(1)
  })

  it('the same command again returns the first result and writes nothing; with another body it is refused', async () => {
    const command = noteAppend({ tenantId, expected: 0 })
    const first = await store.append(command)
    const head = await store.head(tenantId)
    expect(await store.append(command)).toEqual({ ...first, repeated: true })
    expect(await store.head(tenantId)).toBe(head)
    await expect(store.append({ ...command, bodyHash: randomBytes(32) })).rejects.toThrow(CommandReused)
    await expect(store.findCommand(tenantId, command.commandId, randomBytes(32))).rejects.toThrow(CommandReused)
    expect(await store.findCommand(tenantId, command.commandId, command.bodyHash)).toEqual({ ...first, repeated: true })
    expect(await store.findCommand(tenantId, randomUUID(), command.bodyHash)).toBeNull()
  })

  it('the same command id in another tenant is another command', async () => {
    const command = noteAppend({ tenantId, expected: 0 })
    await store.append(command)
    const elsewhere = await store.append({ ...command, tenantId: randomUUID() })
    expect(elsewhere).toMatchObject({ repeated: false, firstPosition: 1 })
  })
})

describe('appending concurrently', () => {
  it('of fifty writers racing on one stream exactly one wins each round, and versions have no gap', async () => {
    const tenantId = randomUUID()
    const streamId = randomUUID()
    const other = openStore(database.pool)
    for (let round = 0; round < 10; round += 1) {
      const racers = Array.from({ length: 50 }, (_, at) =>
        (at % 2 ? store : other).append(noteAppend({ tenantId, streamId, expected: round, notes: [`${round}/${at}`] })),
      )
      const outcomes = await Promise.allSettled(racers)
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict)
    }
    const events = await store.readStream(tenantId, streamId)
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1))
  })

  it('the positions of a tenant are 1 to n without a gap after conflicts, rollbacks and crashes', async () => {
    const tenantId = randomUUID()
    const doomed = new pg.Pool({ connectionString: database.applicationUrl, max: 2 })
    doomed.on('error', () => {})
    const dying = openStore(doomed)
    const work: Promise<unknown>[] = []
    for (let at = 0; at < 200; at += 1) {
      const through = at % 3 ? store : dying
      const expected = at % 5 ? 0 : 9
      const notes = at % 7 ? ['fine'] : ['fine', 'too']
      work.push(through.append(noteAppend({ tenantId, expected, notes })))
      if (at % 40 === 20)
        work.push(
          database.admin.query(
            `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'switchback_app' and query like '%append_events%'
             and datname = current_database()`,
          ),
        )
    }
    await Promise.allSettled(work)
    await doomed.end()
    const { rows } = await database.admin.query(
      'select count(*)::int as n, max(position)::int as top, min(position)::int as low from event where tenant_id = $1',
      [tenantId],
    )
    expect(rows[0].n).toBeGreaterThan(100)
    expect(rows[0]).toMatchObject({ top: rows[0].n, low: 1 })
    expect(await store.head(tenantId)).toBe(rows[0].n)
  })

  it('a reader sees each position once and in order while 50 writers append with randomly delayed commits', async () => {
    const tenantId = randomUUID()
    await database.admin.query(`
      create function dawdle() returns trigger language plpgsql as
        $$ begin if random() < 0.3 then perform pg_sleep(random() * 0.01); end if; return null; end $$;
      create constraint trigger dawdle after insert on event deferrable initially deferred for each row execute function dawdle()`)
    try {
      const stores = [store, openStore(database.pool), openStore(database.pool)]
      let writing = true
      const writers = Promise.all(
        Array.from({ length: 50 }, async (_, at) => {
          for (let turn = 0; turn < 6; turn += 1)
            await stores[at % 3]!.append(noteAppend({ tenantId, notes: ['a', 'b'] }))
        }),
      ).finally(() => (writing = false))
      const seen: number[] = []
      while (writing || seen.length < 600) {
        const page = await store.readTenant(tenantId, seen.at(-1) ?? 0, 37)
        seen.push(...page.map(({ position }) => position))
      }
      await writers
      expect(seen).toEqual(Array.from({ length: 600 }, (_, at) => at + 1))
    } finally {
      await database.admin.query('drop trigger dawdle on event; drop function dawdle()')
    }
  })

  it('in a group commit, one conflicting caller does not fail the others', async () => {
    const tenantId = randomUUID()
    const outcomes = await Promise.allSettled([
      append({ tenantId, expected: 0 }),
      append({ tenantId, expected: 12 }),
      append({ tenantId, expected: 1 }),
      append({ tenantId: randomUUID(), expected: 0 }),
      append({ tenantId, expected: 0, notes: ['a', 'b'] }),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(await store.head(tenantId)).toBe(3)
  })

  it('an append that the database itself refuses does not fail the others', async () => {
    await database.admin.query(`
      create function refuse_poison() returns trigger language plpgsql as
        $$ begin if new.data::text like '%poison%' then raise exception 'no poison'; end if; return new; end $$;
      create trigger refuse_poison before insert on event for each row execute function refuse_poison()`)
    try {
      const tenantId = randomUUID()
      const outcomes = await Promise.allSettled(
        [['fine'], ['poison'], ['fine', 'too']].map((notes) => append({ tenantId, notes })),
      )
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(EventRefused)
      expect(await store.head(tenantId)).toBe(3)
    } finally {
      await database.admin.query('drop trigger refuse_poison on event; drop function refuse_poison()')
    }
  })

  it('repeated commands get their first results in any batch, whether or not the stream has changed since', async () => {
    const tenantId = randomUUID()
    const streamId = randomUUID()
    const first = noteAppend({ tenantId, streamId, expected: 0 })
    const elsewhere = noteAppend({ tenantId, expected: 0 })
    const results = [await store.append(first), await store.append(elsewhere)]
    await append({ tenantId, streamId, expected: 1 })
    const outcomes = await Promise.all([
      append({ tenantId, notes: ['new'] }),
      store.append(first),
      store.append(elsewhere),
      append({ tenantId, notes: ['newer'] }),
    ])
    expect(outcomes.map(({ repeated }) => repeated)).toEqual([false, true, true, false])
    expect(outcomes.slice(1, 3)).toEqual(results.map((result) => ({ ...result, repeated: true })))
    expect(await store.head(tenantId)).toBe(5)
  })

  it('a command id in upper and lower case is one command, also in one batch', async () => {
    const tenantId = randomUUID()
    const lower = noteAppend({ tenantId })
    const upper = { ...noteAppend({ tenantId }), commandId: lower.commandId.toUpperCase(), bodyHash: lower.bodyHash }
    const outcomes = await Promise.all([store.append(lower), store.append(upper), append({ tenantId })])
    expect(outcomes.map(({ repeated }) => repeated).sort()).toEqual([false, false, true])
    expect(await store.head(tenantId)).toBe(2)
  })

  it('callers of more than one batch each get their own result, with consecutive positions', async () => {
    const tenants = [randomUUID(), randomUUID().toUpperCase()]
    const outcomes = await Promise.all(
      Array.from({ length: 700 }, (_, at) =>
        append({ tenantId: tenants[at % 2]!, notes: at % 3 ? ['a'] : ['a', 'b'] }),
      ),
    )
    for (const [which, tenantId] of tenants.entries()) {
      const own = outcomes.filter((_, at) => at % 2 === which)
      const spans = own.map(({ firstPosition, lastPosition }) => [firstPosition, lastPosition] as const)
      const covered = spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
      expect(covered.sort((one, other) => one - other)).toEqual(covered.map((_, at) => at + 1))
      expect(await store.head(tenantId)).toBe(covered.length)
    }
  })

  it('invalid ids, moments and versions are refused, and nothing is stored', async () => {
    const tenantId = randomUUID()
    const event = { type: 'NoteTaken', data: { text: 'x' } }
    const streamOf = (change: object) => [
      { streamId: randomUUID(), category: 'note', expected: 0, events: [event], ...change },
    ]
    for (const unfitting of [
      { commandId: 'not-a-uuid' },
      { actorId: '00000000-0000-0000-0000-00000000000g' },
      { streams: streamOf({ streamId: 'x' }) },
      { streams: streamOf({ expected: 1.5 }) },
      { streams: streamOf({ expected: 3e9 }) },
      { streams: streamOf({ events: [{ ...event, occurredAt: 'yesterday' }] }) },
      { streams: streamOf({ events: [{ ...event, subjectId: 'somebody' }] }) },
    ])
      await expect(append({ tenantId, ...unfitting })).rejects.toThrow(EventRefused)
    expect(await store.head(tenantId)).toBe(0)
  })

  it('an append to a stream under another category is refused', async () => {
    const tenantId = randomUUID()
    const streamId = randomUUID()
    const two = { ...noteCatalogue, other: { ...noteCatalogue.note, category: 'other' } }
    const both = new EventStore(database.pool, store.keyring, two)
    await both.append(noteAppend({ tenantId, streamId, expected: 0 }))
    for (const expected of [0, 1]) {
      const streams = [{ streamId, category: 'other', expected, events: [{ type: 'NoteTaken', data: { text: 'x' } }] }]
      await expect(both.append(noteAppend({ tenantId, streams }))).rejects.toThrow()
    }
    expect(await store.head(tenantId)).toBe(1)
  })

  it('two processes appending to the same tenants never deadlock', async () => {
    const tenants = Array.from({ length: 12 }, () => randomUUID())
    const pools = [1, 2].map(() => new pg.Pool({ connectionString: database.applicationUrl, max: 1 }))
    const stores = pools.map(openStore)
    const work = Array.from({ length: 600 }, (_, at) =>
      stores[at % 2]!.append(noteAppend({ tenantId: tenants[(at * 7) % tenants.length]! })),
    )
    await Promise.all(work)
    await Promise.all(pools.map((pool) => pool.end()))
    const { rows } = await database.admin.query(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    )
    expect(rows[0].deadlocks).toBe(0)
    const heads = await Promise.all(tenants.map((tenant) => store.head(tenant)))
    expect(heads.reduce((sum, head) => sum + head, 0)).toBe(600)
  })
})
