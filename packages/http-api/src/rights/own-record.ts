import { NotVisible, type QueryContext, type ViewReader } from '@switchback/views/reading/view-reader'
import { assessmentHistoryTable } from '@switchback/views/assessment-history/table'
import { clientHomeTable } from '@switchback/views/client-home/table'
import { consentHistoryTable } from '@switchback/views/consent-history/table'
import { erasureRegisterTable } from '@switchback/views/erasure-register/table'
import { journeyEvidenceTable } from '@switchback/views/journey-evidence/table'
import { journeyTimelineTable } from '@switchback/views/journey-timeline/table'
import { memberDirectoryTable } from '@switchback/views/member-directory/table'
import { namesOf } from '@switchback/views/people/names'
import type { AccessRecords } from '@switchback/identity/access-records'

/** Everything that is kept about the caller, with all texts decrypted: the content of their export. */
export async function ownRecord(views: ViewReader, records: AccessRecords, context: QueryContext) {
  const personId = context.actor.id
  const seen = await records.of(context.tenantId, personId)
  const tables = [
    memberDirectoryTable,
    consentHistoryTable,
    erasureRegisterTable,
    clientHomeTable,
    journeyEvidenceTable,
    journeyTimelineTable,
    assessmentHistoryTable,
  ]
  return views.read(context, tables, async (rows) => {
    const member = await rows.get(memberDirectoryTable, personId)
    if (!member) throw new NotVisible('Nothing is kept about you here.')
    const journeys = await rows.find(clientHomeTable, { clientId: personId })
    const files = await rows.find(
      journeyEvidenceTable,
      { clientId: personId, kind: 'file' },
      { order: { submittedAt: 'ASC', key: 'ASC' }, take: 50_000 },
    )
    const moments = await rows.find(
      journeyTimelineTable,
      { clientId: personId },
      { order: { journeyId: 'ASC', version: 'ASC' }, take: 50_000 },
    )
    const takings = await rows.find(assessmentHistoryTable, { clientId: personId }, { order: { startedAt: 'ASC' } })
    const nameOf = await namesOf(rows, [
      ...seen.map(({ readerId }) => readerId),
      ...moments.map(({ actorId }) => actorId),
    ])
    const erasure = await rows.get(erasureRegisterTable, personId)
    return {
      format: 'switchback-own-record@1',
      exportedAt: context.now.toISOString(),
      person: { id: personId, name: member.name, email: member.email, roles: member.roles, since: member.since },
      consents: (await rows.get(consentHistoryTable, personId))?.changes ?? [],
      erasure: erasure && { status: erasure.status, requestedAt: erasure.requestedAt, dueAt: erasure.dueAt },
      journeys: journeys.map(({ key, journey }) => ({
        journeyId: key,
        cycle: journey.cycle,
        status: journey.status,
        files: files.flatMap(({ key: evidenceId, journeyId, title, content, file }) =>
          file && journeyId === key ? [{ evidenceId, title, name: content, ...file }] : [],
        ),
        moments: moments
          .filter(({ journeyId }) => journeyId === key)
          .map(({ type, occurredAt, recordedAt, actorId, data }) => ({
            type,
            occurredAt,
            recordedAt,
            by: actorId === personId ? 'you' : nameOf(actorId),
            data,
          })),
      })),
      assessments: takings.map(({ key, startedAt, completedAt, status, percent, band, shared, answers, honesty }) => ({
        assessmentId: key,
        startedAt,
        completedAt,
        status,
        percent,
        band,
        shared,
        honesty,
        answers,
      })),
      whoLooked: seen.map(({ readerId, ...rest }) => ({ name: nameOf(readerId), ...rest })),
    }
  })
}
export type OwnRecord = Awaited<ReturnType<typeof ownRecord>>
