import type { EvidenceFile } from '@switchback/domain/journey/events'
import { defineTable, json, moment, nullable, text, uuid } from '@switchback/projections/table'
import type { z } from 'zod'

/**
 * What a client submitted, one row for each piece, so that a piece costs the same however many there are. Texts of persons are
 * encrypted. A change reaches the coach's screens too, because it changes the caseload at the same time.
 */
export const journeyEvidenceTable = defineTable(
  'journey_evidence',
  1,
  {
    journeyId: uuid(),
    clientId: nullable(uuid()),
    stepId: text(),
    kind: text(),
    title: text(),
    content: text(),
    file: nullable(json<z.infer<typeof EvidenceFile>>()),
    fileId: nullable(text()),
    status: text(),
    submittedAt: moment(),
    comment: nullable(text()),
  },
  [['journeyId', 'submittedAt'], ['journeyId', 'status', 'stepId'], ['clientId']],
  ['clientId'],
)
