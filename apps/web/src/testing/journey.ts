import type { CaseEntry } from '../journey/bulk-actions'
import type { Content, Journey, Phase, Step, Workbook } from '../journey/journey'

/** A client of a coach who needs nothing, except what the test changes. */
export const caseOf = (changes: Partial<CaseEntry>): CaseEntry => ({
  journeyId: 'journey-1',
  clientId: 'client-1',
  clientName: 'Hanna Weber',
  cohortId: 'cohort-1',
  cohortName: 'Spring',
  status: 'open',
  cycle: 1,
  phaseId: 'accept',
  phaseTitle: 'Accept',
  phasesDone: 0,
  phasesTotal: 2,
  phaseSince: '2026-01-10T10:00:00.000Z',
  phaseTarget: null,
  stepsDone: 1,
  stepsTotal: 4,
  attention: [],
  lastActivityAt: '2026-01-20T10:00:00.000Z',
  ...changes,
})

export const stepOf = (changes: Partial<Step>): Step => ({
  stepId: 'look-back',
  title: 'Look back',
  why: 'It shows what you bring along.',
  how: 'Write ten lines.',
  minutes: 30,
  required: true,
  tool: 'none',
  state: 'open',
  doneAt: null,
  evidence: 0,
  ...changes,
})

export const phaseOf = (changes: Partial<Phase>): Phase => ({
  phaseId: 'accept',
  title: 'Accept',
  purpose: 'See where you are.',
  state: 'current',
  targetDate: null,
  enteredAt: '2026-01-10T10:00:00.000Z',
  completedAt: null,
  steps: [stepOf({})],
  gate: { text: 'You have looked back.', ready: false, openSteps: ['look-back'], demands: [] },
  ...changes,
})

/** The journey of Hanna in her first phase, with one step open, except what the test changes. */
export const journeyOf = (changes: Partial<Journey> = {}): Journey => ({
  journeyId: 'journey-1',
  clientId: 'client-1',
  clientName: 'Hanna Weber',
  coachId: 'coach-1',
  coachName: 'Nina Okafor',
  frameworkId: 'framework-1',
  frameworkVersion: 1,
  frameworkName: 'Accept',
  cycle: 1,
  status: 'open',
  openedAt: '2026-01-10T10:00:00.000Z',
  endedAt: null,
  loopDueOn: null,
  phaseId: 'accept',
  nextStep: {
    kind: 'step',
    stepId: 'look-back',
    tool: 'none',
    title: 'Look back',
    why: 'It shows what you bring along.',
    minutes: 30,
  },
  stepsDone: 0,
  stepsTotal: 2,
  phases: [phaseOf({}), phaseOf({ phaseId: 'explore', title: 'Explore', state: 'ahead', enteredAt: null, steps: [] })],
  gate: { state: 'none', requestedAt: null, answer: null },
  evidence: { total: 0, waiting: 0 },
  pictures: [],
  support: [],
  ...changes,
})

/** A workbook in which nothing is recorded yet. */
export const emptyWorkbook: Workbook = {
  signs: [],
  statements: [],
  areas: [],
  dropped: [],
  models: [],
  materials: [],
  projects: [],
  specialisation: null,
  proofsOfWork: [],
  certifications: [],
  connections: [],
  setbacks: [],
  applications: [],
  priorities: [],
  risks: [],
  goals: [],
  rungs: [],
  skillReturns: [],
  targetRole: null,
  minutes: 0,
}

/** A framework with an assessment of two questions, and no phases. */
export const contentWithAssessment: Content = {
  name: 'Accept',
  profession: 'Engineer',
  description: 'A way through the middle of a career.',
  loopYears: { from: 3, to: 5 },
  phases: [],
  assessment: {
    title: 'Where are you now?',
    introduction: 'Two questions.',
    questions: [
      {
        id: 'bored',
        text: 'How often are you bored?',
        looksAt: 'Boredom',
        anchors: ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'],
      },
      {
        id: 'tired',
        text: 'How tired are you?',
        looksAt: 'Energy',
        anchors: ['Rested', 'Fresh', 'Mixed', 'Tired', 'Empty'],
      },
    ],
    bands: [{ id: 'steady', title: 'Steady', from: 0, meaning: 'All is well.' }],
    wellbeing: { questionIds: [], meanAtLeast: 3 },
  },
}
