import { given, people } from '../testing/specification.js'
import {
  assessmentId,
  baseline,
  chosen,
  evidenceId,
  explored,
  firstPhaseReady,
  gateRequested,
  inFirstPhase,
  inSecondPhase,
  noted,
  opened,
  phaseCompleted,
  entered,
  secondPhaseReady,
  sharingNoted,
  stepDone,
  submitted,
} from '../testing/example-journey.js'
import { gateReadiness } from './gate.js'
import { journey } from './journey.js'

const asClient = { actor: people.client }
const begun = given(journey, ...inFirstPhase)
const ready = given(journey, ...firstPhaseReady)
const asked = ready.and(gateRequested('begin'))

describe('steps', () => {
  it('want a plan', () => given(journey, opened).when({ type: 'StartStep', stepId: 'walk' }).refuses('PlanMissing'))
  it('belong to the plan', () => begun.when({ type: 'CompleteStep', stepId: 'swim' }).refuses('StepNotFound'))
  it('are started once', () => {
    begun.when({ type: 'StartStep', stepId: 'walk' }).happens('StepStarted')
    begun
      .and({ type: 'StepStarted', data: { stepId: 'walk' } })
      .when({ type: 'StartStep', stepId: 'walk' })
      .changesNothing()
  })
  it('are completed, with time and thoughts', () => {
    begun
      .when({ type: 'CompleteStep', stepId: 'walk', minutes: 20, reflection: 'Good.' })
      .then({ type: 'StepCompleted', data: { stepId: 'walk', minutes: 20, reflection: 'Good.' } })
    begun.and(stepDone('walk')).when({ type: 'CompleteStep', stepId: 'walk' }).changesNothing()
  })
  it('may be looked ahead at: a step of a later phase can be done', () =>
    begun.when({ type: 'CompleteStep', stepId: 'explore' }).happens('StepCompleted'))
  it('that open a tool are done by using it', () => {
    begun.when({ type: 'CompleteStep', stepId: 'questions' }).refuses('ToolNotUsed', { tool: 'assessment' })
    begun.when({ type: 'CompleteStep', stepId: 'baseline' }).refuses('ToolNotUsed', { tool: 'baseline' })
    begun.and(baseline).when({ type: 'CompleteStep', stepId: 'baseline' }).happens('StepCompleted')
  })
  it('are skipped with a reason, unless required', () => {
    begun.when({ type: 'SkipStep', stepId: 'walk', reason: 'Rain.' }).happens('StepSkipped')
    begun.when({ type: 'SkipStep', stepId: 'baseline', reason: 'Rain.' }).refuses('StepRequired')
    begun
      .and({ type: 'StepSkipped', data: { stepId: 'walk', reason: 'Rain.' } })
      .when({ type: 'SkipStep', stepId: 'walk', reason: 'Rain.' })
      .changesNothing()
  })
  it('are opened again, which is how one zig-zags back', () => {
    begun.and(stepDone('walk')).when({ type: 'ReopenStep', stepId: 'walk' }).happens('StepReopened')
    begun.when({ type: 'ReopenStep', stepId: 'walk' }).changesNothing()
  })
  it('are added for one client, and count at the gate when required', () => {
    begun
      .when({ type: 'AddStep', phaseId: 'begin', title: 'Swim', required: true })
      .then({ type: 'StepAdded', data: { phaseId: 'begin', title: 'Swim', required: true, stepId: 'added-1' } })
    begun.when({ type: 'AddStep', phaseId: 'gone', title: 'Swim', required: true }).refuses('PhaseNotFound')
    const added = ready.and({
      type: 'StepAdded',
      data: { phaseId: 'begin', stepId: 'added-1', title: 'Swim', required: true },
    })
    added
      .when({ type: 'RequestGate', phaseId: 'begin' })
      .refuses('GateNotReady', { openSteps: ['added-1'], unmetDemands: [] })
    const many = begun.and(
      ...Array.from({ length: 100 }, (_, at) => ({
        type: 'StepAdded' as const,
        data: { phaseId: 'begin', stepId: `added-${at + 1}`, title: 'Swim', required: false },
      })),
    )
    many.when({ type: 'AddStep', phaseId: 'begin', title: 'Swim', required: true }).refuses('TooManySteps')
  })
})

describe('evidence', () => {
  const handedIn = begun.and(submitted)
  const accepted = handedIn.and({ type: 'EvidenceAccepted', data: { evidenceId } })
  it('is handed in for a step', () =>
    begun
      .when({ type: 'SubmitEvidence', stepId: 'walk', kind: 'text', title: 'A walk', content: 'I walked.' })
      .happens('EvidenceSubmitted'))
  it('a file is evidence with the hash of its content, and with its name', () => {
    const file = { fileId: evidenceId, mediaType: 'image/png', bytes: 12, sha256: 'a'.repeat(64) }
    begun.when({ type: 'SubmitFile', stepId: 'walk', title: 'A walk', name: 'walk.png', file }).then({
      type: 'EvidenceSubmitted',
      data: {
        evidenceId: '10000000-0000-4000-8000-000000000001',
        stepId: 'walk',
        kind: 'file',
        title: 'A walk',
        content: 'walk.png',
        file,
      },
    })
  })
  it('as a link is a web address', () => {
    const { SubmitEvidence } = journey.commands
    expect(
      SubmitEvidence!.safeParse({ stepId: 'walk', kind: 'link', title: 't', content: 'javascript:alert(1)' }).success,
    ).toBe(false)
    expect(
      SubmitEvidence!.safeParse({ stepId: 'walk', kind: 'link', title: 't', content: 'https://walk.example' }).success,
    ).toBe(true)
  })
  it('is accepted or sent back by the coach', () => {
    handedIn.when({ type: 'AcceptEvidence', evidenceId }).happens('EvidenceAccepted')
    handedIn.when({ type: 'RequestChanges', evidenceId, comment: 'How far?' }).happens('ChangesRequested')
    accepted.when({ type: 'AcceptEvidence', evidenceId }).changesNothing()
    accepted.when({ type: 'RequestChanges', evidenceId, comment: 'How far?' }).refuses('EvidenceAccepted')
    handedIn
      .and({ type: 'ChangesRequested', data: { evidenceId, comment: 'How far?' } })
      .when({ type: 'RequestChanges', evidenceId, comment: 'How far?' })
      .changesNothing()
  })
  it('is never judged by the one who handed it in', () => {
    handedIn.when({ type: 'AcceptEvidence', evidenceId }, asClient).refuses('OwnEvidence')
    handedIn.when({ type: 'RequestChanges', evidenceId, comment: 'x' }, asClient).refuses('OwnEvidence')
  })
  it('must be known', () => begun.when({ type: 'AcceptEvidence', evidenceId }).refuses('EvidenceNotFound'))
  it('has a limit', () => {
    const many = begun.and(
      ...Array.from(
        { length: 2_000 },
        (_, at) =>
          ({
            ...submitted,
            data: { ...submitted.data, evidenceId: `50000000-0000-4000-8000-${String(at).padStart(12, '0')}` },
          }) as typeof submitted,
      ),
    )
    many
      .when({ type: 'SubmitEvidence', stepId: 'walk', kind: 'text', title: 'One more', content: 'x' })
      .refuses('TooMuchEvidence')
  })
  it('has a limit for its texts together, and files are not counted', () => {
    const content = 'x'.repeat(20_000)
    const pieces = (count: number) =>
      begun.and(
        ...Array.from({ length: count }, (_, at) => {
          const id = `50000000-0000-4000-8000-${String(at).padStart(12, '0')}`
          return {
            ...submitted,
            data: { ...submitted.data, content, characters: 20_000, evidenceId: id },
          } as typeof submitted
        }),
      )
    const more = { type: 'SubmitEvidence' as const, stepId: 'walk', kind: 'text' as const, title: 'One more', content }
    const file = { fileId: evidenceId, mediaType: 'image/png', bytes: 12, sha256: 'a'.repeat(64) }
    pieces(249).when(more).happens('EvidenceSubmitted')
    pieces(250)
      .when({ ...more, content: 'x' })
      .refuses('TooMuchEvidence')
    pieces(250)
      .when({ type: 'SubmitFile', stepId: 'walk', title: 'A walk', name: 'walk.png', file })
      .happens('EvidenceSubmitted')
  })
  it('says how long a text is, which is counted once', () => {
    begun.when({ type: 'SubmitEvidence', stepId: 'walk', kind: 'text', title: 'A walk', content: 'I walked.' }).then({
      type: 'EvidenceSubmitted',
      data: {
        evidenceId: '10000000-0000-4000-8000-000000000001',
        stepId: 'walk',
        kind: 'text',
        title: 'A walk',
        content: 'I walked.',
        characters: 9,
      },
    })
  })
})

describe('asking for the gate', () => {
  it('is refused while required steps are open or demands unmet, naming them', () => {
    begun
      .when({ type: 'RequestGate', phaseId: 'begin' })
      .refuses('GateNotReady', { openSteps: ['questions', 'baseline'], unmetDemands: ['shared'] })
    begun
      .and(noted, stepDone('questions'), baseline, stepDone('baseline'))
      .when({ type: 'RequestGate', phaseId: 'begin' })
      .refuses('GateNotReady', { openSteps: [], unmetDemands: ['shared'] })
  })
  it('is granted once all is there; optional steps may stay open', () =>
    ready.when({ type: 'RequestGate', phaseId: 'begin' }).then(gateRequested('begin')))
  it('a client can ask twice', () => asked.when({ type: 'RequestGate', phaseId: 'begin' }).changesNothing())
  it('is for the phase where one is: phases come in the order of the framework', () =>
    ready.when({ type: 'RequestGate', phaseId: 'finish' }).refuses('PhaseNotCurrent', { current: 'begin' }))
  it('wants a plan', () =>
    given(journey, opened).when({ type: 'RequestGate', phaseId: 'begin' }).refuses('PlanMissing'))
  it('what is unshared again counts no more', () =>
    ready.and(sharingNoted(false)).when({ type: 'RequestGate', phaseId: 'begin' }).refuses('GateNotReady'))
})

describe('deciding on the gate', () => {
  const approve = { type: 'ApproveGate' as const, phaseId: 'begin' }
  it('approval completes the phase and enters the next', () =>
    asked
      .when(approve)
      .then({ type: 'GateApproved', data: { phaseId: 'begin' } }, phaseCompleted('begin'), entered('finish')))
  it('a client cannot sign off their own phase', () => asked.when(approve, asClient).refuses('OwnGate'))
  it('a coach cannot sign off before the client asks', () => ready.when(approve).refuses('GateNotRequested'))
  it('a phase that is no longer ready is not signed off', () =>
    asked
      .and({ type: 'StepReopened', data: { stepId: 'baseline' } })
      .when(approve)
      .refuses('GateNotReady'))
  it('a decline says what is missing, and the client can ask again', () => {
    asked.when({ type: 'DeclineGate', phaseId: 'begin', reason: 'Say more.' }).happens('GateDeclined')
    ready.when({ type: 'DeclineGate', phaseId: 'begin', reason: 'Say more.' }).refuses('GateNotRequested')
    asked
      .and({ type: 'GateDeclined', data: { phaseId: 'begin', reason: 'Say more.' } })
      .when({ type: 'RequestGate', phaseId: 'begin' })
      .happens('GateRequested')
  })
  it('an override passes it with a reason, ready or not', () =>
    begun
      .when({ type: 'OverrideGate', phaseId: 'begin', reason: 'Came from another programme.' })
      .happens('GateOverridden', 'PhaseCompleted', 'PhaseEntered'))
  it('the last gate completes the journey and schedules the loop', () =>
    given(journey, ...secondPhaseReady, gateRequested('finish'))
      .when({ type: 'ApproveGate', phaseId: 'finish' })
      .then(
        { type: 'GateApproved', data: { phaseId: 'finish' } },
        phaseCompleted('finish'),
        { type: 'JourneyCompleted', data: {} },
        { type: 'LoopScheduled', data: { dueOn: '2029-03-02' } },
      ))
})

describe('demands', () => {
  const second = given(journey, ...inSecondPhase)
  const waive = (demandId: string) => ({
    type: 'WaiveDemand' as const,
    phaseId: 'finish',
    demandId,
    reason: 'Shown otherwise.',
  })
  it('are waived by the coach where the framework lets them', () => {
    second.when(waive('paper')).happens('DemandWaived')
    second.when(waive('areas')).refuses('DemandNotWaivable')
    second.when(waive('gone')).refuses('DemandNotFound')
    second
      .and({ type: 'DemandWaived', data: { phaseId: 'finish', demandId: 'paper', reason: 'x' } })
      .when(waive('paper'))
      .changesNothing()
    second.when(waive('paper'), asClient).refuses('OwnGate')
  })
  it('have upper bounds too, and alternatives', () => {
    const met = (...events: Parameters<typeof second.and>) =>
      gateReadiness(second.and(...events).state(), 'finish').demands.map(({ demandId, met: isMet, have, need }) => [
        demandId,
        isMet,
        have,
        need,
      ])
    expect(met()).toEqual([
      ['areas', false, 0, 1],
      ['paper', false, 0, 1],
    ])
    const [a, b, c] = ['a', 'b', 'c'].map((id) => [explored(id), chosen(id)])
    expect(met(a!, b!)[0]).toEqual(['areas', true, 2, 1])
    expect(met(a!, b!, c!)[0]).toEqual(['areas', false, 3, 1])
    expect(met({ type: 'DemandWaived', data: { phaseId: 'finish', demandId: 'paper', reason: 'x' } })[1]![1]).toBe(true)
  })
})

describe('a completed assessment', () => {
  const note = { type: 'NoteAssessment' as const, assessmentId, percent: 50, band: 'rough', flags: [] }
  it('is noted once, and completes the step that opens it', () => {
    begun.when(note, { actor: people.policy }).then(noted, stepDone('questions'))
    begun.and(noted).when(note).changesNothing()
  })
  it('is noted as shared or not', () => {
    begun.and(noted).when({ type: 'NoteAssessmentSharing', assessmentId, shared: true }).then(sharingNoted(true))
    begun.and(noted).when({ type: 'NoteAssessmentSharing', assessmentId, shared: false }).changesNothing()
    begun.when({ type: 'NoteAssessmentSharing', assessmentId, shared: true }).refuses('AssessmentNotNoted')
  })
})
