import { sign } from 'node:crypto'
import { Readable } from 'node:stream'
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common'
import { Id } from '@switchback/domain/kernel/fields'
import { hashAt } from '@switchback/event-store/chain'
import { erasureRegisterTable } from '@switchback/views/erasure-register/table'
import { asTenant } from '@switchback/projections/tenancy'
import { namesOf } from '@switchback/views/people/names'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { permit } from '@switchback/views/reading/query'
import { ViewReader } from '@switchback/views/reading/view-reader'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { EvidenceFiles } from '@switchback/identity/evidence-files'
import { downloadName } from '../evidence/uploads.js'
import { CallerOf, type Caller } from '../http/caller.js'
import { positionOf } from '../http/position-header.js'
import { Problem } from '../http/problems.js'
import { ApiOptions } from '../options.js'
import { AccessRecords } from '@switchback/identity/access-records'
import { textEntry, zipped, type Entry } from './archive.js'
import { ArchiveTurns } from './archive-turns.js'
import { ownRecord, type OwnRecord } from './own-record.js'
import { ownRecordHtml } from './own-record-html.js'

/** Reads of one's own pages. */
export const Readers = z.object({
  items: z.array(
    z.object({ name: z.string(), page: z.string(), day: z.string(), times: z.number(), lastAt: z.string() }),
  ),
})

/** Proof that someone was erased, signed by the installation. */
export const Certificate = z.object({
  format: z.string(),
  tenantId: z.string(),
  personId: z.string(),
  requestedAt: z.string(),
  carriedOutAt: z.string().nullable(),
  destroyed: z.object({ key: z.number(), files: z.number(), accounts: z.number() }),
  position: z.number().nullable(),
  chainHash: z.string().nullable(),
  signature: z.string(),
})

/** How long an archive may take on its way, in milliseconds. */
const archiveMs = 600_000

/** What people can find out about the data that is kept about them. */
@Controller()
export class RightsController {
  private readonly turns = new ArchiveTurns()

  constructor(
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(AccessRecords) private readonly records: AccessRecords,
    @Inject(EvidenceFiles) private readonly files: EvidenceFiles,
    @Inject(ApiOptions) private readonly options: ApiOptions,
  ) {}

  /** Who looked at one's own pages, by day. */
  @Get('own-record/readers')
  async readers(@CallerOf() caller: Caller) {
    const seen = await this.records.of(caller.tenantId, caller.actor.id)
    return this.views.read(this.context(caller), [memberDirectoryTable], async (rows) => {
      const nameOf = await namesOf(
        rows,
        seen.map(({ readerId }) => readerId),
      )
      return { items: seen.map(({ readerId, ...read }) => ({ name: nameOf(readerId), ...read })) }
    })
  }

  /** Everything that is kept about the caller, as one ZIP: as JSON, as a page to read, and the files that they submitted. */
  @Get('own-record/archive')
  async archive(
    @CallerOf() caller: Caller,
    @Headers('switchback-after') after: string | undefined,
    @Res() reply: FastifyReply,
  ) {
    const context = this.context(caller, after)
    const giveBack = this.turns.take(caller.actor.id)
    // Also where the reader goes away, or never takes it.
    reply.raw.once('close', giveBack)
    const late = setTimeout(() => reply.raw.destroy(), archiveMs)
    reply.raw.once('close', () => clearTimeout(late))
    const record = await ownRecord(this.views, this.records, context)
    await reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="own-record-${record.exportedAt.slice(0, 10)}.zip"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(zipped(this.entriesOf(caller.tenantId, record)), { objectMode: false }))
  }

  /** The files of an archive, each read when its turn comes. */
  private async *entriesOf(tenantId: string, record: OwnRecord): AsyncGenerator<Entry> {
    yield textEntry('own-record.json', JSON.stringify(record, null, 2))
    yield textEntry('own-record.html', ownRecordHtml(record))
    for (const { journeyId, files } of record.journeys)
      for (const { fileId, name } of files) {
        const stored = await this.files.read(tenantId, journeyId, fileId)
        if (!stored) continue
        const fullName = `files/${fileId.slice(0, 8)}-${fileName(downloadName(name, stored.mediaType))}`
        yield { name: fullName, content: stored.content, compress: false }
      }
  }

  /** A signed certificate that someone was erased: what was destroyed, when, and at which position of the log. */
  @Get('erasures/:personId/certificate')
  async certificate(@Param('personId') personId: string, @CallerOf() caller: Caller) {
    if (!Id.safeParse(personId).success) throw new Problem('not-found')
    const context = this.context(caller)
    const erasure = await this.views.read(context, [erasureRegisterTable], async (rows) => {
      permit('erasures', context)
      return rows.get(erasureRegisterTable, personId)
    })
    if (erasure?.status !== 'carried-out') throw new Problem('not-found', 'No one with this id was erased.')
    const { position } = erasure
    const chainHash =
      position === null
        ? null
        : await asTenant(this.options.pool, caller.tenantId, (client) => hashAt(client, caller.tenantId, position))
    const certificate = {
      format: 'switchback-erasure-certificate@1',
      tenantId: caller.tenantId,
      personId,
      requestedAt: erasure.requestedAt,
      carriedOutAt: erasure.carriedOutAt,
      destroyed: { key: 1, files: erasure.files, accounts: erasure.accounts },
      position,
      chainHash,
    }
    const signature = sign(null, Buffer.from(JSON.stringify(certificate)), this.options.signing).toString('base64')
    return { ...certificate, signature }
  }

  private context({ tenantId, actor }: Caller, after?: string) {
    const position = positionOf(after)
    return { tenantId, actor, now: new Date(), ...(position !== undefined && { after: position }) }
  }
}

const fileName = (name: string) => name.replace(/[^\p{L}\p{N}. _-]/gu, '_').slice(0, 100)
