import { journeyEvidenceTable } from '../journey-evidence/table.js'
import type { RowFinder } from '../reading/view-reader.js'

/** How many pieces a journey has, how many of them wait for the coach, and how many belong to each step. */
export interface EvidenceCounts {
  total: number
  waiting: number
  ofStep: (stepId: string) => number
}

/** Counts pieces of evidence. */
export function countEvidence(pieces: Iterable<{ stepId: string; status: string; count?: number }>): EvidenceCounts {
  const ofSteps = new Map<string, number>()
  let [total, waiting] = [0, 0]
  for (const { stepId, status, count = 1 } of pieces) {
    total += count
    if (status === 'submitted') waiting += count
    ofSteps.set(stepId, (ofSteps.get(stepId) ?? 0) + count)
  }
  return { total, waiting, ofStep: (stepId) => ofSteps.get(stepId) ?? 0 }
}

/** The counts of a journey, by an index alone. */
export async function evidenceCounts(rows: RowFinder, journeyId: string): Promise<EvidenceCounts> {
  const found = await rows.sql<{ stepId: string; status: string; count: number }>(
    { evidence: journeyEvidenceTable },
    `select step_id as "stepId", status, count(*)::integer as count from {evidence} e
     where journey_id = $1::uuid group by step_id, status`,
    [journeyId],
  )
  return countEvidence(found)
}
