import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { EventLog } from '@switchback/event-log/port'
import type { EventStore } from '@switchback/event-store/event-store'
import { loadCheckpoints, moveCheckpoints } from '@switchback/projections/checkpoints'
import { asTenant } from '@switchback/projections/tenancy'
import type pg from 'pg'
import { noteAppend } from './notes.js'

interface Setup {
  store: EventStore
  log: EventLog
  pool: pg.Pool
}

/** A consumer with its checkpoint in PostgreSQL that writes down every position it is given. */
export function recorder({ store, pool }: Setup, name: string, options: { failures?: number } = {}) {
  const seen = new Map<string, number[]>()
  const failed = new Map<string, number>()
  return {
    seen: (tenantId: string) => seen.get(tenantId) ?? [],
    name,
    async behind() {
      const { rows } = await pool.query<{ tenants_behind: string }>('select tenants_behind($1)', [[name]])
      return rows.map(({ tenants_behind: tenantId }) => tenantId)
    },
    async advance(tenantId: string) {
      for (;;) {
        const [checkpoint] = await loadCheckpoints(pool, tenantId, [name])
        const events = await store.readTenant(tenantId, checkpoint!.position, 7)
        if (events.length === 0) return
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

async function until(what: () => boolean, withinMs = 15_000) {
  for (let waited = 0; !what(); waited += 10) {
    if (waited > withinMs) throw new Error('It did not happen in time.')
    await delay(10)
  }
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** What every log must do (conformance cases 26, 27, 29, 30); each adapter runs it. */
export function logContract(adapter: string, setup: () => Setup) {
  describe(`${adapter}: the contract`, () => {
    it('case 26: every event arrives at least once and in order, per tenant, from any checkpoint', async () => {
      const parts = setup()
      const consumer = recorder(parts, `case26-${randomUUID()}`)
      const tenants = [randomUUID(), randomUUID(), randomUUID()]
      const subscription = await parts.log.subscribe(consumer)
      await Promise.all(
        tenants.flatMap((tenantId) =>
          upTo(20).map(() => parts.store.append(noteAppend({ tenantId, notes: ['a', 'b'] }))),
        ),
      )
      await until(() => tenants.every((tenantId) => consumer.seen(tenantId).length >= 40))
      for (const tenantId of tenants) expect(consumer.seen(tenantId)).toEqual(upTo(40))
      await subscription.stop()

      // The same checkpoint, another life: it goes on where it was.
      await parts.store.append(noteAppend({ tenantId: tenants[0]!, notes: ['c'] }))
      const again = recorder(parts, consumer.name)
      const resumed = await setup().log.subscribe(again)
      await until(() => again.seen(tenants[0]!).length > 0)
      expect(again.seen(tenants[0]!)).toEqual([41])
      await resumed.stop()
    })

    it('case 27: what comes again after a failure is told by its position', async () => {
      const parts = setup()
      const consumer = recorder(parts, `case27-${randomUUID()}`, { failures: 1 })
      const tenantId = randomUUID()
      await parts.store.append(noteAppend({ tenantId, notes: ['a', 'b', 'c'] }))
      const subscription = await parts.log.subscribe(consumer)
      await until(() => consumer.seen(tenantId).length >= 6)
      expect(consumer.seen(tenantId)).toEqual([1, 2, 3, 1, 2, 3])
      await subscription.stop()
    })

    it('case 29: a subscriber that starts late gets everything', async () => {
      const parts = setup()
      const tenantId = randomUUID()
      for (let at = 0; at < 25; at += 1) await parts.store.append(noteAppend({ tenantId }))
      const late = recorder(parts, `case29-${randomUUID()}`)
      const subscription = await parts.log.subscribe(late)
      await until(() => late.seen(tenantId).length >= 25)
      expect(late.seen(tenantId)).toEqual(upTo(25))
      await subscription.stop()
    })

    it('case 30: two subscribers are independent: one that fails does not hold the other', async () => {
      const parts = setup()
      const tenantId = randomUUID()
      const failing = recorder(parts, `case30a-${randomUUID()}`, { failures: Infinity })
      const healthy = recorder(parts, `case30b-${randomUUID()}`)
      const subscriptions = [await parts.log.subscribe(failing), await parts.log.subscribe(healthy)]
      await parts.store.append(noteAppend({ tenantId, notes: upTo(9).map(String) }))
      await until(() => healthy.seen(tenantId).length >= 9 && failing.seen(tenantId).length >= 7)
      expect(healthy.seen(tenantId)).toEqual(upTo(9))
      await Promise.all(subscriptions.map((subscription) => subscription.stop()))
    })
  })
}
