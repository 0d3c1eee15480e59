import { setTimeout as delay } from 'node:timers/promises'
import { sqlStateOf } from '@switchback/database/failures'
import { lend, type Loan } from '@switchback/database/pool'
import type pg from 'pg'
import { appendStatement, countEvents, tenantsOf, type AppendAnswer, type PreparedAppend } from './append-statement.js'
import { CommandReused, Conflict, EventRefused, StoreUnavailable } from './errors.js'

export interface Appended {
  firstPosition: number
  lastPosition: number
  recordedAt: string
  streams: { streamId: string; version: number }[]
  /** True if this command was executed before: this is its first result. */
  repeated: boolean
}

interface Waiting {
  append: PreparedAppend
  /** When it came (milliseconds of performance.now()). */
  since: number
  resolve: (result: Appended) => void
  reject: (reason: Error) => void
}

const limits = {
  callers: 256,
  events: 2_000,
  bytes: 8 * 1024 * 1024,
  queue: 20_000,
  tries: 5,
  batchesInFlight: 2,
  crowd: 16,
  /** How long an append may wait for its batch. */
  queueMs: 5_000,
  /** How long a batch may take, with all its tries, until nothing more is tried. */
  statementMs: 5_000,
  /** How long the search for the first result of a command may take. */
  lookupMs: 3_000,
}

/**
 * Group commit: waiting appends are written in one transaction, and each caller gets their own result.
 * All batches use one connection, one after the other. With a pool that has `pipeline`, the next batch is already sent while the
 * database works on the one before. No two callers of a batch share a stream.
 */
export class GroupCommit {
  private waiting: Waiting[] = []
  private inFlight = 0
  private scheduled = false
  private connection: Promise<Loan> | null = null
  private patience: NodeJS.Timeout | null = null

  /** `findFirst` returns the first result of a command, or null if it was never executed. */
  constructor(
    private readonly pool: pg.Pool,
    private readonly findFirst: (append: PreparedAppend, client: pg.ClientBase) => Promise<Appended | null>,
  ) {}

  /** Throws Conflict, CommandReused, EventRefused or StoreUnavailable; then nothing of the append is stored. */
  append(append: PreparedAppend): Promise<Appended> {
    if (this.waiting.length >= limits.queue)
      return Promise.reject(new StoreUnavailable('Too many appends are waiting. Try again in a moment.'))
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, since: performance.now(), resolve, reject })
      this.schedule()
      this.limitWaiting()
    })
  }

  /** Defers to the next tick, so that callers who were released together are batched together. */
  private schedule() {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      for (let free = limits.batchesInFlight - this.inFlight; free > 0 && this.waiting.length > 0; free -= 1) {
        // Two halves instead of one whole: while the database works on one, the callers of the other prepare their next append.
        const isCrowd = this.waiting.length >= limits.crowd
        void this.send(this.takeBatch(isCrowd ? Math.ceil(this.waiting.length / free) : limits.callers))
      }
      if (this.inFlight === 0) this.release()
    })
  }

  /** Rejects callers who waited too long: behind a connection that does not answer, a queue only adds to the wait. */
  private limitWaiting() {
    if (this.patience || this.waiting.length === 0) return
    const oldest = this.waiting[0]!.since
    this.patience = setTimeout(
      () => {
        this.patience = null
        const latest = performance.now() - limits.queueMs
        const late = this.waiting.filter(({ since }) => since <= latest)
        this.waiting = this.waiting.filter(({ since }) => since > latest)
        rejectAll(late, new Error('too many are waiting'))
        this.limitWaiting()
      },
      oldest + limits.queueMs - performance.now(),
    )
    this.patience.unref()
  }

  private async send(batch: Waiting[]) {
    this.inFlight += 1
    await this.commit(batch)
    this.inFlight -= 1
    this.schedule()
  }

  private takeBatch(callers: number): Waiting[] {
    const batch: Waiting[] = []
    const left: Waiting[] = []
    const taken = new Set<string>()
    let events = 0
    let bytes = 0
    for (const caller of this.waiting) {
      const { append } = caller
      // By the ids alone: where two tenants have the same one, the second only waits for the next batch.
      const names = [append.commandId, ...append.streams.map(({ streamId }) => streamId)]
      const count = countEvents(append)
      const fits =
        batch.length < Math.min(callers, limits.callers) &&
        events + count <= limits.events &&
        bytes + append.bytes <= limits.bytes
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
    let left = batch
    const begun = performance.now()
    for (let attempt = 1; left.length > 0;) {
      try {
        const answer = await this.write(left)
        if (!answer.misfits) return resolveAll(left, answer)
        left = await this.refuseMisfits(left, answer)
      } catch (error) {
        if (isRepeat(error)) {
          const others = await this.answerRepeated(left)
          // None was executed before: two of this batch are the same command. Alone, the second finds the first.
          if (others.length === left.length) return this.commitSeparately(left, error)
          left = others
        } else if (!isPassing(error)) return this.commitSeparately(left, error)
        // Without an answer it may be committed or not: a caller whose command is stored gets its result, the others may try again.
        else if (isSilence(error)) return rejectAll(await this.answerRepeated(left), error)
        else if (attempt >= limits.tries || performance.now() - begun > limits.statementMs)
          return rejectAll(left, error)
        else {
          // The transaction may have been committed before the answer was lost: the next attempt finds that by the command ids.
          await delay(50 * 2 ** attempt)
          attempt += 1
        }
      }
    }
  }

  private write(batch: Waiting[]): Promise<AppendAnswer> {
    const statement = {
      ...appendStatement(batch.map(({ append }) => append)),
      query_timeout: Math.min(limits.statementMs, this.poolLimit()),
    }
    return this.over(async (client) => (await client.query<AppendAnswer>(statement)).rows[0]!)
  }

  /** The time limit of statements that the pool was opened with, in milliseconds. */
  private poolLimit(): number {
    return Number((this.pool.options as { query_timeout?: number | false }).query_timeout || Infinity)
  }

  /** Runs work on the one connection. If it breaks, it is closed, and the next work gets a new one. */
  private async over<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const connection = (this.connection ??= lend(this.pool))
    try {
      return await work((await connection).client)
    } catch (error) {
      if (isPassing(error) && this.connection === connection) this.release(true)
      throw error
    }
  }

  /** Returns the connection to the pool, or closes it if it is broken. */
  private release(broken = false) {
    void this.connection?.then(({ giveBack }) => giveBack(broken), ignore)
    this.connection = null
  }

  /** Rejects the callers whose streams have another version, or resolves them with their first result. Returns the others. */
  private async refuseMisfits(batch: Waiting[], { versions, misfits }: AppendAnswer): Promise<Waiting[]> {
    const places = new Set(misfits)
    const left: Waiting[] = []
    let place = 0
    for (const caller of batch) {
      const streams = caller.append.streams.map(({ streamId }) => ({ streamId, version: versions[place++]! }))
      const fits = streams.every((_, at) => !places.has(place - streams.length + at + 1))
      if (fits) left.push(caller)
      else if (!(await this.answeredFirst(caller))) caller.reject(new Conflict(streams))
    }
    return left
  }

  /** Resolves the callers whose command was executed before with its first result. Returns the others. */
  private async answerRepeated(batch: Waiting[]): Promise<Waiting[]> {
    const answered = await Promise.all(batch.map((caller) => this.answeredFirst(caller)))
    return batch.filter((_, at) => !answered[at])
  }

  private async answeredFirst({ append, resolve, reject }: Waiting): Promise<boolean> {
    try {
      const first = await this.over((client) => inTime(this.findFirst(append, client), limits.lookupMs))
      if (first) resolve(first)
      return first !== null
    } catch (error) {
      reject(error as Error)
      return true
    }
  }

  /** Commits each caller of a batch alone, because the database refused the batch: only the one at fault is rejected. */
  private async commitSeparately(batch: Waiting[], error: unknown): Promise<void> {
    if (batch.length === 1) return batch[0]!.reject(new EventRefused((error as Error).message))
    for (const caller of batch) await this.commit([caller])
  }
}

/** A connection that breaks fails the query that goes over it; there is nothing else to do. */
const ignore = () => {}

function resolveAll(batch: Waiting[], { positions, versions, moment }: AppendAnswer) {
  const recordedAt = moment.toISOString()
  const reached = new Map(tenantsOf(batch.map(({ append }) => append)).map((id, at) => [id, Number(positions[at])]))
  let place = 0
  for (const { append, resolve } of batch) {
    const before = reached.get(append.tenantId)!
    const lastPosition = before + countEvents(append)
    reached.set(append.tenantId, lastPosition)
    const streams = append.streams.map(({ streamId, events }) => ({
      streamId,
      version: versions[place++]! + events.length,
    }))
    resolve({ firstPosition: before + 1, lastPosition, recordedAt, streams, repeated: false })
  }
}

function rejectAll(batch: Waiting[], error: unknown) {
  const reason = new StoreUnavailable(`The database cannot be written now (${(error as Error).message}).`)
  for (const { reject } of batch) reject(reason)
}

/** Returns what the work returns. Throws StoreUnavailable if it takes longer. */
async function inTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable('The database does not answer in time.')), milliseconds)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Whether the statement timed out, here or in the server. */
function isSilence(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === '57014' || message === 'Query read timeout'
}

/** Whether a command of the batch was executed before. */
function isRepeat(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'command'
}

const neverPassing = [RangeError, TypeError, SyntaxError, CommandReused]

/** Connection lost, server stopping or out of room, deadlock: the same append may succeed in a moment. */
function isPassing(error: unknown): boolean {
  if (neverPassing.some((kind) => error instanceof kind)) return false
  const state = sqlStateOf(error)
  return state === null || /^(08|53|57|58|40|55)/.test(state)
}
