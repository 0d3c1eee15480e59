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

export interface Append {
  tenantId: string
  /** The same id again returns the first result and writes nothing. */
  commandId: string
  /** A hash of the command, which distinguishes a retry from another command with the same id. */
  bodyHash: Buffer
  actorId: string
  correlationId?: string
  causationId?: string | null
  /**
   * The streams to append to, each once: all of them, or none. A command whose rules span two streams needs this: moving a client
   * takes them out of one cohort and into another, and no one may see them in both or in neither.
   */
  streams: AppendToStream[]
}

interface AppendToStream {
  streamId: string
  category: string
  /** The version of the stream that the decision was made on; 0 for a new stream. Any other version is a Conflict. */
  expected: number
  events: NewEvent[]
}

export interface ReadStream {
  /** The first version to read; the last one if `backward`. */
  from?: number
  backward?: boolean
  /** How many events to return; 1,000 by default, at most 10,000. */
  limit?: number
}

/** The outcome of an append: how many events, how long the caller waited, and the name of the error if it failed. */
export interface AppendOutcome {
  events: number
  milliseconds: number
  refused?: string
}

const pageLimit = 10_000

/** Reads columns as pg does, except the data of events. */
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

  /** Takes the application's pool, the keys of persons, and the event catalogue of each category. */
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
   * Appends events to one or more streams of a tenant: all of them, or none. Returns their positions and versions.
   * Throws Conflict (another version), CommandReused, EventRefused (invalid event) or StoreUnavailable (try again).
   */
  async append(append: Append): Promise<Appended> {
    const begun = performance.now()
    const report = (refused?: string) =>
      this.onAppend?.({
        events: countEvents(append),
        milliseconds: performance.now() - begun,
        ...(refused && { refused }),
      })
    try {
      const appended = await this.prepareAndAppend(append)
      if (!appended.repeated) report()
      return appended
    } catch (error) {
      report((error as Error).constructor.name)
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
    checkFormat(append)

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
      expected,
      events: checked[at]!.map((body) => {
        const { type, occurredAt = now, subjectId = null } = body.event
        const text = serialize(this.keyring, append.tenantId, body, keys.get(subjectId ?? ''))
        bytes += text.length
        return { type, schemaVersion: body.schemaVersion, occurredAt, subjectId, text }
      }),
    }))
    // packages/event-store/sql/functions/append_events.sql notifies switchback_appended.
    // Listeners: packages/event-feed/src/embedded-log.ts and packages/event-feed/src/kafka/relay.ts.
    return this.groupCommit.append({
      // A batch sorts tenants by id in lower case, so that all batches lock them in one order.
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

  /** Returns the first result of a command, or null if it was never executed. Throws CommandReused for another body. */
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

  /** Returns a page of one stream's events, personal fields encrypted; empty if there is no such stream. */
  async readStream(tenantId: string, streamId: string, read: ReadStream = {}): Promise<AnyRecorded[]> {
    const { from, backward = false, limit = 1_000 } = read
    const { rows } = await this.query<EventRow>(
      'read_stream',
      'select * from read_stream($1, $2, $3, null, null, $4, $5)',
      [tenantId, streamId, from, backward, Math.min(limit, pageLimit)],
    )
    return rows.map((row) => deserialize(row, this.catalogues))
  }

  /** Returns the streams of a category whose first event is about this person, at most 1,000. */
  async streamsAbout(tenantId: string, category: string, personId: string): Promise<string[]> {
    const { rows } = await this.query<{ stream_id: string }>(
      'streams_about',
      'select stream_id from streams_about($1, $2, $3) as stream_id',
      [tenantId, category, personId],
    )
    return rows.map((row) => row.stream_id)
  }

  /** Returns how many frameworks a tenant has, retired ones included. */
  async countFrameworks(tenantId: string): Promise<number> {
    const { rows } = await this.query<{ count: string }>('frameworks_of', 'select frameworks_of($1) as count', [
      tenantId,
    ])
    return Number(rows[0]!.count)
  }

  /** Returns a page of a tenant's events after a position, in order and without a gap, personal fields encrypted. */
  async readTenant(tenantId: string, after: number, limit = 1_000): Promise<AnyRecorded[]> {
    const { rows } = await this.query<EventRow>('read_tenant', 'select * from read_tenant($1, $2, $3)', [
      tenantId,
      after,
      Math.min(limit, pageLimit),
    ])
    return rows.map((row) => deserialize(row, this.catalogues))
  }

  /** Returns the position of a tenant's newest event; 0 if there is none. */
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

/** Throws EventRefused for ids, moments and versions that the database cannot store, before they fail a batch of other callers. */
function checkFormat({ tenantId, commandId, actorId, correlationId, causationId, streams }: Append) {
  for (const id of [tenantId, commandId, actorId, correlationId, causationId]) checkUuid(id)
  for (const { streamId, expected, events } of streams) {
    checkUuid(streamId)
    if (!(Number.isInteger(expected) && expected >= 0 && expected <= highestVersion))
      throw new EventRefused(`No stream is at version ${expected}.`)
    for (const { subjectId, occurredAt } of events) {
      checkUuid(subjectId)
      if (occurredAt !== undefined && Number.isNaN(Date.parse(occurredAt)))
        throw new EventRefused('A moment is written as ISO 8601.')
    }
  }
}

function checkUuid(id: string | null | undefined) {
  if (id !== undefined && id !== null && !uuid.test(id)) throw new EventRefused(`"${id.slice(0, 40)}" is no UUID.`)
}

/** Returns the persons who have personal fields to encrypt, each once. */
function personsOf(checked: readonly CheckedEvent[][]): Set<string> {
  const persons = new Set<string>()
  for (const bodies of checked)
    for (const { event, personal } of bodies) if (personal.length > 0) persons.add(event.subjectId!)
  return persons
}
