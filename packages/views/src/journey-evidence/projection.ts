import { defineProjection } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyEvidenceTable } from './table.js'

type Piece = RowOf<typeof journeyEvidenceTable>

const judged = (row: Piece | undefined, status: string, comment: string | undefined): Piece | undefined =>
  row && { ...row, status, comment: comment ?? null }

export const journeyEvidence = defineProjection({
  table: journeyEvidenceTable,
  person: 'clientId',
  key: ({ data }) => data.evidenceId,
  on: {
    EvidenceSubmitted: (_, { streamId, subjectId, occurredAt, data }): Piece => ({
      journeyId: streamId,
      clientId: subjectId,
      stepId: data.stepId,
      kind: data.kind,
      title: data.title,
      content: data.content,
      file: data.file ?? null,
      fileId: data.file?.fileId ?? null,
      status: 'submitted',
      submittedAt: occurredAt,
      comment: null,
    }),
    EvidenceAccepted: (row, { data }) => judged(row, 'accepted', data.comment),
    ChangesRequested: (row, { data }) => judged(row, 'changes-requested', data.comment),
  },
})
