import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Projector } from '@switchback/projections/projector'
import { compareWithStore } from '@switchback/projections/replay'
import kafkajs, { type Kafka } from 'kafkajs'
import { isCaughtUp, recorder, upTo } from '../log-contract.js'
import { until } from '../until.js'
import { noteCounts } from '../note-views.js'
import { noteAppend } from '../notes.js'
import { positionsIn, type KafkaSetting } from './setting.js'

/** Starts one of the suites' programs as a process of its own, to be killed. */
function start(program: string, setting: KafkaSetting) {
  const { database, cluster, topic } = setting
  const path = fileURLToPath(new URL(`../../dist/${program}.js`, import.meta.url))
  const args = [path, database.applicationUrl, cluster.addresses.join(), topic]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  return {
    said: () => said,
    complained: () => complained,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** From now on the topic takes no larger messages. */
async function limitMessages(kafka: Kafka, name: string, bytes: number) {
  const admin = kafka.admin()
  await admin.connect()
  const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }]
  const type = kafkajs.ConfigResourceTypes.TOPIC
  await admin.alterConfigs({ validateOnly: false, resources: [{ type, name, configEntries }] })
  await admin.disconnect()
}

/** What a log on brokers must do besides (conformance cases 31, 33 and 34), on however many. */
export function brokerContract(adapter: string, setting: () => KafkaSetting) {
  describe(`${adapter}: faults`, () => {
    it('the tenants of a member that dies are taken over once its session has timed out', async () => {
      const { underTest, openLog } = setting()
      const tenants = upTo(24).map(() => randomUUID())
      const projection = noteCounts()
      // Nothing is swept up from the store here: what arrives has come through the group.
      let delivered = 0
      const subscription = await openLog({
        sweepMs: 0,
        sessionTimeoutMs: 6_000,
        onDelivered: (_, { events }) => (delivered += events.length),
      }).subscribe(new Projector(underTest.pool, underTest.store, [projection]))
      const member = start('member-process', setting())
      await until(() => member.said().includes('joined'))
      const append = () => Promise.all(tenants.map((tenantId) => underTest.store.append(noteAppend({ tenantId }))))
      const caughtUp = async () =>
        (await Promise.all(tenants.map((tenantId) => isCaughtUp(underTest, tenantId, projection.id)))).every(Boolean)
      await append()
      await until(caughtUp)
      await until(() => member.said().includes('delivered'))
      await member.kill()
      delivered = 0
      await append()
      await until(caughtUp, 15_000)
      expect(delivered).toBeGreaterThanOrEqual(tenants.length)
      for (const tenantId of tenants)
        expect((await compareWithStore(underTest.pool, underTest.store, [projection], tenantId)).differ).toEqual([])
      await subscription.stop()
    })

    it('a relay that dies between the acknowledgement and the mark loses nothing', async () => {
      const { publishing, underTest, store, database, openLog, positionsInTopic } = setting()
      await publishing.stop()
      let repeats = 0
      const consumer = recorder(underTest, `case33-${randomUUID()}`)
      const log = openLog({ sweepMs: 0, onDelivered: (_, delivered) => (repeats += delivered.repeats) })
      const subscription = await log.subscribe(consumer)
      const tenantId = randomUUID()
      await store.append(noteAppend({ tenantId, notes: ['a', 'b', 'c'] }))

      // No one can move a mark while this lock is taken: the relay has its acknowledgement, and waits.
      const lock = await database.admin.connect()
      await lock.query('begin; lock table relay_mark in share mode')
      const child = start('relay-process', setting())
      await until(() => consumer.seen(tenantId).length >= 3)
      // Without its patch the client sets a timer into the past for every idle connection, every millisecond.
      expect(child.complained()).toBe('')
      await child.kill()
      await lock.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like '%move_marks%' and wait_event_type = 'Lock'`,
      )
      await lock.query('rollback')
      lock.release()
      expect((await database.admin.query('select 1 from relay_mark where tenant_id = $1', [tenantId])).rows).toEqual([])

      await publishing.start()
      await store.append(noteAppend({ tenantId, notes: ['d'] }))
      await until(() => consumer.seen(tenantId).length >= 4 && repeats >= 3)
      expect(consumer.seen(tenantId)).toEqual(upTo(4))
      expect(consumer.filled(tenantId)).toBe(0)
      expect((await positionsInTopic()).get(tenantId)).toEqual([1, 2, 3, 1, 2, 3, 4])
      await subscription.stop()
    })

    it('a stopped log does not stop commands; views follow from the store, and the log catches up later', async () => {
      const { publishing, underTest, store, cluster, openLog, positionsInTopic, untilInStep } = setting()
      const projection = noteCounts()
      const subscription = await openLog().subscribe(new Projector(underTest.pool, store, [projection]))
      const tenantId = randomUUID()
      await store.append(noteAppend({ tenantId, notes: ['before'] }))
      await until(() => isCaughtUp(underTest, tenantId, projection.id))
      const { brokers } = cluster
      await Promise.all(brokers.map((broker) => broker.end('SIGKILL')))
      for (const note of ['while', 'it', 'is', 'away']) await store.append(noteAppend({ tenantId, notes: [note] }))
      await until(() => isCaughtUp(underTest, tenantId, projection.id))
      await Promise.all(brokers.map((broker) => broker.start()))
      await Promise.all(brokers.map((broker) => broker.untilListening()))
      await until(publishing.hasPublishedAll)
      await store.append(noteAppend({ tenantId, notes: ['after'] }))
      await until(() => isCaughtUp(underTest, tenantId, projection.id))
      await until(publishing.hasPublishedAll)
      await untilInStep()
      expect([...new Set((await positionsInTopic()).get(tenantId))]).toEqual(upTo(6))
      expect((await compareWithStore(underTest.pool, store, [projection], tenantId)).differ).toEqual([])
      await subscription.stop()
    }, 120_000)

    it('an event that can never be published is set aside: the others and other tenants go on, and views are right', async () => {
      const { startRelay, underTest, store, database, kafka, openLog } = setting()
      const name = `set-aside.${randomUUID()}`
      const [tenantId, other] = [randomUUID(), randomUUID()]
      const setAside: string[] = []
      const relay = await startRelay({
        topic: { name },
        // A value that no header can hold.
        traceOf: (event) => (event.tenant_id === tenantId && event.position === '2' ? (7n as never) : undefined),
        onSetAside: ({ event, reason }) => setAside.push(`${event.type} ${event.position}: ${reason}`),
      })
      await limitMessages(kafka, name, 20_000)
      const projection = noteCounts()
      const subscription = await openLog({ topic: name }).subscribe(new Projector(underTest.pool, store, [projection]))
      const note = (text: string) => ({ type: 'NoteTaken', data: { text } })
      const blob = { type: 'NoteBlob', data: { blob: randomBytes(40_000).toString('base64') } }
      const events = [note('a'), note('b'), blob, note('d')]
      await store.append(
        noteAppend({ tenantId, streams: [{ streamId: randomUUID(), category: 'note', expected: 0, events }] }),
      )
      await store.append(noteAppend({ tenantId: other, notes: ['e', 'f'] }))

      await until(async () => (await relay.lag()) === 0)
      for (const each of [tenantId, other]) await until(() => isCaughtUp(underTest, each, projection.id))
      const inTopic = await positionsIn(kafka, name)
      expect([...new Set(inTopic.get(tenantId))]).toEqual([1, 4])
      expect([...new Set(inTopic.get(other))]).toEqual([1, 2])
      expect(setAside).toEqual([
        expect.stringMatching(/^NoteTaken 2: .*bigint/i),
        expect.stringMatching(/^NoteBlob 3: .*larger than the max message size/i),
      ])
      expect(await relay.setAsideCount()).toBe(2)
      const { rows } = await database.pool.query('select tenant_id, position, type from events_not_published($1)', [
        name,
      ])
      expect(rows).toEqual([
        { tenant_id: tenantId, position: '2', type: 'NoteTaken' },
        { tenant_id: tenantId, position: '3', type: 'NoteBlob' },
      ])
      for (const each of [tenantId, other])
        expect((await compareWithStore(underTest.pool, store, [projection], each)).differ).toEqual([])
      await relay.stop()
      await subscription.stop()
    })

    it('a second relay waits, and takes over when the first one stops', async () => {
      const { publishing, startRelay, store, positionsInTopic } = setting()
      const second = await startRelay()
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      expect([publishing.relay!.isActive, second.isActive]).toEqual([true, false])
      await publishing.stop()
      await until(() => second.isActive)
      publishing.relay = second
      const tenantId = randomUUID()
      await store.append(noteAppend({ tenantId, notes: ['a'] }))
      await until(publishing.hasPublishedAll)
      expect((await positionsInTopic()).get(tenantId)).toEqual([1])
    })
  })
}
