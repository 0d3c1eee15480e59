import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'

/** What a sealed text reads as once its person's key is destroyed. */
export const erasedText = '[erased]'

const prefix = 'sealed:1:'
const pattern = /^sealed:1:([0-9a-f-]{36}):([A-Za-z0-9_-]+)$/
const keysHeld = 20_000
const keyLifeMs = 60_000

/** Whether a stored value is a sealed personal field. */
export const isSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(prefix)

/**
 * The personal keys: AES-256-GCM with a key per person (NIST SP 800-38D, 96-bit random nonce), each wrapped by the
 * master key. Sealed texts name their person, so that what is copied into a view stays sealed and still can be opened.
 */
export class Keyring {
  private readonly keys = new LRUCache<string, { key: KeyObject | null }>({ max: keysHeld, ttl: keyLifeMs })

  /** Takes the application's pool and a master key of 32 bytes. */
  constructor(
    private readonly pool: pg.Pool,
    masterKey: Buffer,
  ) {
    if (masterKey.length !== 32) throw new Error('The master key must be 32 bytes.')
    this.masterKey = createSecretKey(masterKey)
  }
  private readonly masterKey: KeyObject

  /** The person's key, made where there is none; null once destroyed. */
  async keyOf(tenantId: string, personId: string): Promise<KeyObject | null> {
    const held = this.keys.get(`${tenantId}/${personId}`)
    if (held) return held.key
    const fresh = this.wrap(tenantId, personId, randomBytes(32))
    const { rows } = await this.pool.query<{ wrapped: Buffer | null }>(
      'select make_person_key($1, $2, $3) as wrapped',
      [tenantId, personId, fresh],
    )
    return this.hold(tenantId, personId, rows[0]!.wrapped)
  }

  /** The keys of these persons, made where there are none; null for those that were destroyed. */
  async keysToSeal(tenantId: string, persons: Iterable<string>): Promise<Map<string, KeyObject | null>> {
    const keys = new Map<string, KeyObject | null>()
    const missing: string[] = []
    for (const person of persons) {
      const held = this.keys.get(`${tenantId}/${person}`)
      if (held) keys.set(person, held.key)
      else missing.push(person)
    }
    await Promise.all(missing.map(async (person) => keys.set(person, await this.keyOf(tenantId, person))))
    return keys
  }

  /** Seals a text for a person, with the key that `keyOf` gave. */
  seal(key: KeyObject, tenantId: string, personId: string, text: string): string {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${tenantId}/${personId}`))
    const body = cipher.update(text, 'utf8')
    cipher.final() // Of a stream cipher nothing is left over; this completes the tag.
    return `${prefix}${personId}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
  }

  /** Seals bytes for a person, with the key that `keyOf` gave: nonce, tag and content in one piece. */
  sealBytes(key: KeyObject, tenantId: string, personId: string, content: Buffer): Buffer {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${tenantId}/${personId}`))
    const body = Buffer.concat([cipher.update(content), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }

  /** Opens what `sealBytes` sealed; null once the person's key is destroyed. */
  async openBytes(tenantId: string, personId: string, sealed: Buffer): Promise<Buffer | null> {
    const key = (await this.keysOf(tenantId, [personId])).get(personId)
    return key ? decipher(key, `${tenantId}/${personId}`, sealed) : null
  }

  /** Returns a copy of any value made of JSON with every sealed text in it opened; texts of the erased read `[erased]`. */
  async open<Value>(tenantId: string, value: Value): Promise<Value> {
    const persons = new Set<string>()
    visitTexts(value, (text) => {
      const person = pattern.exec(text)?.[1]
      if (person) persons.add(person)
    })
    if (persons.size === 0) return value
    const keys = await this.keysOf(tenantId, [...persons])
    return mapTexts(value, (text) => {
      const match = pattern.exec(text)
      if (!match) return text
      const key = keys.get(match[1]!)
      return key ? unseal(key, tenantId, match[1]!, match[2]!) : erasedText
    }) as Value
  }

  /** Destroys a person's key: whatever was sealed for them is lost for ever, wherever it is copied. */
  async destroy(tenantId: string, personId: string): Promise<void> {
    await this.pool.query('select destroy_person_key($1, $2)', [tenantId, personId])
    this.forget(tenantId, personId)
  }

  /** Drops every key from memory, when notices of other processes may have been lost. */
  forgetAll(): void {
    this.keys.clear()
  }

  /** Drops a key from memory, when another process has destroyed it. */
  forget(tenantId: string, personId: string) {
    this.keys.delete(`${tenantId}/${personId}`)
  }

  private async keysOf(tenantId: string, persons: string[]) {
    const keys = new Map<string, KeyObject | null>()
    const missing = persons.filter((person) => {
      const held = this.keys.get(`${tenantId}/${person}`)
      if (held) keys.set(person, held.key)
      return !held
    })
    if (missing.length > 0) {
      const { rows } = await this.pool.query<{ person_id: string; wrapped_key: Buffer | null }>(
        'select * from read_person_keys($1, $2)',
        [tenantId, missing],
      )
      for (const row of rows) keys.set(row.person_id, this.hold(tenantId, row.person_id, row.wrapped_key))
    }
    return keys
  }

  private hold(tenantId: string, personId: string, wrapped: Buffer | null) {
    const key = wrapped && this.unwrap(tenantId, personId, wrapped)
    this.keys.set(`${tenantId}/${personId}`, { key })
    return key
  }

  private wrap(tenantId: string, personId: string, key: Buffer): Buffer {
    return wrapKey(this.masterKey, tenantId, personId, key)
  }

  private unwrap(tenantId: string, personId: string, wrapped: Buffer): KeyObject {
    return createSecretKey(unwrapKey(this.masterKey, tenantId, personId, wrapped))
  }
}

/** A person's key, wrapped by a master key (or by the key of a move). */
export function wrapKey(master: KeyObject, tenantId: string, personId: string, key: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(`${tenantId}/${personId}`))
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** A person's key, unwrapped. Throws where it was wrapped by another key. */
export const unwrapKey = (master: KeyObject, tenantId: string, personId: string, wrapped: Buffer): Buffer =>
  decipher(master, `${tenantId}/${personId}`, wrapped)

const nonceBytes = 12
let nonces = Buffer.alloc(0)
let nextAt = 0

/** A fresh random nonce; random bytes are drawn for a thousand at a time, since drawing costs more than sealing. */
function nextNonce(): Buffer {
  if (nextAt >= nonces.length) {
    nonces = randomBytes(nonceBytes * 1_000)
    nextAt = 0
  }
  nextAt += nonceBytes
  return nonces.subarray(nextAt - nonceBytes, nextAt)
}

function unseal(key: KeyObject, tenantId: string, personId: string, sealed: string): string {
  return decipher(key, `${tenantId}/${personId}`, Buffer.from(sealed, 'base64url')).toString('utf8')
}

function decipher(key: KeyObject, associated: string, sealed: Buffer): Buffer {
  const opening = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(associated))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([opening.update(sealed.subarray(28)), opening.final()])
}

function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value)
  else if (Array.isArray(value)) for (const item of value) visitTexts(item, visit)
  else if (isPlain(value)) for (const field of Object.values(value)) visitTexts(field, visit)
}

/** A copy of a value made of JSON, with every text replaced. */
function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapTexts(field, replace)]))
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
