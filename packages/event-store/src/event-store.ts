import { sqlStateOf } from '@switchback/database/failures'
import type { AnyRecorded, EventCatalogue } from '@switchback/domain/kernel/events'
import pg from 'pg'
import { countEvents } from './append-statement.js'
import { checkEvent, serialize, type CheckedEvent, type NewEvent } from './serialize.js'
import { GroupCommit, type Appended } from './group-commit.js'
import { deserialize, type EventRow } from './deserialize.js'
import { parseStored } from './storable.js'
import { CommandReused, EventRefused, StoreUnavailable } from './errors.js'
import type { Keyring } from './keyring.js'

/** What a writer expects of a stream: not there, there, whatever, or exactly this version. */
export type Expected = 'none' | 'exists' | 'any' | number

export interface Append {
  tenantId: string
  /** The same id again returns the first result and writes nothing. */
  commandId: string
  /** A fingerprint of what was asked, to tell a retry from a reused id. */
  bodyHash: Buffer
  actorId: string
  correlationId?: string
  causationId?: string | null
  /** All or nothing. */
  streams: { streamId: string; category: string; expected: Expected; events: NewEvent[] }[]
}

export interface ReadStream {
  /** The first version to read; backward, the last. */
  from?: number
  toPosition?: number
  toRecordedAt?: string
  backward?: boolean
  /** At most this many events, 1,000 unless told; 10,000 is the most. */
  limit?: number
}

/** How an append went: how many events and how long the caller waited, or the name of what refused it. */
export interface AppendOutcome {
  events: number
  milliseconds: number
  refused?: string
}

const pageLimit = 10_000

/** As pg reads columns, but for the bodies of events. */
const storedTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === pg.types.builtins.JSON
      ? parseStored
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}
const eventsPerAppend = 1_000

/** Appends and reads events. PostgreSQL is the only source of truth. */
export class EventStore {
  private readonly groupCommit: GroupCommit

  /** Takes the application's pool, the keys of persons, and the events of each category of streams. */
  constructor(
    private readonly pool: pg.Pool,
    readonly keyring: Keyring,
    private readonly catalogues: Record<string, EventCatalogue>,
    private readonly onAppend?: (outcome: AppendOutcome) => void,
  ) {
    this.groupCommit = new GroupCommit(pool, ({ tenantId, commandId, bodyHash }, client) =>
      this.findCommand(tenantId, commandId, bodyHash, client),
    )
  }

  /**
   * Appends events to one or more streams of a tenant, all or nothing, and gives their positions and versions.
   * Refuses with Conflict (another version), CommandReused, EventRefused (bad event) or StoreUnavailable (try again).
   */
  async append(append: Append): Promise<Appended> {
    const begun = performance.now()
    const told = (refused?: string) =>
      this.onAppend?.({
        events: countEvents(append),
        milliseconds: performance.now() - begun,
        ...(refused && { refused }),
      })
    try {
      const appended = await this.prepareAndAppend(append)
      if (!appended.repeated) told()
      return appended
    } catch (error) {
      told((error as Error).constructor.name)
      throw error
    }
  }

  private async prepareAndAppend(append: Append): Promise<Appended> {
    const total = countEvents(append)
    if (total === 0 || append.streams.some(({ events }) => events.length === 0))
      throw new EventRefused('An append needs at least one event per stream.')
    if (total > eventsPerAppend) throw new EventRefused(`An append takes at most ${eventsPerAppend} events.`)
    if (
      append.streams.length > 1 &&
      new Set(append.streams.map(({ streamId }) => streamId)).size < append.streams.length
    )
      throw new EventRefused('An append names each stream once.')
    refuseUnfitting(append)

    const checked = append.streams.map(({ category, events }) => {
      const catalogue = this.catalogues[category]
      if (!catalogue) throw new EventRefused(`There are no streams of the category ${category}.`)
      return events.map((event) => checkEvent(catalogue, event))
    })
    const keys = await this.keyring.keysToEncrypt(append.tenantId, personsOf(checked))

    const now = new Date().toISOString()
    let bytes = 0
    const streams = append.streams.map(({ streamId, category, expected }, at) => ({
      streamId,
      category,
      expected: expectedNumber(expected),
      events: checked[at]!.map((body) => {
        const { type, occurredAt = now, subjectId = null } = body.event
        const text = serialize(this.keyring, append.tenantId, body, keys.get(subjectId ?? ''))
        bytes += text.length
        return { type, schemaVersion: body.schemaVersion, occurredAt, subjectId, text }
      }),
    }))
    return this.groupCommit.append({
      // Batches put tenants in the order of their ids, which is told from lower-case digits.
      tenantId: append.tenantId.toLowerCase(),
      commandId: append.commandId,
      bodyHash: append.bodyHash,
      actorId: append.actorId,
      correlationId: append.correlationId ?? append.commandId,
      causationId: append.causationId ?? null,
      streams,
      bytes,
    })
  }

  /** The first result of a command, or null where it was never carried out. Refuses with CommandReused for another body. */
  async findCommand(
    tenantId: string,
    commandId: string,
    bodyHash: Buffer,
    connection: pg.Pool | pg.ClientBase = this.pool,
  ): Promise<Appended | null> {
    const { rows } = await this.query<{
      command_hash: Buffer
      first_position: string
      last_position: string
      recorded_at: Date
      streams: Appended['streams']
    }>('find_command', 'select * from find_command($1, $2)', [tenantId, commandId], connection)
    const row = rows[0]
    if (!row) return null
    if (!row.command_hash.equals(bodyHash)) throw new CommandReused()
    return {
      firstPosition: Number(row.first_position),
      lastPosition: Number(row.last_position),
      recordedAt: row.recorded_at.toISOString(),
      streams: row.streams,
      repeated: true,
    }
  }

  /** A page of one stream's events, personal fields sealed; empty where there is no such stream. */
  async readStream(tenantId: string, streamId: string, read: ReadStream = {}): Promise<AnyRecorded[]> {
    const { from, toPosition, toRecordedAt, backward = false, limit = 1_000 } = read
    const { rows } = await this.query<EventRow>(
      'read_stream',
      'select * from read_stream($1, $2, $3, $4, $5, $6, $7)',
      [tenantId, streamId, from, toPosition, toRecordedAt, backward, Math.min(limit, pageLimit)],
    )
    return rows.map((row) => deserialize(row, this.catalogues))
  }

  /** The streams of a category that began with an event about this person, at most 1,000. */
  async streamsAbout(tenantId: string, category: string, personId: string): Promise<string[]> {
    const { rows } = await this.query<{ stream_id: string }>(
      'streams_about',
      'select stream_id from streams_about($1, $2, $3) as stream_id',
      [tenantId, category, personId],
    )
    return rows.map((row) => row.stream_id)
  }

  /** How many frameworks a tenant has, retired ones too. */
  async countFrameworks(tenantId: string): Promise<number> {
    const { rows } = await this.query<{ count: string }>('frameworks_of', 'select frameworks_of($1) as count', [
      tenantId,
    ])
    return Number(rows[0]!.count)
  }

  /** A page of a tenant's events after a position, in order and without a hole, personal fields sealed. */
  async readTenant(tenantId: string, after: number, limit = 1_000): Promise<AnyRecorded[]> {
    const { rows } = await this.query<EventRow>('read_tenant', 'select * from read_tenant($1, $2, $3)', [
      tenantId,
      after,
      Math.min(limit, pageLimit),
    ])
    return rows.map((row) => deserialize(row, this.catalogues))
  }

  /** The position of a tenant's newest event; 0 where there is none. */
  async head(tenantId: string): Promise<number> {
    const { rows } = await this.query<{ head: string }>('head_of', 'select head_of($1) as head', [tenantId])
    return Number(rows[0]!.head)
  }

  private async query<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: unknown[],
    connection: pg.Pool | pg.ClientBase = this.pool,
  ) {
    try {
      return await connection.query<Row>({ name, text, values, types: storedTypes })
    } catch (error) {
      const state = sqlStateOf(error)
      if (state && !/^(08|53|57|58)/.test(state)) throw error
      throw new StoreUnavailable(`The database cannot be read now (${(error as Error).message}).`)
    }
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const highestVersion = 2_000_000_000

/** Refuses ids, moments and versions that cannot be written, before they meet the appends of others. */
function refuseUnfitting({ tenantId, commandId, actorId, correlationId, causationId, streams }: Append) {
  for (const id of [tenantId, commandId, actorId, correlationId, causationId]) refuseUnlessUuid(id)
  for (const { streamId, expected, events } of streams) {
    refuseUnlessUuid(streamId)
    if (typeof expected === 'number' && !(Number.isInteger(expected) && expected >= 0 && expected <= highestVersion))
      throw new EventRefused(`No stream is at version ${expected}.`)
    for (const { subjectId, occurredAt } of events) {
      refuseUnlessUuid(subjectId)
      if (occurredAt !== undefined && Number.isNaN(Date.parse(occurredAt)))
        throw new EventRefused('A moment is written as ISO 8601.')
    }
  }
}

function refuseUnlessUuid(id: string | null | undefined) {
  if (id !== undefined && id !== null && !uuid.test(id)) throw new EventRefused(`"${id.slice(0, 40)}" is no UUID.`)
}

/** The persons whose keys have to seal something, each once. */
function personsOf(checked: readonly CheckedEvent[][]): Set<string> {
  const persons = new Set<string>()
  for (const bodies of checked)
    for (const { event, personal } of bodies) if (personal.length > 0) persons.add(event.subjectId!)
  return persons
}

function expectedNumber(expected: Expected): number {
  if (expected === 'none') return 0
  if (expected === 'any') return -1
  if (expected === 'exists') return -2
  return expected
}
