import { evidenceId, inFirstPhase, submitted } from '@switchback/domain/testing/example-journey'
import { at, view, type Fact } from '@switchback/projections/testing/specification'
import { clientHome } from '../client-home/projection.js'
import { journeyEvidence } from './projection.js'

const morning = '2026-04-01T08:00:00.000Z'
const other = '0198c7a2-0000-7000-8000-0000000000e2'
const otherPiece: Fact = {
  type: 'EvidenceSubmitted',
  data: { evidenceId: other, stepId: 'walk', kind: 'text', title: 'Second', content: 'More.' },
}
const judged: Fact = { type: 'ChangesRequested', data: { evidenceId, comment: 'Where did you walk?' } }
const accepted: Fact = { type: 'EvidenceAccepted', data: { evidenceId } }
const pieces = (...facts: Fact[]) => view(journeyEvidence, ...inFirstPhase, ...facts)

describe('the evidence of a journey', () => {
  it('has one row for each piece, under its own id', () => {
    const { rows } = pieces(at(morning, submitted), otherPiece)
    expect([...rows.keys()]).toEqual([evidenceId, other])
    expect(rows.get(evidenceId)).toMatchObject({ status: 'submitted', submittedAt: morning, comment: null })
  })

  it('says what the coach said about a piece, and leaves the others as they are', () => {
    const { rows } = pieces(submitted, otherPiece, judged)
    expect(rows.get(evidenceId)).toMatchObject({ status: 'changes-requested', comment: 'Where did you walk?' })
    expect(rows.get(other)).toMatchObject({ status: 'submitted', comment: null })
  })

  it('drops the coach’s comment when the piece is accepted without one', () =>
    expect(pieces(submitted, judged, accepted).row()).toMatchObject({ status: 'accepted', comment: null }))

  it('adds nothing to the row of the journey', () => {
    const before = view(clientHome, ...inFirstPhase).row()
    expect(view(clientHome, ...inFirstPhase, submitted, otherPiece, judged).row()).toEqual(before)
    const { journey } = view(clientHome, ...inFirstPhase, submitted, accepted).row()
    expect(journey).toMatchObject({ evidence: {}, counts: { 'evidence-accepted': 1 } })
  })
})
