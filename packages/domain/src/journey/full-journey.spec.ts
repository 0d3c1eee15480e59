import { examplePlan } from '../testing/example-framework.js'
import { given, people } from '../testing/specification.js'
import { assessmentId, gateRequested, inFirstPhase, noted, sharingNoted } from '../testing/example-journey.js'
import { journey } from './journey.js'

const full = { events: 4_500 }
const asClient = { actor: people.client, ...full }
const begun = given(journey, ...inFirstPhase)
const coachId = '00000000-0000-4000-8000-0000000000c9'
const owners = { reads: { organisation: { members: { [coachId]: { roles: ['coach'] } } } }, ...full }

describe('a journey with as many events as one can have', () => {
  it('takes no further work of the client or the coach, and says what is still possible', () => {
    begun.when({ type: 'StartStep', stepId: 'walk' }, asClient).refuses('JourneyFull', { most: 4_500 })
    begun.when({ type: 'RecordConnection', who: 'Anna' }, asClient).refuses('JourneyFull')
    begun.when({ type: 'MakeStatement', text: 'Once more.' }, asClient).refuses('JourneyFull')
    begun.when({ type: 'PauseJourney' }, asClient).refuses('JourneyFull')
    begun
      .when({ type: 'AdjustPlan', phaseId: examplePlan.phases[0]!.phaseId, targetDate: '2030-01-01' }, full)
      .refuses('JourneyFull')
  })

  it('has room for the last event below the limit', () =>
    begun.when({ type: 'StartStep', stepId: 'walk' }, { actor: people.client, events: 4_499 }).happens('StepStarted'))

  it('can be ended: withdrawn, signed off, or resumed and then signed off', () => {
    begun.when({ type: 'WithdrawJourney' }, asClient).happens('JourneyWithdrawn')
    begun
      .and(gateRequested('begin'))
      .when({ type: 'OverrideGate', phaseId: 'begin', reason: 'The journey is full.' }, full)
      .happens('GateOverridden', 'PhaseCompleted', 'PhaseEntered')
    begun.and({ type: 'JourneyPaused', data: {} }).when({ type: 'ResumeJourney' }, full).happens('JourneyResumed')
  })

  it('notes what the client shares, so that the coach sees what the client reads as shared', () =>
    begun
      .and(noted)
      .when({ type: 'NoteAssessmentSharing', assessmentId, shared: true }, full)
      .happens('AssessmentSharingNoted'))

  it('can be handed over, and what was shared is taken back', () => {
    begun.when({ type: 'AcceptCoach', coachId }, { ...owners, actor: people.client }).happens('CoachAccepted')
    begun
      .and(noted, sharingNoted(true))
      .when({ type: 'TransferJourney', coachId }, { ...owners, actor: people.coach })
      .happens('JourneyTransferred', 'AssessmentSharingNoted')
    begun
      .and(noted, sharingNoted(true))
      .when({ type: 'NoteAssessmentSharing', assessmentId, shared: false }, full)
      .happens('AssessmentSharingNoted')
  })
})
