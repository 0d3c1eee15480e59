import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { CommandReused, Conflict, EventRefused, StoreUnavailable } from './refusals.js'

/** One caller's append, its bodies already written. */
export interface PreparedAppend {
  tenantId: string
  commandId: string
  bodyHash: Buffer
  actorId: string
  correlationId: string
  causationId: string | null
  bytes: number
  streams: {
    streamId: string
    category: string
    expected: number
    events: { type: string; schemaVersion: number; occurredAt: string; subjectId: string | null; text: string }[]
  }[]
}

export interface Appended {
  firstPosition: number
  lastPosition: number
  recordedAt: string
  streams: { streamId: string; version: number }[]
  /** True when this command had been carried out before: this is its first result. */
  repeated: boolean
}

interface Waiting {
  append: PreparedAppend
  resolve: (result: Appended) => void
  reject: (reason: Error) => void
}

const limits = { callers: 256, events: 2_000, bytes: 8 * 1024 * 1024, queue: 20_000, tries: 5 }

/**
 * Group commit: appends that wait are gathered into one transaction, and each caller is answered separately.
 * One batch is in flight at a time, since that was measured to be faster than two; no two callers of a batch share a stream.
 */
export class GroupCommit {
  private waiting: Waiting[] = []
  private running = false

  constructor(private readonly pool: pg.Pool) {}

  /** Refuses with Conflict, CommandReused, EventRefused or StoreUnavailable; nothing of a refused append is stored. */
  append(append: PreparedAppend): Promise<Appended> {
    if (this.waiting.length >= limits.queue)
      return Promise.reject(new StoreUnavailable('Too many appends are waiting. Try again in a moment.'))
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, resolve, reject })
      if (!this.running) {
        this.running = true
        setImmediate(() => void this.drain())
      }
    })
  }

  private async drain() {
    while (this.waiting.length > 0) await this.commit(this.takeBatch())
    this.running = false
  }

  private takeBatch(): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const taken = new Set<string>()
    let events = 0
    let bytes = 0
    for (const caller of this.waiting) {
      const { append } = caller
      const names = [`${append.tenantId}/${append.commandId}`]
      for (const { streamId } of append.streams) names.push(`${append.tenantId}/${streamId}`)
      const count = append.streams.reduce((sum, stream) => sum + stream.events.length, 0)
      const fits =
        batch.length < limits.callers && events + count <= limits.events && bytes + append.bytes <= limits.bytes
      if ((!fits && batch.length > 0) || names.some((name) => taken.has(name))) {
        left.push(caller)
        // Whoever waits keeps their turn: a later append to the same stream must not overtake.
        for (const name of names) taken.add(name)
        continue
      }
      for (const name of names) taken.add(name)
      batch.push(caller)
      events += count
      bytes += append.bytes
    }
    this.waiting = left
    return batch
  }

  private async commit(batch: Waiting[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { rows } = await this.pool.query<OutcomeRow>(appendStatement(batch.map(({ append }) => append)))
        for (const row of rows) answer(batch[row.caller - 1]!, row)
        return
      } catch (error) {
        if (!isPassing(error)) return this.commitSeparately(batch, error)
        if (attempt >= limits.tries) {
          const reason = new StoreUnavailable(`The database cannot be written now (${(error as Error).message}).`)
          for (const { reject } of batch) reject(reason)
          return
        }
        // The transaction may have been committed before the answer was lost: the command ids find that out.
        await delay(50 * 2 ** attempt)
      }
    }
  }

  /** A batch that the database refused as a whole: each caller alone, so that only the culprit is refused. */
  private async commitSeparately(batch: Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1) return batch[0]!.reject(new EventRefused((error as Error).message))
    for (const caller of batch) await this.commit([caller])
  }
}

interface OutcomeRow {
  caller: number
  outcome: 'appended' | 'repeated' | 'reused' | 'conflict'
  first_position: string
  last_position: string
  recorded_at: Date
  streams: { streamId: string; version: number }[]
}

function answer({ resolve, reject }: Waiting, row: OutcomeRow) {
  if (row.outcome === 'conflict') return reject(new Conflict(row.streams))
  if (row.outcome === 'reused') return reject(new CommandReused())
  resolve({
    firstPosition: Number(row.first_position),
    lastPosition: Number(row.last_position),
    recordedAt: row.recorded_at.toISOString(),
    streams: row.streams,
    repeated: row.outcome === 'repeated',
  })
}

/** Connection lost, server stopping or out of room, deadlock: the same append may succeed in a moment. */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === undefined || !/^[0-9A-Z]{5}$/.test(code) || /^(08|53|57|58|40|55)/.test(code)
}

const columns = 23
const placeholders = Array.from({ length: columns }, (_, at) => `$${at + 1}`).join(', ')

function appendStatement(appends: PreparedAppend[]) {
  const values: unknown[][] = Array.from({ length: columns }, () => [])
  const add = (from: number, row: unknown[]) => row.forEach((value, at) => values[from + at]!.push(value))
  appends.forEach((append, at) => {
    const { tenantId, commandId, bodyHash, actorId, correlationId, causationId } = append
    const caller = at + 1
    let place = 0
    for (const { streamId, category, expected, events } of append.streams) {
      add(7, [caller, tenantId, streamId, category, expected, events.length])
      events.forEach((event, index) => {
        place += 1
        add(13, [
          caller,
          streamId,
          place,
          index + 1,
          category,
          event.type,
          event.schemaVersion,
          event.occurredAt,
          event.subjectId,
          event.text,
        ])
      })
    }
    add(0, [tenantId, commandId, bodyHash, actorId, correlationId, causationId, place])
  })
  return { name: 'append_events', text: `select * from append_events(${placeholders})`, values }
}
