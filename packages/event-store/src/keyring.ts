import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'

/** What an encrypted text reads as once its person's key is destroyed. */
export const erasedText = '[erased]'

// The prefix is stored in events and views, so the word stays.
const prefix = 'sealed:1:'
const pattern = /^sealed:1:([0-9a-f-]{36}):([A-Za-z0-9_-]+)$/
const cachedKeys = 20_000
const keyLifeMs = 60_000
/** How long an encrypted text is at most that stays decrypted in memory, in characters, and how many do with one key. */
const shortText = 200
const textsOfKey = 4

/** Whether a stored value is an encrypted personal field. */
export const isEncrypted = (value: unknown): value is string => typeof value === 'string' && value.startsWith(prefix)

/**
 * Encrypts and decrypts personal fields with one key for each person, so that a person can be erased from a log that never changes.
 *
 * This is crypto-shredding. Events cannot be deleted: positions, versions and the hash chain would break. So each personal text is
 * encrypted with the key of the person it is about, in events and in every copy in a view. Erasing a person destroys their key.
 * From then on their texts cannot be decrypted by anyone, wherever they are; they read `[erased]`.
 *
 * AES-256-GCM (NIST SP 800-38D, 96-bit random nonce). Each person's key is itself encrypted ("wrapped") by the master key. An
 * encrypted text names its person, so that a view can hold it as it is and still decrypt it.
 */
export class Keyring {
  private readonly keys = new LRUCache<string, { key: KeyObject | null }>({ max: cachedKeys, ttl: keyLifeMs })
  /** What was decrypted with a key goes with it. */
  private readonly texts = new WeakMap<KeyObject, Map<string, string>>()

  /** Takes the application's pool and a master key of 32 bytes. */
  constructor(
    private readonly pool: pg.Pool,
    masterKey: Buffer,
  ) {
    if (masterKey.length !== 32) throw new Error('The master key must be 32 bytes.')
    this.masterKey = createSecretKey(masterKey)
  }
  private readonly masterKey: KeyObject

  /** Returns the person's key, and creates it if there is none; null once destroyed. */
  async keyOf(tenantId: string, personId: string): Promise<KeyObject | null> {
    const cached = this.keys.get(`${tenantId}/${personId}`)
    if (cached) return cached.key
    const fresh = this.wrap(tenantId, personId, randomBytes(32))
    const { rows } = await this.pool.query<{ wrapped: Buffer | null }>(
      'select make_person_key($1, $2, $3) as wrapped',
      [tenantId, personId, fresh],
    )
    return this.cache(tenantId, personId, rows[0]!.wrapped)
  }

  /** Returns the keys of these persons, and creates those that are missing; null for those that were destroyed. */
  async keysToEncrypt(tenantId: string, persons: Iterable<string>): Promise<Map<string, KeyObject | null>> {
    const keys = new Map<string, KeyObject | null>()
    const missing: string[] = []
    for (const person of persons) {
      const cached = this.keys.get(`${tenantId}/${person}`)
      if (cached) keys.set(person, cached.key)
      else missing.push(person)
    }
    await Promise.all(missing.map(async (person) => keys.set(person, await this.keyOf(tenantId, person))))
    return keys
  }

  /** Encrypts a text for a person, with the key that `keyOf` returned. */
  encrypt(key: KeyObject, tenantId: string, personId: string, text: string): string {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${tenantId}/${personId}`))
    const body = cipher.update(text, 'utf8')
    cipher.final() // GCM is a stream cipher: this returns no bytes, it only completes the tag.
    return `${prefix}${personId}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
  }

  /** Encrypts bytes for a person, with the key that `keyOf` returned. Returns nonce, tag and content in one buffer. */
  encryptBytes(key: KeyObject, tenantId: string, personId: string, content: Buffer): Buffer {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${tenantId}/${personId}`))
    const body = Buffer.concat([cipher.update(content), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }

  /** Decrypts what `encryptBytes` returned; null once the person's key is destroyed. */
  async decryptBytes(tenantId: string, personId: string, encrypted: Buffer): Promise<Buffer | null> {
    const key = (await this.keysOf(tenantId, [personId])).get(personId)
    return key ? decipher(key, `${tenantId}/${personId}`, encrypted) : null
  }

  /** Returns a copy of a JSON value with every encrypted text in it decrypted; texts of erased persons read `[erased]`. */
  async decrypt<Value>(tenantId: string, value: Value): Promise<Value> {
    return mapTexts(value, await this.decrypterFor(tenantId, value)) as Value
  }

  /** Returns what decrypts the texts of a JSON value one by one; texts of erased persons read `[erased]`, plain texts stay as they are. */
  async decrypterFor(tenantId: string, value: unknown): Promise<(text: string) => string> {
    const persons = new Set<string>()
    visitTexts(value, (text) => {
      const person = isEncrypted(text) && pattern.exec(text)?.[1]
      if (person) persons.add(person)
    })
    if (persons.size === 0) return (text) => text
    const keys = await this.keysOf(tenantId, [...persons])
    return (text) => {
      const match = isEncrypted(text) && pattern.exec(text)
      if (!match) return text
      const key = keys.get(match[1]!)
      return key ? this.decryptText(key, tenantId, match[1]!, text, match[2]!) : erasedText
    }
  }

  /** Short texts, such as names, are decrypted once for as long as their key is in memory: every list shows them. */
  private decryptText(key: KeyObject, tenantId: string, personId: string, encrypted: string, body: string): string {
    if (encrypted.length > shortText) return decryptText(key, tenantId, personId, body)
    const known = this.texts.get(key) ?? new Map<string, string>()
    const before = known.get(encrypted)
    if (before !== undefined) return before
    const text = decryptText(key, tenantId, personId, body)
    if (known.size < textsOfKey) this.texts.set(key, known.set(encrypted, text))
    return text
  }

  /** Destroys a person's key: everything that was encrypted for them is permanently lost, wherever it is copied. */
  async destroy(tenantId: string, personId: string): Promise<void> {
    await this.pool.query('select destroy_person_key($1, $2)', [tenantId, personId])
    this.forget(tenantId, personId)
  }

  /** Removes every key from memory, because notices of other processes may have been lost. */
  forgetAll(): void {
    this.keys.clear()
  }

  /** Removes a key from memory, because another process has destroyed it. */
  forget(tenantId: string, personId: string) {
    this.keys.delete(`${tenantId}/${personId}`)
  }

  private async keysOf(tenantId: string, persons: string[]) {
    const keys = new Map<string, KeyObject | null>()
    const missing = persons.filter((person) => {
      const cached = this.keys.get(`${tenantId}/${person}`)
      if (cached) keys.set(person, cached.key)
      return !cached
    })
    if (missing.length > 0) {
      const { rows } = await this.pool.query<{ person_id: string; wrapped_key: Buffer | null }>(
        'select * from read_person_keys($1, $2)',
        [tenantId, missing],
      )
      for (const row of rows) keys.set(row.person_id, this.cache(tenantId, row.person_id, row.wrapped_key))
    }
    return keys
  }

  private cache(tenantId: string, personId: string, wrapped: Buffer | null) {
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

/** Returns a person's key, encrypted by a master key (or by the key of a tenant export). */
export function wrapKey(master: KeyObject, tenantId: string, personId: string, key: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(`${tenantId}/${personId}`))
  const body = Buffer.concat([cipher.update(key), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Returns a person's key, decrypted. Throws if it was wrapped by another key. */
export const unwrapKey = (master: KeyObject, tenantId: string, personId: string, wrapped: Buffer): Buffer =>
  decipher(master, `${tenantId}/${personId}`, wrapped)

const nonceBytes = 12
let nonces = Buffer.alloc(0)
let nextAt = 0

/** Returns a new random nonce. Bytes are drawn for a thousand nonces at a time, because drawing costs more than encrypting. */
function nextNonce(): Buffer {
  if (nextAt >= nonces.length) {
    nonces = randomBytes(nonceBytes * 1_000)
    nextAt = 0
  }
  nextAt += nonceBytes
  return nonces.subarray(nextAt - nonceBytes, nextAt)
}

function decryptText(key: KeyObject, tenantId: string, personId: string, encrypted: string): string {
  return decipher(key, `${tenantId}/${personId}`, Buffer.from(encrypted, 'base64url')).toString('utf8')
}

function decipher(key: KeyObject, associated: string, encrypted: Buffer): Buffer {
  const reading = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12))
    .setAAD(Buffer.from(associated))
    .setAuthTag(encrypted.subarray(12, 28))
  return Buffer.concat([reading.update(encrypted.subarray(28)), reading.final()])
}

function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value)
  else if (Array.isArray(value)) for (const item of value) visitTexts(item, visit)
  else if (isPlain(value)) for (const field of Object.values(value)) visitTexts(field, visit)
}

/** Returns a copy of a JSON value with every text replaced. */
function mapTexts(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapTexts(field, replace)]))
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
