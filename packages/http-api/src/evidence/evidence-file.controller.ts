import { CommandBus } from '@nestjs/cqrs'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import { ExecuteCommand } from '@switchback/command-handling/execute-command'
import { Refused } from '@switchback/command-handling/problems'
import { Id, Slug, Text } from '@switchback/domain/kernel/fields'
import { clientHomeTable } from '@switchback/views/client-home/table'
import { journeyEvidenceTable } from '@switchback/views/journey-evidence/table'
import { permit } from '@switchback/views/reading/query'
import { ViewReader, type QueryContext, type RowFinder } from '@switchback/views/reading/view-reader'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { v5, validate } from 'uuid'
import { z } from 'zod'
import { CallerOf, type Caller } from '../http/caller.js'
import { idempotencyKeyOf } from '../http/idempotency-key.js'
import { PersonalCommands } from '../http/personal-commands.js'
import { valid } from '../http/validation.js'
import { Problem } from '../http/problems.js'
import { AccessRecords } from '@switchback/identity/access-records'
import { EvidenceFiles } from '@switchback/identity/evidence-files'
import { downloadName, extendedValue } from './uploads.js'

/** What is sent with a file: the step in the query, the person's own words in headers, so that no address shows them. */
export const FileSubmission = z.strictObject({ stepId: Slug, title: Text(200), name: Text(200) })

const files = 'b8f5c7c0-6c0e-5d0e-9d55-0f5e9c1d2a31'

/** Files as evidence: the content goes outside the log, the event has its hash. */
@Controller('journeys/:journeyId/evidence-files')
export class EvidenceFileController {
  constructor(
    @Inject(EvidenceFiles) private readonly files: EvidenceFiles,
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(ViewReader) private readonly views: ViewReader,
    @Inject(AccessRecords) private readonly records: AccessRecords,
    @Inject(PersonalCommands) private readonly personal: PersonalCommands,
  ) {}

  @Post()
  @HttpCode(200)
  async submit(
    @Param('journeyId') journeyId: string,
    @Body() content: unknown,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!validate(journeyId)) throw new Problem('not-found')
    const key = idempotencyKeyOf(request)
    await this.personal.count(caller.actor.id)
    const submission = submissionOf(request)
    if (!Buffer.isBuffer(content)) throw new Problem('invalid-request', 'Send the file itself as the body.')
    const { clientId } = await this.journey(journeyId, caller)
    if (clientId !== caller.actor.id) throw new Problem('forbidden', 'Only the client hands in evidence.')

    const { tenantId } = caller
    const fileId = v5(`${tenantId}/${journeyId}/${key}`, files)
    const { isNew, file } = await this.files.keep({ tenantId, journeyId, personId: clientId }, fileId, content)
    try {
      const result = await this.commands.execute(
        new ExecuteCommand({
          tenantId,
          category: 'journey',
          streamId: journeyId,
          command: { type: 'SubmitFile', ...submission, file },
          actor: { id: caller.actor.id, roles: ['storage'] },
          commandId: v5(`${tenantId}/${journeyId}/${key}/submit`, files),
          correlationId: request.id,
        }),
      )
      void reply.header('switchback-position', String(result.position))
      return result
    } catch (error) {
      // After any other failure, or where the file was there before, an event may name it: it stays.
      if (isNew && error instanceof Refused) await this.files.drop(tenantId, fileId)
      throw error
    }
  }

  @Get(':fileId')
  async read(
    @Param('journeyId') journeyId: string,
    @Param('fileId') fileId: string,
    @CallerOf() caller: Caller,
    @Res() reply: FastifyReply,
  ) {
    if (!Id.safeParse(journeyId).success || !Id.safeParse(fileId).success) throw new Problem('not-found')
    const { tenantId, actor } = caller
    const { clientId, name } = await this.find(journeyId, fileId, caller)
    const stored = name !== undefined && (await this.files.read(tenantId, journeyId, fileId))
    if (!stored) throw new Problem('not-found', 'There is no such file.')
    if (clientId !== actor.id)
      this.records.note({ tenantId, personId: clientId, readerId: actor.id, page: 'evidence', at: new Date() })
    await reply
      .header('content-type', stored.mediaType)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(downloadName(name, stored.mediaType))}`,
      )
      .header('cache-control', 'private, no-store')
      .send(stored.content)
  }

  private journey(journeyId: string, caller: Caller) {
    const context = this.contextOf(caller)
    return this.views.read(context, [clientHomeTable], (rows) => visibleJourney(rows, context, journeyId))
  }

  /** Whose a file is and what they called it; without a name where no evidence of the journey has it. */
  private find(journeyId: string, fileId: string, caller: Caller) {
    const context = this.contextOf(caller)
    return this.views.read(context, [clientHomeTable, journeyEvidenceTable], async (rows) => {
      const { clientId } = await visibleJourney(rows, context, journeyId)
      const [piece] = await rows.find(journeyEvidenceTable, { journeyId, fileId }, { take: 1 })
      return { clientId, name: piece?.content }
    })
  }

  private contextOf({ tenantId, actor }: Caller): QueryContext {
    return { tenantId, actor, now: new Date() }
  }
}

/** What is sent with a file, from the query and the headers. Throws InvalidCommand. */
function submissionOf({ query, headers }: FastifyRequest) {
  const text = (name: string) => extendedValue([headers[name]].flat()[0])
  const inWords = { title: text('evidence-title'), name: text('evidence-file-name') }
  return valid(FileSubmission, { ...(query as Record<string, string>), ...inWords })
}

/** The client of a journey that the person may read. Throws a problem where they may not, or there is none. */
async function visibleJourney(rows: RowFinder, context: QueryContext, journeyId: string) {
  const row = await rows.get(clientHomeTable, journeyId)
  if (!row) throw new Problem('not-found', 'There is no such journey.')
  permit('journey', context, { clientId: row.clientId, coachIds: [row.coachId] })
  return { clientId: row.clientId }
}
