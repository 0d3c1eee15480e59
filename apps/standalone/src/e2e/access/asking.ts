import { randomUUID } from 'node:crypto'
import type { Person, Things } from './cast.js'
import type { Operation } from './operations.js'
import type { Running } from '../support.js'

/** What matters of an answer. */
export interface Answer {
  status: number
  problem: string | undefined
  code: string | undefined
  /** All that the answer says but for the number of the request: to compare answers. */
  whole: string
}

const atATime = 16

/** Sends operations to the program as people. */
export class Ask {
  constructor(private readonly running: Running) {}

  /** Sends one operation; `really` without the version that keeps a command from being carried out. */
  async one(
    person: Person,
    operation: Operation,
    things: Things,
    { really = false, tries = 200 } = {},
  ): Promise<Answer> {
    const leaving = new AbortController()
    const [address, options] = this.requestOf(person, operation, things, { really })
    const answer = await fetch(address, { ...options, signal: leaving.signal })
    const { status } = answer
    const isProblem = answer.headers.get('content-type')?.includes('application/problem+json')
    // A stream of changes never ends by itself, and what is in answers is looked at elsewhere.
    if (!isProblem) leaving.abort()
    const { instance: _, ...said } = isProblem ? ((await answer.json()) as Record<string, string>) : {}
    const problem = said.type?.replace('urn:switchback:problem:', '')
    // The machine may be slow: who is asked to send it again does so, as every client should.
    if (problem === 'busy' && tries > 1) return this.one(person, operation, things, { really, tries: tries - 1 })
    const etag = answer.headers.get('etag')
    return { status, problem, code: said.code, whole: JSON.stringify([status, isProblem && [etag, said]]) }
  }

  /** The request for an operation as a person sends it. */
  requestOf(person: Person, operation: Operation, things: Things, { really = false } = {}): [string, RequestInit] {
    const { path, body, headers } = operation.plan(things)
    const isFile = Buffer.isBuffer(body)
    const options: RequestInit = {
      method: operation.method,
      headers: {
        cookie: person.cookie,
        'x-csrf-token': person.csrf,
        'idempotency-key': randomUUID(),
        ...(body !== undefined && !isFile && { 'content-type': 'application/json' }),
        ...(really ? {} : headers),
      },
      ...(body !== undefined && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    }
    return [`${this.running.address}${path}`, options]
  }

  /** Works through every pair, some at a time. */
  async all<One, Other>(
    ones: readonly One[],
    others: readonly Other[],
    work: (one: One, other: Other) => Promise<void>,
  ) {
    const pairs = others.flatMap((other) => ones.map((one) => [one, other] as const))
    const next = pairs[Symbol.iterator]()
    const worker = async () => {
      for (const [one, other] of next) await work(one, other)
    }
    await Promise.all(Array.from({ length: atATime }, worker))
  }
}
