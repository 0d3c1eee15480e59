import { createSecretKey, scryptSync, type KeyObject } from 'node:crypto'

/** A tenant that cannot be exported or imported; the message says why and what to do. */
export class NotMovable extends Error {}

export const format = 'switchback-tenant@2'
/** Files of these formats can be imported. In those of the first, links of the hash chain have no form: all are of the first. */
export const readable = ['switchback-tenant@1', format]

/** The first line of a tenant's file. */
export interface Head {
  kind: 'tenant'
  format: string
  tenantId: string
  position: number
  /** For scrypt (RFC 7914), which makes the key that locks the keys of persons from the passphrase. */
  salt: string
}

/** The tables that go along row by row, in the order in which they come, as the texts of their columns. */
export const tables = {
  event:
    'position, stream_id, version, category, type, schema_version, occurred_at, recorded_at, actor_id, command_id, correlation_id, causation_id, subject_id, command_hash, data',
  event_link: 'first_position, last_position, hash, form',
  evidence_file: 'file_id, journey_id, person_id, media_type, bytes, sha256, sealed, stored_at',
  access_record: 'person_id, day, reader_id, page, times, last_at',
  reporting_release: 'release, period, ends, as_of, rules, marks, memory, outbox, made_at',
} as const
export type MovedTable = keyof typeof tables

/** A line of a tenant's file after the first. */
export type Line =
  | { kind: 'key'; personId: string; wrapped: string | null; destroyedAt: string | null }
  | { kind: 'row'; table: MovedTable; values: (string | null)[] }
  | { kind: 'account'; personId: string; passwordHash: string; language: string | null; timeZone: string | null }
  | { kind: 'end'; lines: number }

/** The key that locks keys of persons in a file: scrypt with N = 2^15, r = 8, p = 1. */
export const moveKey = (passphrase: string, salt: string): KeyObject =>
  createSecretKey(scryptSync(passphrase, Buffer.from(salt, 'base64'), 32, { N: 32_768, maxmem: 64 * 1024 * 1024 }))
