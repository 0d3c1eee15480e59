import { defineProjection } from '@switchback/projections/projection'
import type { RowOf } from '@switchback/projections/table'
import { journeyEvidenceTable } from './table.js'

type Piece = RowOf<typeof journeyEvidenceTable>

const reviewed = (row: Piece, status: string, comment: string | undefined): Piece => ({
  ...row,
  status,
  comment: comment ?? null,
})

export const journeyEvidence = defineProjection({
  table: journeyEvidenceTable,
  person: 'clientId',
  key: ({ data }) => data.evidenceId,
  withoutRow: 'ignore',
  creates: {
    EvidenceSubmitted: ({ streamId, subjectId, occurredAt, data }) => ({
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
  },
  on: {
    EvidenceAccepted: (row, { data }) => reviewed(row, 'accepted', data.comment),
    ChangesRequested: (row, { data }) => reviewed(row, 'changes-requested', data.comment),
  },
})
