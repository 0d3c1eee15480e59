/**
 * Arrays in PostgreSQL's binary format (array_send in utils/adt/arrayfuncs.c): spares both sides the quoting and reading of
 * text, which was measured to cost a quarter of an append. Each function takes the elements in order; null stands for NULL.
 */

const oids = { int4: 23, bytea: 17, text: 25, timestamptz: 1184, uuid: 2950 }
const headBytes = 20
const none = -1

/** Milliseconds from the epoch of Unix to the one of PostgreSQL, 2000-01-01. */
const postgresEpoch = 946_684_800_000n

/** An array of 32-bit integers. */
export function integers(elements: readonly number[]): Buffer {
  const buffer = opened(oids.int4, elements.length, elements.length * 8)
  elements.forEach((element, at) => {
    buffer.writeInt32BE(4, headBytes + at * 8)
    buffer.writeInt32BE(element, headBytes + at * 8 + 4)
  })
  return buffer
}

/** An array of UUIDs, each with hyphens or without. */
export function uuids(elements: readonly (string | null)[]): Buffer {
  const size = elements.reduce((sum, element) => sum + (element === null ? 4 : 20), 0)
  const buffer = opened(oids.uuid, elements.length, size)
  let at = headBytes
  for (const element of elements) {
    at = buffer.writeInt32BE(element === null ? none : 16, at)
    if (element !== null) at = writeUuid(buffer, at, element)
  }
  return buffer
}

/** The value of each hexadecimal digit, by its character code. */
const digits = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0)
const hyphen = 45

/** Writes the 16 bytes of a UUID and returns where they end. Digit by digit: several times as fast as a hex string without hyphens. */
function writeUuid(buffer: Buffer, from: number, id: string): number {
  let at = from
  for (let place = 0; at < from + 16; place += 2) {
    if (id.charCodeAt(place) === hyphen) place += 1
    buffer[at] = (digits[id.charCodeAt(place)]! << 4) | digits[id.charCodeAt(place + 1)]!
    at += 1
  }
  return at
}

/** An array of moments, in milliseconds since 1970. */
export function moments(elements: readonly number[]): Buffer {
  const buffer = opened(oids.timestamptz, elements.length, elements.length * 12)
  elements.forEach((element, at) => {
    buffer.writeInt32BE(8, headBytes + at * 12)
    buffer.writeBigInt64BE((BigInt(element) - postgresEpoch) * 1_000n, headBytes + at * 12 + 4)
  })
  return buffer
}

/** An array of texts. */
export function texts(elements: readonly string[]): Buffer {
  const lengths = elements.map((element) => Buffer.byteLength(element))
  const buffer = opened(
    oids.text,
    elements.length,
    lengths.reduce((sum, length) => sum + length + 4, 0),
  )
  let at = headBytes
  elements.forEach((element, index) => {
    at = buffer.writeInt32BE(lengths[index]!, at)
    at += buffer.write(element, at, 'utf8')
  })
  return buffer
}

/** An array of strings of bytes. */
export function bytes(elements: readonly (Buffer | null)[]): Buffer {
  const size = elements.reduce((sum, element) => sum + 4 + (element?.length ?? 0), 0)
  const buffer = opened(oids.bytea, elements.length, size)
  let at = headBytes
  for (const element of elements) {
    at = buffer.writeInt32BE(element === null ? none : element.length, at)
    if (element !== null) at += element.copy(buffer, at)
  }
  return buffer
}

/** The head of an array of one dimension that may hold nulls, with room for its elements. */
function opened(oid: number, count: number, size: number): Buffer {
  const buffer = Buffer.allocUnsafe(headBytes + size)
  buffer.writeInt32BE(1, 0)
  buffer.writeInt32BE(1, 4)
  buffer.writeInt32BE(oid, 8)
  buffer.writeInt32BE(count, 12)
  buffer.writeInt32BE(1, 16)
  return buffer
}
