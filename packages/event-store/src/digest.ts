import { hash } from 'node:crypto'

/** The content of an event without what the database assigns: its position, its version, and the moment of recording. */
export interface Digested {
  streamId: string
  category: string
  type: string
  schemaVersion: number | string
  /** When it happened, in microseconds since 1970. */
  occurred: string
  actorId: string
  commandId: string
  correlationId: string
  causationId: string | null
  subjectId: string | null
  /** With a command's first event: the fingerprint of what was asked, in hex. */
  commandHash: string | null
  /** The body as JSON text, exactly as it is stored. */
  text: string
}

const separator = '\u001f'
const none = '-'

/**
 * The SHA-256 of what an event says. The database makes the links of the hash chain from these (010-digests.sql), and an audit makes
 * them again from what is stored.
 */
export function digestOf(event: Digested): Buffer {
  const ids =
    `${event.streamId}${separator}${event.actorId}${separator}${event.commandId}${separator}${event.correlationId}${separator}` +
    `${event.causationId ?? none}${separator}${event.subjectId ?? none}`
  // The database writes ids in lower case, however they came.
  return hash(
    'sha256',
    `${ids.toLowerCase()}${separator}${event.category}${separator}${event.type}${separator}${event.schemaVersion}${separator}` +
      `${event.occurred}${separator}${event.commandHash ?? none}${separator}${event.text}`,
    'buffer',
  )
}

/** A moment in milliseconds since 1970, in microseconds. */
export const microseconds = (moment: number): string => (moment === 0 ? '0' : `${moment}000`)
