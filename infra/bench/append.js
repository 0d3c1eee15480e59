// Appending: one event of about 600 bytes per append, versions checked, over 16 tenants; beside Emmett and plain INSERT.
import { createHash, randomUUID } from 'node:crypto'
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql'
import { openInstalled } from '@switchback/api/installed'
import pg from 'pg'
import { masterKey, median, print, rate, round } from './setting.js'

const tenants = Array.from({ length: 16 }, () => randomUUID())
const text = 'What I found out about it, in my own words, at some length. '.repeat(5)
// Sealing makes a text longer: the peers get one of the length that is stored.
const plainText = text + text.slice(0, 260)
const bodyHash = createHash('sha256').update('bench').digest()

export async function benchAppend(setting, rounds, seconds) {
  const own = await setting.database('append_switchback')
  const core = openInstalled({ applicationUrl: own.applicationUrl, masterKey })
  const emmettUrl = (await setting.database('append_emmett', { bare: true })).adminUrl
  const emmett = getPostgreSQLEventStore(emmettUrl)
  await emmett.schema.migrate()
  const plainUrl = (await setting.database('append_plain', { bare: true })).adminUrl
  // Its connections close after its turn, so that they do not burden the next one's.
  const plain = new pg.Pool({ connectionString: plainUrl, max: 64, idleTimeoutMillis: 300 })
  plain.on('error', () => {})
  // The same row as the store keeps, in a table with the same indexes; positions come from a sequence, nothing is checked.
  await plain.query(
    `create table event (tenant_id uuid, position bigserial, stream_id uuid, version integer, category text, type text,
       schema_version integer, occurred_at timestamptz, recorded_at timestamptz default now(), actor_id uuid, command_id uuid,
       correlation_id uuid, causation_id uuid, subject_id uuid, command_hash bytea, data json,
       primary key (tenant_id, position), unique (tenant_id, stream_id, version));
     create unique index command on event (tenant_id, command_id) where command_hash is not null`,
  )

  const peers = {
    switchback: (streams) => (caller) => {
      const stream = streams[caller]
      const events = [
        {
          type: 'MaterialStudied',
          data: { title: 'The paper behind it', kind: 'paper', notes: text },
          subjectId: stream.id,
        },
      ]
      return core.store
        .append({
          tenantId: stream.tenant,
          commandId: randomUUID(),
          actorId: stream.id,
          bodyHash,
          streams: [{ streamId: stream.id, category: 'journey', expected: stream.version || 'none', events }],
        })
        .then(() => (stream.version += 1))
    },
    emmett: (streams) => async (caller) => {
      const stream = streams[caller]
      const event = {
        type: 'MaterialStudied',
        data: { tenant: stream.tenant, title: 'The paper behind it', kind: 'paper', notes: plainText },
      }
      const { nextExpectedStreamVersion } = await emmett.appendToStream(`journey-${stream.id}`, [event], {
        expectedStreamVersion: stream.version === 0 ? 'STREAM_DOES_NOT_EXIST' : stream.next,
      })
      stream.next = nextExpectedStreamVersion
      stream.version += 1
    },
    insert: (streams) => async (caller) => {
      const stream = streams[caller]
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
    },
  }

  const results = {}
  for (const callers of [1, 16, 64]) {
    const rates = { switchback: [], emmett: [], insert: [] }
    for (let turn = 0; turn < rounds; turn += 1)
      for (const [name, peer] of Object.entries(peers)) {
        const streams = Array.from({ length: callers }, (_, at) => ({
          id: randomUUID(),
          tenant: tenants[at % 16],
          version: 0,
        }))
        rates[name].push(await rate(callers, seconds, peer(streams)))
      }
    const medians = Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]))
    results[callers] = { toEmmett: medians.switchback / medians.emmett, toInsert: medians.switchback / medians.insert }
    print({
      bench: 'append',
      callers,
      tenants: 16,
      perSecond: Object.fromEntries(Object.entries(medians).map(([name, value]) => [name, round(value)])),
      toEmmett: round(results[callers].toEmmett, 2),
      toInsert: round(results[callers].toInsert, 2),
      rounds: Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, all.map((one) => round(one))])),
    })
  }
  await core.pool.end()
  await emmett.close()
  await plain.end()
  return results
}
