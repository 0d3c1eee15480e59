import { randomUUID } from 'node:crypto'
import type { History } from './history.js'
import { until } from '@switchback/testing/until'

const patienceMs = 240_000
const requestMs = 30_000
const pauseMs = 100

export interface Told {
  status: number
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  cookie: string
}

/** One request as it is, with how long it took; null where no answer came. */
export async function ask(
  url: string,
  method: 'GET' | 'POST',
  headers: Record<string, string> = {},
  body?: object,
): Promise<Told | null> {
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(requestMs),
    })
    const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0]!
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null, cookie }
  } catch {
    return null
  }
}

/** Sends a request until the answer has a status below 500, as a person does who has to go on. Throws if none comes for minutes. */
export async function insist(...[url, method, headers, body]: Parameters<typeof ask>): Promise<Told> {
  const look = async () => {
    const told = await ask(url, method, headers, body)
    return told && told.status < 500 && told.status !== 429 && told
  }
  return until(look, patienceMs, `No answer to ${method} ${url} in ${patienceMs / 1_000} s.`, pauseMs)
}

/** Someone who is signed in. */
export class Caller {
  constructor(
    readonly address: string,
    readonly tenantId: string,
    readonly personId: string,
    private readonly cookie: string,
    private readonly csrf: string,
  ) {}

  static of(address: string, { status, body, cookie }: Told): Caller {
    if (status !== 200) throw new Error(`Not signed in: ${status} ${JSON.stringify(body)}`)
    return new Caller(address, body.tenant.tenantId, body.person.personId, cookie, body.csrfToken)
  }

  static async signIn(address: string, email: string, password: string): Promise<Caller> {
    return Caller.of(address, await insist(`${address}/api/session`, 'POST', {}, { email, password }))
  }

  get(path: string, after?: number): Promise<Told> {
    const headers = { cookie: this.cookie, ...(after !== undefined && { 'switchback-after': String(after) }) }
    return insist(`${this.address}/api/${path}`, 'GET', headers)
  }

  /** The headers of a command with this key. */
  headers(key: string): Record<string, string> {
    return { cookie: this.cookie, 'x-csrf-token': this.csrf, 'idempotency-key': key }
  }

  /** Sends a command with a key until it is answered. */
  post(path: string, body: object, key: string = randomUUID()): Promise<Told> {
    return insist(`${this.address}/api/${path}`, 'POST', this.headers(key), body)
  }

  /** Sends a command until it is acknowledged, and notes it; null where it is refused, which is noted too. */
  async give(history: History, path: string, body: object, repeat = false) {
    const key = randomUUID()
    const asked = performance.now()
    const told = await this.post(path, body, key)
    if (told.status !== 200) {
      history.refused.push(`${told.status} ${path} ${JSON.stringify(told.body)}`)
      return null
    }
    history.note(this.personId, this.tenantId, key, asked, told.body)
    if (repeat) history.noteRepeated(told.body, (await this.post(path, body, key)).body)
    return told.body as { position: number; version: number; events: string[] }
  }
}
