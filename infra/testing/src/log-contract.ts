import { randomUUID } from 'node:crypto'
import { nextEvents, type Delivery } from '@switchback/event-feed/delivery'
import type { EventLog } from '@switchback/event-feed/port'
import type { EventStore } from '@switchback/event-store/event-store'
import { loadCheckpoints, moveCheckpoints } from '@switchback/projections/checkpoints'
import { Projector } from '@switchback/projections/projector'
import { compareWithStore } from '@switchback/projections/replay'
import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'
import { noteCounts } from './note-views.js'
import { noteAppend } from './notes.js'
import { until } from './until.js'

/** A log with its store and database. The database has the table of the view `note_counts`. */
export interface LogUnderTest {
  store: EventStore
  pool: pg.Pool
  /** The log as a further process would open it. */
  open: () => EventLog
  /** Does the work while the log loses what is appended. */
  losing: (work: () => Promise<void>) => Promise<void>
}

/** A consumer with its checkpoint in PostgreSQL that records every position that it gets. */
export function recorder({ store, pool }: LogUnderTest, name: string, options: { failures?: number } = {}) {
  const seen = new Map<string, number[]>()
  const failed = new Map<string, number>()
  const filled = new Map<string, number>()
  return {
    seen: (tenantId: string) => seen.get(tenantId) ?? [],
    /** How many events of a tenant the log did not deliver. */
    filled: (tenantId: string) => filled.get(tenantId) ?? 0,
    name,
    async behind() {
      const { rows } = await pool.query<{ tenants_behind: string }>('select tenants_behind($1)', [[name]])
      return rows.map(({ tenants_behind: tenantId }) => tenantId)
    },
    async advance(tenantId: string, delivery?: Delivery) {
      for (;;) {
        const [checkpoint] = await loadCheckpoints(pool, tenantId, [name])
        const events = await nextEvents(store, tenantId, checkpoint!.position, 7, delivery)
        if (events.length === 0) return void filled.set(tenantId, this.filled(tenantId) + (delivery?.filled ?? 0))
        const fresh = events.map(({ position }) => position)
        seen.set(tenantId, [...(seen.get(tenantId) ?? []), ...fresh])
        const failures = failed.get(tenantId) ?? 0
        failed.set(tenantId, failures + 1)
        if (failures < (options.failures ?? 0))
          throw new Error('failed after it was handed over, before the checkpoint')
        await asTenant(pool, tenantId, (client) =>
          moveCheckpoints(client, tenantId, [{ ...checkpoint!, to: fresh.at(-1)! }]),
        )
      }
    },
  }
}

export const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** Whether a tenant's view has come to the store's end. */
export async function isCaughtUp({ store, pool }: LogUnderTest, tenantId: string, projection: string) {
  const [checkpoint] = await loadCheckpoints(pool, tenantId, [projection])
  return checkpoint!.position === (await store.head(tenantId))
}

/** What every log must do (conformance cases 26 to 31); each adapter runs it. */
export function logContract(adapter: string, setup: () => LogUnderTest) {
  describe(`${adapter}: the contract`, () => {
    it('every event arrives at least once and in order, per tenant, from any checkpoint', async () => {
      const parts = setup()
      const consumer = recorder(parts, `case26-${randomUUID()}`)
      const tenants = [randomUUID(), randomUUID(), randomUUID()]
      const subscription = await parts.open().subscribe(consumer)
      await Promise.all(
        tenants.flatMap((tenantId) =>
          upTo(20).map(() => parts.store.append(noteAppend({ tenantId, notes: ['a', 'b'] }))),
        ),
      )
      await until(() => tenants.every((tenantId) => consumer.seen(tenantId).length >= 40))
      for (const tenantId of tenants) expect(consumer.seen(tenantId)).toEqual(upTo(40))
      await subscription.stop()

      // A new consumer with the same checkpoint goes on where the first one stopped.
      await parts.store.append(noteAppend({ tenantId: tenants[0]!, notes: ['c'] }))
      const again = recorder(parts, consumer.name)
      const resumed = await parts.open().subscribe(again)
      await until(() => again.seen(tenants[0]!).length > 0)
      expect(again.seen(tenants[0]!)).toEqual([41])
      await resumed.stop()
    })

    it('an event that is delivered again after a failure is recognised by its position', async () => {
      const parts = setup()
      const consumer = recorder(parts, `case27-${randomUUID()}`, { failures: 1 })
      const tenantId = randomUUID()
      await parts.store.append(noteAppend({ tenantId, notes: ['a', 'b', 'c'] }))
      const subscription = await parts.open().subscribe(consumer)
      await until(() => consumer.seen(tenantId).length >= 6)
      expect(consumer.seen(tenantId)).toEqual([1, 2, 3, 1, 2, 3])
      await subscription.stop()
    })

    it('what the log loses is found in the store', async () => {
      const parts = setup()
      const consumer = recorder(parts, `case28-${randomUUID()}`)
      const tenantId = randomUUID()
      const subscription = await parts.open().subscribe(consumer)
      await parts.store.append(noteAppend({ tenantId, notes: ['a', 'b'] }))
      await until(() => consumer.seen(tenantId).length >= 2)
      await parts.losing(async () => void (await parts.store.append(noteAppend({ tenantId, notes: ['c', 'd', 'e'] }))))
      await parts.store.append(noteAppend({ tenantId, notes: ['f'] }))
      await until(() => consumer.seen(tenantId).length >= 6)
      expect(consumer.seen(tenantId)).toEqual(upTo(6))
      await subscription.stop()
    })

    it('a subscriber that starts late gets everything', async () => {
      const parts = setup()
      const tenantId = randomUUID()
      for (let at = 0; at < 25; at += 1) await parts.store.append(noteAppend({ tenantId }))
      const late = recorder(parts, `case29-${randomUUID()}`)
      const subscription = await parts.open().subscribe(late)
      await until(() => late.seen(tenantId).length >= 25)
      expect(late.seen(tenantId)).toEqual(upTo(25))
      await subscription.stop()
    })

    it('a subscriber that fails does not stop another one', async () => {
      const parts = setup()
      const tenantId = randomUUID()
      const failing = recorder(parts, `case30a-${randomUUID()}`, { failures: Infinity })
      const healthy = recorder(parts, `case30b-${randomUUID()}`)
      const subscriptions = [await parts.open().subscribe(failing), await parts.open().subscribe(healthy)]
      await parts.store.append(noteAppend({ tenantId, notes: upTo(9).map(String) }))
      await until(() => healthy.seen(tenantId).length >= 9 && failing.seen(tenantId).length >= 7)
      expect(healthy.seen(tenantId)).toEqual(upTo(9))
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
    })

    it('members of one group share the work, and the others take over from a member that leaves', async () => {
      const parts = setup()
      const tenants = upTo(12).map(() => randomUUID())
      const projection = noteCounts()
      const member = async () => parts.open().subscribe(new Projector(parts.pool, parts.store, [projection]))
      const members = [await member(), await member()]
      const append = () =>
        Promise.all(tenants.map((tenantId) => parts.store.append(noteAppend({ tenantId, notes: ['a', 'b'] }))))
      const caughtUp = async () =>
        (await Promise.all(tenants.map((tenantId) => isCaughtUp(parts, tenantId, projection.id)))).every(Boolean)
      await append()
      await until(caughtUp)
      await members[0]!.stop()
      await append()
      await until(caughtUp)
      await members[1]!.stop()
      for (const tenantId of tenants)
        expect((await compareWithStore(parts.pool, parts.store, [projection], tenantId)).differ).toEqual([])
    })
  })
}
