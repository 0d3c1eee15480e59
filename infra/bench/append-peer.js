// One of those that append, in a process of its own: append-peer.js NAME ADDRESS KEY.
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { answerWith } from './peers.js'
import { cycled, rate } from './setting.js'

/**
 * A stream that one caller appends to. Emmett has a version of its own for it.
 * @typedef {{ id: string, tenant: string, version: number, next?: bigint }} Stream
 * @typedef {(stream: Stream) => Promise<void>} AppendTo
 */

const tenants = Array.from({ length: 16 }, () => randomUUID())
const text = 'What I found out about it, in my own words, at some length. '.repeat(5)
// Sealing makes a text longer: the peers get one of the length that is stored.
const plainText = text + text.slice(0, 260)
const bodyHash = createHash('sha256').update('bench').digest()

const [name = '', address = '', key = ''] = process.argv.slice(2)
/** @type {Record<string, () => Promise<AppendTo>>} */
const programs = { switchback: openSwitchback, emmett: openEmmett, insert: openInsert }
const open = programs[name]
if (!open) throw new Error(`append-peer.js takes one of ${Object.keys(programs).join(', ')}.`)
const appendTo = await open()

answerWith((/** @type {{ callers: number, seconds: number }} */ { callers, seconds }) => {
  /** @type {Stream[]} */
  const streams = Array.from({ length: callers }, (_, at) => ({
    id: randomUUID(),
    tenant: cycled(tenants, at),
    version: 0,
  }))
  return rate(callers, seconds, (caller) => appendTo(cycled(streams, caller)))
})

/** @returns {Promise<AppendTo>} */
async function openSwitchback() {
  const { openServer } = await import('@switchback/installation/open-server')
  const core = openServer({ applicationUrl: address, masterKey: Buffer.from(key, 'hex') })
  return async (stream) => {
    const data = { title: 'The paper behind it', kind: 'paper', notes: text }
    const events = [{ type: 'MaterialStudied', data, subjectId: stream.id }]
    await core.store.append({
      tenantId: stream.tenant,
      commandId: randomUUID(),
      actorId: stream.id,
      bodyHash,
      streams: [{ streamId: stream.id, category: 'journey', expected: stream.version, events }],
    })
    stream.version += 1
  }
}

/** @returns {Promise<AppendTo>} */
async function openEmmett() {
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql')
  const emmett = getPostgreSQLEventStore(address)
  await emmett.schema.migrate()
  return async (stream) => {
    const event = {
      type: 'MaterialStudied',
      data: { tenant: stream.tenant, title: 'The paper behind it', kind: 'paper', notes: plainText },
    }
    const { nextExpectedStreamVersion } = await emmett.appendToStream(`journey-${stream.id}`, [event], {
      expectedStreamVersion: stream.version === 0 ? 'STREAM_DOES_NOT_EXIST' : stream.next,
    })
    stream.next = nextExpectedStreamVersion
    stream.version += 1
  }
}

/** @returns {Promise<AppendTo>} */
async function openInsert() {
  // Its connections close after its turn, so that they do not burden the next one's.
  const plain = new pg.Pool({ connectionString: address, max: 64, idleTimeoutMillis: 300 })
  plain.on('error', () => {})
  // The same row as the store keeps, in a table with the same indexes; positions come from a sequence, nothing is checked.
  await plain.query(
    `create table event (tenant_id uuid, position bigserial, stream_id uuid, version integer, category text, type text,
       schema_version integer, occurred_at timestamptz, recorded_at timestamptz default now(), actor_id uuid, command_id uuid,
       correlation_id uuid, causation_id uuid, subject_id uuid, command_hash bytea, data json,
       primary key (tenant_id, position), unique (tenant_id, stream_id, version));
     create unique index command on event (tenant_id, command_id) where command_hash is not null`,
  )
  return async (stream) => {
    stream.version += 1
    await plain.query({
      name: 'insert',
      text: `insert into event (tenant_id, stream_id, version, category, type, schema_version, occurred_at, actor_id, command_id,
        correlation_id, subject_id, command_hash, data) values ($1, $2, $3, 'journey', $4, 1, now(), $2, $5, $5, $2, $6, $7)`,
      values: [
        stream.tenant,
        stream.id,
        stream.version,
        'MaterialStudied',
        randomUUID(),
        bodyHash,
        JSON.stringify({ title: 'The paper behind it', kind: 'paper', notes: plainText }),
      ],
    })
  }
}
