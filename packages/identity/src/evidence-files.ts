import { createHash } from 'node:crypto'
import type { Keyring } from '@switchback/event-store/keyring'
import { fileTypeFromBuffer } from 'file-type'
import { Not } from 'typeorm'
import { EvidenceFileRows } from './entities.js'
import type { IdentityDatabase } from './identity-database.js'

/** The largest file, in bytes. */
export const largestFile = 10_000_000
/** How much all files of one journey may take, in bytes. */
const largestJourney = 200_000_000

/** Media types that are accepted as evidence, each recognised by its first bytes. */
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

/** A file that is not kept. The message says why, and what to do. */
export class FileRefused extends Error {
  constructor(
    readonly reason: 'unfit' | 'too-large' | 'erased',
    message: string,
  ) {
    super(message)
  }
}

interface Owner {
  tenantId: string
  journeyId: string
  personId: string
}

/** The files that clients submit, encrypted with their own key and kept outside the log. */
export class EvidenceFiles {
  constructor(
    private readonly database: IdentityDatabase,
    private readonly keyring: Keyring,
  ) {}

  /**
   * Keeps a file under an id; one that is there already stays as it is. Returns its media type, size in bytes and SHA-256 in hex, and
   * whether it is new. Throws FileRefused for empty and too large files, those whose content is none of `mediaTypes`, and more than a
   * journey may have.
   */
  async keep({ tenantId, journeyId, personId }: Owner, fileId: string, content: Buffer) {
    const mediaType = await mediaTypeOf(content)
    const key = await this.keyring.keyOf(tenantId, personId)
    if (!key) throw new FileRefused('erased', 'This person was erased.')
    const file = {
      fileId,
      mediaType,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    }
    const sealed = this.keyring.encryptBytes(key, tenantId, personId, content)
    const isNew = await this.database.ofTenant(tenantId, async (manager) => {
      const before = await manager.sum(EvidenceFileRows, 'bytes', { journeyId, fileId: Not(fileId) })
      if ((before ?? 0) + content.length > largestJourney)
        throw new FileRefused('too-large', 'The files of one journey have at most 200 MB together.')
      const added = await manager
        .createQueryBuilder()
        .insert()
        .into(EvidenceFileRows)
        .values({ tenantId, journeyId, personId, ...file, sealed })
        .orIgnore()
        .returning('file_id')
        .execute()
      return (added.raw as unknown[]).length === 1
    })
    return { isNew, file }
  }

  /** The content of a file, decrypted; null where there is none, or its person was erased. */
  async read(tenantId: string, journeyId: string, fileId: string) {
    const row = await this.database.ofTenant(tenantId, (manager) =>
      manager.findOneBy(EvidenceFileRows, { tenantId, journeyId, fileId }),
    )
    const content = row && (await this.keyring.decryptBytes(tenantId, row.personId, row.sealed))
    return content ? { mediaType: row.mediaType, content } : null
  }

  /** Takes a file away. */
  async drop(tenantId: string, fileId: string): Promise<void> {
    await this.database.ofTenant(tenantId, (manager) => manager.delete(EvidenceFileRows, { tenantId, fileId }))
  }
}

/** The media type of a file by its content. Throws FileRefused. */
async function mediaTypeOf(content: Buffer): Promise<string> {
  if (content.length === 0) throw new FileRefused('unfit', 'This file is empty.')
  if (content.length > largestFile) throw new FileRefused('too-large', 'A file has at most 10 MB.')
  const mediaType = (await fileTypeFromBuffer(content))?.mime
  if (mediaType && mediaTypes.includes(mediaType)) return mediaType
  throw new FileRefused(
    'unfit',
    'This is none of the kinds that can be handed in: PDF, PNG, JPEG, WebP, Word, PowerPoint, Excel, ZIP.',
  )
}
