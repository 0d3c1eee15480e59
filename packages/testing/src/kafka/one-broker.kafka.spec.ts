import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Relay } from '@switchback/event-log/kafka/relay'
import { Projector } from '@switchback/projections/projector'
import { compareWithStore } from '@switchback/projections/refold'
import { isCaughtUp, logContract, recorder, until, upTo, type LogUnderTest } from '../log-contract.js'
import { noteCounts } from '../note-views.js'
import { noteAppend } from '../notes.js'
import { kafkaSetting, type KafkaSetting } from './setting.js'

let setting: KafkaSetting
let relay: Relay
let parts: LogUnderTest

const restartRelay = async () => void (relay = await setting.startRelay())

beforeAll(async () => {
  setting = await kafkaSetting({ brokers: 1 })
  await restartRelay()
  parts = setting.underTest(() => relay, restartRelay)
}, 120_000)
afterAll(async () => {
  await relay?.stop()
  await setting?.end()
})

logContract('the Kafka log on one broker', () => parts)

describe('the Kafka log on one broker', () => {
  it('case 33: a relay that dies between the acknowledgement and the mark loses nothing', async () => {
    await relay.stop()
    let repeats = 0
    const consumer = recorder(parts, `case33-${randomUUID()}`)
    const log = setting.openLog({ sweepMs: 0, onBrought: (_, brought) => (repeats += brought.repeats) })
    const subscription = await log.subscribe(consumer)
    const tenantId = randomUUID()
    await setting.store.append(noteAppend({ tenantId, notes: ['a', 'b', 'c'] }))

    // Nobody can move a mark while this lock is held: the relay has its acknowledgement, and waits.
    const lock = await setting.database.admin.connect()
    await lock.query('begin; lock table relay_mark in share mode')
    const program = fileURLToPath(new URL('../../dist/relay-process.js', import.meta.url))
    const { applicationUrl } = setting.database
    const child = spawn(process.execPath, [program, applicationUrl, setting.cluster.addresses.join(), setting.topic], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const ended = new Promise((resolve) => child.on('exit', resolve))
    await until(() => consumer.seen(tenantId).length >= 3)
    child.kill('SIGKILL')
    await ended
    await lock.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%move_marks%' and wait_event_type = 'Lock'`,
    )
    await lock.query('rollback')
    lock.release()
    expect(
      (await setting.database.admin.query('select 1 from relay_mark where tenant_id = $1', [tenantId])).rows,
    ).toEqual([])

    await restartRelay()
    await setting.store.append(noteAppend({ tenantId, notes: ['d'] }))
    await until(() => consumer.seen(tenantId).length >= 4 && repeats >= 3)
    expect(consumer.seen(tenantId)).toEqual(upTo(4))
    expect(consumer.filled(tenantId)).toBe(0)
    expect((await setting.positionsInTopic()).get(tenantId)).toEqual([1, 2, 3, 1, 2, 3, 4])
    await subscription.stop()
  })

  it('case 34: a stopped log does not stop commands; views go on from the store, and the log catches up after', async () => {
    const projection = noteCounts()
    const subscription = await setting.openLog().subscribe(new Projector(parts.pool, parts.store, [projection]))
    const tenantId = randomUUID()
    await setting.store.append(noteAppend({ tenantId, notes: ['before'] }))
    await until(() => isCaughtUp(parts, tenantId, projection.id))
    const [broker] = setting.cluster.brokers
    await broker!.end('SIGKILL')
    for (const note of ['while', 'it', 'is', 'away'])
      await setting.store.append(noteAppend({ tenantId, notes: [note] }))
    await until(() => isCaughtUp(parts, tenantId, projection.id))
    await broker!.start()
    await broker!.untilListening()
    await until(async () => (await relay.lag()) === 0)
    await setting.store.append(noteAppend({ tenantId, notes: ['after'] }))
    await until(() => isCaughtUp(parts, tenantId, projection.id))
    await until(async () => (await relay.lag()) === 0)
    expect([...new Set((await setting.positionsInTopic()).get(tenantId))]).toEqual(upTo(6))
    expect((await compareWithStore(parts.pool, parts.store, [projection], tenantId)).differ).toEqual([])
    await subscription.stop()
  }, 120_000)

  it('a second relay stands by, and takes over when the first one stops', async () => {
    const second = await setting.startRelay()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect([relay.isActive, second.isActive]).toEqual([true, false])
    await relay.stop()
    await until(() => second.isActive)
    relay = second
    const tenantId = randomUUID()
    await setting.store.append(noteAppend({ tenantId, notes: ['a'] }))
    await until(async () => (await relay.lag()) === 0)
    expect((await setting.positionsInTopic()).get(tenantId)).toEqual([1])
  })
})
