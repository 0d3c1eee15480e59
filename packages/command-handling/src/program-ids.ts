import { createHmac } from 'node:crypto'
import { stringify } from 'uuid'

/** Returns the id of one of the program's own commands, made from its cause: the same parts return the same id. */
export type ProgramIds = (...parts: (string | number | boolean)[]) => string

/**
 * The id of a command that the program sends on its own: the first 128 bits of HMAC-SHA-256 over the parts, as a UUID of version 8.
 * Takes the secret of the installation, so that no one else can compute the id and use it up first. The first part names the
 * sender ("policies"), the others the cause; a retry with the same parts is the same command.
 */
export function programCommandId(secret: Buffer, ...parts: Parameters<ProgramIds>): string {
  const digest = createHmac('sha256', secret)
    .update(`program command\0${JSON.stringify(parts)}`)
    .digest()
  digest[6] = (digest[6]! & 0x0f) | 0x80
  digest[8] = (digest[8]! & 0x3f) | 0x80
  return stringify(digest.subarray(0, 16))
}

/** `programCommandId` with the secret already in place. */
export const programIds =
  (secret: Buffer): ProgramIds =>
  (...parts) =>
    programCommandId(secret, ...parts)
