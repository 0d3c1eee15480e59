import { createHash } from 'node:crypto'
import type { Keyring } from '@switchback/event-store/keyring'
import { asTenant } from '@switchback/projections/tenancy'
import { fileTypeFromBuffer } from 'file-type'
import type pg from 'pg'
import { Problem } from '../http/problems.js'

/** The largest file, in bytes. */
export const largestFile = 10_000_000
/** How much all files of one journey may take, in bytes. */
const largestJourney = 200_000_000

/** Media types that are taken as evidence, each known again from its first bytes. */
export const mediaTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

interface Place {
  tenantId: string
  journeyId: string
  personId: string
}

/** The files that clients hand in, sealed with their own key, outside the log. */
export class EvidenceFiles {
  constructor(
    private readonly pool: pg.Pool,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Keeps a file under an id; one that is there already stays as it is. Gives its media type, size in bytes and SHA-256 in hex, and
   * whether it is new.
   * Refuses empty and too large files, those whose content is none of `mediaTypes`, and more than a journey may hold.
   */
  async keep({ tenantId, journeyId, personId }: Place, fileId: string, content: Buffer) {
    if (content.length === 0) throw new Problem('invalid-request', 'This file is empty.')
    if (content.length > largestFile) throw new Problem('too-large', 'A file has at most 10 MB.')
    const mediaType = (await fileTypeFromBuffer(content))?.mime
    if (!mediaType || !mediaTypes.includes(mediaType))
      throw new Problem(
        'invalid-request',
        'This is none of the kinds that can be handed in: PDF, PNG, JPEG, WebP, Word, PowerPoint, Excel, ZIP.',
      )
    const key = await this.keyring.keyOf(tenantId, personId)
    if (!key) throw new Problem('not-found', 'This person was erased.')
    const sha256 = createHash('sha256').update(content).digest('hex')
    const sealed = this.keyring.encryptBytes(key, tenantId, personId, content)
    const isNew = await asTenant(this.pool, tenantId, async (client) => {
      const { rows } = await client.query<{ bytes: string }>(
        'select coalesce(sum(bytes), 0) as bytes from evidence_file where journey_id = $1 and file_id <> $2',
        [journeyId, fileId],
      )
      if (Number(rows[0]!.bytes) + content.length > largestJourney)
        throw new Problem('too-large', 'The files of one journey have at most 200 MB together.')
      const { rowCount } = await client.query(
        `insert into evidence_file (tenant_id, file_id, journey_id, person_id, media_type, bytes, sha256, sealed)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [tenantId, fileId, journeyId, personId, mediaType, content.length, sha256, sealed],
      )
      return rowCount === 1
    })
    return { isNew, file: { fileId, mediaType, bytes: content.length, sha256 } }
  }

  /** The content of a file, opened; null where there is none, or its person was erased. */
  async read(tenantId: string, journeyId: string, fileId: string) {
    const row = await asTenant(this.pool, tenantId, async (client) => {
      const { rows } = await client.query<{ person_id: string; media_type: string; sealed: Buffer }>(
        'select person_id, media_type, sealed from evidence_file where journey_id = $1 and file_id = $2',
        [journeyId, fileId],
      )
      return rows[0]
    })
    const content = row && (await this.keyring.decryptBytes(tenantId, row.person_id, row.sealed))
    return content ? { mediaType: row.media_type, content } : null
  }

  async drop(tenantId: string, fileId: string): Promise<void> {
    await asTenant(this.pool, tenantId, (client) =>
      client.query('delete from evidence_file where file_id = $1', [fileId]),
    )
  }
}
