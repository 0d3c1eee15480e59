/** How many pieces a journey has, how many of them wait for the coach, and how many belong to each step. */
export interface EvidenceCounts {
  total: number
  waiting: number
  ofStep: (stepId: string) => number
}

/** Some pieces of evidence of one step that have the same status; one where no count is named. */
export interface CountedEvidence {
  stepId: string
  status: string
  count?: number
}

/** Adds pieces of evidence up. */
export function countEvidence(pieces: Iterable<CountedEvidence>): EvidenceCounts {
  const ofSteps = new Map<string, number>()
  let [total, waiting] = [0, 0]
  for (const { stepId, status, count = 1 } of pieces) {
    total += count
    if (status === 'submitted') waiting += count
    ofSteps.set(stepId, (ofSteps.get(stepId) ?? 0) + count)
  }
  return { total, waiting, ofStep: (stepId) => ofSteps.get(stepId) ?? 0 }
}
