import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'
import type pg from 'pg'
import { digestOf } from './digest.js'

/** What is wrong in a tenant's events, and where. */
export interface Broken {
  tenantId: string
  /** The positions among which something was changed, taken out, added or put elsewhere. */
  from: number
  to: number
  what: string
}

/** A signed checkpoint of a tenant's chain, to keep elsewhere. A chain that was rewritten later does not match it. */
export interface Checkpoint {
  tenantId: string
  position: number
  /** The hash of the last link, in hex. */
  hash: string
  at: string
  /** Ed25519, in base64. */
  signature: string
}

const separator = '\u001f'
const page = 5_000

/** A link of the chain as it is kept: over the events from one position to another. */
interface Link {
  first_position: string
  last_position: string
  hash: Buffer
  /** How the hash was made: from the texts of the events, or from their digests (010-digests.sql). */
  form: 1 | 2
}

/** An event with its columns as texts. */
type Stored = Record<(typeof columns)[number], string>

const columns = [
  ...['position', 'stream_id', 'version', 'category', 'type', 'schema_version', 'occurred', 'recorded'],
  ...['actor_id', 'command_id', 'correlation_id', 'causation', 'subject', 'command_hash', 'data'],
] as const

const eventColumns = `position::text, stream_id::text, version::text, category, type, schema_version::text,
  ((extract(epoch from occurred_at) * 1000000)::bigint)::text as occurred, ((extract(epoch from recorded_at) * 1000000)::bigint)::text as recorded,
  actor_id::text, command_id::text, correlation_id::text, coalesce(causation_id::text, '-') as causation,
  coalesce(subject_id::text, '-') as subject, coalesce(encode(command_hash, 'hex'), '-') as command_hash, data::text`

/**
 * Computes a tenant's hash chain again from the events and compares it, link by link. The texts are built here,
 * so that a changed function in the database cannot vouch for changed events. Returns what is broken; an empty list if nothing is.
 */
export async function verifyChain(client: pg.ClientBase, tenantId: string): Promise<Broken[]> {
  await client.query(`select set_config('app.tenants', $1, false)`, [`{${tenantId}}`])
  const broken: Broken[] = []
  const report = (from: number, to: number, what: string) => broken.push({ tenantId, from, to, what })
  const head = await client.query<{ position: string }>('select position from tenant_head where tenant_id = $1', [
    tenantId,
  ])
  const ended = Number(head.rows[0]?.position ?? 0)
  let before = Buffer.alloc(0)
  let next = 1
  for (let after = 0; ;) {
    const { rows } = await client.query<Link>(
      `select first_position, last_position, hash, form from event_link where tenant_id = $1 and last_position > $2
       order by last_position limit $3`,
      [tenantId, after, page],
    )
    if (rows.length === 0) break
    const [first, last] = [Number(rows[0]!.first_position), Number(rows.at(-1)!.last_position)]
    const events = await eventsBetween(client, tenantId, first, last)
    for (const link of rows) {
      const [from, to] = [Number(link.first_position), Number(link.last_position)]
      if (from !== next) report(next, from - 1, 'links of the chain are missing')
      const missing = []
      const linked = []
      for (let position = from; position <= to; position += 1) {
        const event = events.get(position)
        if (event) linked.push(event)
        else missing.push(position)
      }
      const hash = link.form === 1 ? hashOfTexts(before, linked) : hashOfDigests(before, linked)
      if (missing.length > 0) report(missing[0]!, missing.at(-1)!, 'events are missing')
      else if (!hash.equals(link.hash)) report(from, to, 'events were changed or put elsewhere')
      // The next links are compared with the stored hash, so that one change is reported once.
      before = Buffer.from(link.hash)
      next = to + 1
    }
    after = last
  }
  if (next <= ended) report(next, ended, 'links of the chain are missing')
  const beyond = await client.query<{ position: string }>(
    'select position from event where tenant_id = $1 and position >= $2 order by position limit 1',
    [tenantId, next],
  )
  if (beyond.rows[0] && Number(beyond.rows[0].position) > ended)
    report(ended + 1, Number(beyond.rows[0].position), 'events were added beside the store')
  if (ended < next - 1) report(ended + 1, next - 1, 'the tenant was set back')
  return broken
}

async function eventsBetween(client: pg.ClientBase, tenantId: string, from: number, to: number) {
  const events = new Map<number, Stored>()
  for (let at = from; at <= to; at += page) {
    const { rows } = await client.query<Stored>(
      `select ${eventColumns} from event where tenant_id = $1 and position between $2 and $3 order by position`,
      [tenantId, at, Math.min(at + page - 1, to)],
    )
    for (const row of rows) events.set(Number(row.position), row)
  }
  return events
}

/** The hash of a link of the first form: over the texts of its events, one a line. */
function hashOfTexts(before: Buffer, events: Stored[]): Buffer {
  const text = events.map((event) => columns.map((column) => event[column]).join(separator)).join('\n')
  return createHash('sha256').update(before).update(createHash('sha256').update(text).digest()).digest()
}

/** The hash of a link of the second form: over the values that the database assigned to each event, and its digest. */
function hashOfDigests(before: Buffer, events: Stored[]): Buffer {
  const hash = createHash('sha256').update(before)
  for (const event of events) {
    const given = Buffer.alloc(20)
    given.writeBigInt64BE(BigInt(event.position), 0)
    given.writeBigInt64BE(BigInt(event.recorded), 8)
    given.writeInt32BE(Number(event.version), 16)
    hash.update(given).update(
      digestOf({
        streamId: event.stream_id,
        category: event.category,
        type: event.type,
        schemaVersion: event.schema_version,
        occurred: event.occurred,
        actorId: event.actor_id,
        commandId: event.command_id,
        correlationId: event.correlation_id,
        causationId: event.causation,
        subjectId: event.subject,
        commandHash: event.command_hash,
        text: event.data,
      }),
    )
  }
  return hash.digest()
}

/** The ids of all tenants that have events or links of a chain, in their order. Takes a connection that sees all tenants. */
export async function tenantsWithChains(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ tenant: string }>(
    'select tenant_id as tenant from tenant_head union select distinct tenant_id from event_link order by 1',
  )
  return rows.map(({ tenant }) => tenant)
}

/** The hash, in hex, of the link that covers a position; null where there is none. Takes a connection that sees this tenant. */
export async function hashAt(client: pg.ClientBase, tenantId: string, position: number): Promise<string | null> {
  const { rows } = await client.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from event_link
     where tenant_id = $1 and last_position >= $2 order by last_position limit 1`,
    [tenantId, position],
  )
  return rows[0]?.hash ?? null
}

/** Returns a signed checkpoint of a tenant's chain; null if it has no events. */
export async function checkpointOf(
  client: pg.ClientBase,
  masterKey: Buffer,
  tenantId: string,
  now: Date,
): Promise<Checkpoint | null> {
  const link = await linkAt(client, tenantId, null)
  if (!link) return null
  const checkpoint = { tenantId, position: link.position, hash: link.hash, at: now.toISOString() }
  const signature = sign(null, signedText(checkpoint), signingKey(masterKey)).toString('base64')
  return { ...checkpoint, signature }
}

/** Compares a checkpoint that was kept elsewhere with this chain. Returns a text that says what is wrong, or null. */
export async function compareCheckpoint(
  client: pg.ClientBase,
  masterKey: Buffer,
  checkpoint: Checkpoint,
): Promise<string | null> {
  const key = createPublicKey(signingKey(masterKey))
  if (!verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64')))
    return 'the checkpoint was not signed by this installation, or was changed'
  const link = await linkAt(client, checkpoint.tenantId, checkpoint.position)
  if (!link) return `there is no link at position ${checkpoint.position}: events were taken out`
  return link.hash === checkpoint.hash ? null : `the chain up to position ${checkpoint.position} was rewritten`
}

async function linkAt(client: pg.ClientBase, tenantId: string, position: number | null) {
  await client.query(`select set_config('app.tenants', $1, false)`, [`{${tenantId}}`])
  const { rows } = await client.query<{ last_position: string; hash: string }>(
    `select last_position, encode(hash, 'hex') as hash from event_link
     where tenant_id = $1 and last_position = coalesce($2, last_position) order by last_position desc limit 1`,
    [tenantId, position],
  )
  return rows[0] ? { position: Number(rows[0].last_position), hash: rows[0].hash } : null
}

const signedText = ({ tenantId, position, hash, at }: Omit<Checkpoint, 'signature'>) =>
  Buffer.from(['switchback checkpoint', tenantId, position, hash, at].join('\n'))

/** The key that signs checkpoints and certificates: Ed25519 (RFC 8032), its seed derived from the master key. */
export function signingKey(masterKey: Buffer) {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'switchback signing', 32))
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  return createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' })
}
