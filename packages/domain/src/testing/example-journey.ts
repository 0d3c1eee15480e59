import { people } from './specification.js'
import { examplePlan, frameworkId } from './example-framework.js'
import type { JourneyEvent } from '../journey/events.js'

/** Events of journeys, for specs. */
export const words = { role: 'Lead', incomeBand: '50-60', respect: 2, confidence: 3, control: 1, weeklyHours: 45 }
export const evidenceId = '50000000-0000-4000-8000-000000000001'
export const applicationId = '50000000-0000-4000-8000-000000000002'
export const assessmentId = '50000000-0000-4000-8000-000000000003'

export const opened: JourneyEvent = {
  type: 'JourneyOpened',
  data: { clientId: people.client.id, coachId: people.coach.id, cohortId: null, frameworkId, cycle: 1 },
}
export const planAssigned: JourneyEvent = { type: 'PlanAssigned', data: { plan: examplePlan } }
export const entered = (phaseId: string): JourneyEvent => ({ type: 'PhaseEntered', data: { phaseId } })
export const phaseCompleted = (phaseId: string): JourneyEvent => ({ type: 'PhaseCompleted', data: { phaseId } })
export const stepDone = (stepId: string): JourneyEvent => ({ type: 'StepCompleted', data: { stepId } })
export const noted: JourneyEvent = {
  type: 'AssessmentNoted',
  data: { assessmentId, percent: 50, band: 'rough', flags: [] },
}
export const sharingNoted = (shared: boolean): JourneyEvent => ({
  type: 'AssessmentSharingNoted',
  data: { assessmentId, shared },
})
export const baseline: JourneyEvent = { type: 'BaselineRecorded', data: words }
export const submitted: JourneyEvent = {
  type: 'EvidenceSubmitted',
  data: { evidenceId, stepId: 'walk', kind: 'text', title: 'A walk', content: 'I walked.' },
}
export const gateRequested = (phaseId: string): JourneyEvent => ({ type: 'GateRequested', data: { phaseId } })
export const explored = (areaId: string): JourneyEvent => ({
  type: 'AreaExplored',
  data: { areaId, title: areaId, what: 'w', why: 'y', how: 'h', interest: 4, demand: 4 },
})
export const chosen = (areaId: string): JourneyEvent => ({ type: 'AreaChosen', data: { areaId, reason: 'r' } })
export const certified: JourneyEvent = {
  type: 'CertificationEarned',
  data: { title: 't', issuer: 'i', earnedOn: '2026-01-01' },
}
export const logged: JourneyEvent = {
  type: 'ApplicationLogged',
  data: { applicationId, employer: 'e', role: 'r', where: 'internal' },
}

/** In the first phase, in the second, and with everything that their sign-offs require. */
export const inFirstPhase = [opened, planAssigned, entered('begin')]
export const firstPhaseReady = [
  ...inFirstPhase,
  noted,
  stepDone('questions'),
  sharingNoted(true),
  baseline,
  stepDone('baseline'),
]
export const inSecondPhase = [
  ...firstPhaseReady,
  gateRequested('begin'),
  { type: 'GateApproved', data: { phaseId: 'begin' } } as JourneyEvent,
  phaseCompleted('begin'),
  entered('finish'),
]
export const secondPhaseReady = [...inSecondPhase, explored('sea'), chosen('sea'), certified, stepDone('explore')]
