import fc from 'fast-check'
import { assessment } from './assessment/assessment.js'
import { given } from './testing/specification.js'
import { own } from './kernel/own.js'
import {
  exampleContent,
  exampleFramework,
  examplePlan,
  exampleTemplate,
  frameworkId,
  templateId,
} from './testing/example-framework.js'
import { opened, planAssigned, entered, noted, sharingNoted, baseline, stepDone } from './testing/example-journey.js'
import type { JourneyEvent } from './journey/events.js'
import { gateReadiness } from './journey/gate.js'
import { journey } from './journey/journey.js'
import { compilePlan, type Plan } from './plan-template/plan.js'

/** Names that every object has by default. */
const names = fc.constantFrom('constructor', 'toString', 'valueOf', '__proto__', 'hasOwnProperty', 'isPrototypeOf')
const pins = { frameworkId, frameworkVersion: 1, templateId, templateVersion: 1, startsOn: '2026-03-02' }

/** The example plan whose first phase and all of its steps have other ids. */
const renamed = (phaseId: string, stepOf: (stepId: string) => string): Plan => ({
  ...examplePlan,
  phases: examplePlan.phases.map((phase, at) =>
    at > 0
      ? phase
      : { ...phase, phaseId, steps: phase.steps.map((step) => ({ ...step, stepId: stepOf(step.stepId) })) },
  ),
})

describe('a name that every object has', () => {
  it('is not found in a record that does not have it', () =>
    fc.assert(
      fc.property(names, (name) => {
        expect(own({}, name)).toBeUndefined()
        expect(own({ [name]: 7 }, name)).toBe(7)
      }),
    ))

  it('can be the id of a phase: its weeks are those of the framework', () =>
    fc.assert(
      fc.property(names, (name) => {
        const [first, ...rest] = exampleContent.phases
        const content = { ...exampleContent, phases: [{ ...first!, id: name }, ...rest] }
        const dates = ({ phases }: Plan) => phases.map(({ targetDate }) => targetDate)
        const plan = compilePlan(pins, content, { excluded: [], weeks: {} })
        expect(dates(plan)).toEqual(dates(compilePlan(pins, exampleContent, { excluded: [], weeks: {} })))
      }),
    ))

  it('can be the id of a step: it is open until it is done', () =>
    fc.assert(
      fc.property(names, (name) => {
        const plan = renamed('begin', (stepId) => (stepId === 'baseline' ? name : stepId))
        // Evolved without the schemas, which take only one of these names: an older store may have any.
        const folded = (...more: JourneyEvent[]) =>
          [opened, { type: 'PlanAssigned' as const, data: { plan } }, entered('begin'), ...more].reduce(
            (state, event) => journey.evolve(state, event),
            journey.initial,
          )
        expect(gateReadiness(folded(), 'begin').openSteps).toContain(name)
        expect(gateReadiness(folded(stepDone(name)), 'begin').openSteps).not.toContain(name)
      }),
    ))

  it('can be the id of a step that is started', () => {
    const plan = renamed('begin', (stepId) => (stepId === 'walk' ? 'constructor' : stepId))
    given(journey, opened, { type: 'PlanAssigned', data: { plan } }, entered('begin'))
      .when({ type: 'StartStep', stepId: 'constructor' })
      .happens('StepStarted')
  })

  it('can be the id of a question: it is open until it is answered', () => {
    const questionIds = ['constructor']
    const started = {
      type: 'AssessmentStarted' as const,
      data: {
        clientId: frameworkId,
        journeyId: frameworkId,
        frameworkId,
        frameworkVersion: 1,
        scoring: { questionIds, bands: [{ id: 'all', from: 0 }], wellbeing: { questionIds, meanAtLeast: 4 } },
      },
    }
    const open = given(assessment, started)
    open.when({ type: 'CompleteAssessment', honesty: 4 }).refuses('QuestionsOpen', { open: ['constructor'] })
    open.when({ type: 'AnswerQuestion', questionId: 'constructor', rating: 3 }).happens('QuestionAnswered')
  })
})

describe('a plan', () => {
  const assign = { type: 'AssignPlan' as const, templateId, templateVersion: 1, startsOn: '2026-03-02' }
  const reads = { template: exampleTemplate, framework: exampleFramework }

  it('that ends after 2200 is refused', () =>
    given(journey, opened)
      .when({ ...assign, startsOn: '2200-12-20' }, { reads })
      .refuses('PlanTooLong'))

  it('that does not fit in an event is refused', () => {
    const text = '𝔘'.repeat(150)
    const demands = Array.from({ length: 12 }, (_, at) => ({
      id: `demand-${at}`,
      text,
      anyOf: [{ count: 'area-explored' as const, atLeast: 1 }],
      waivable: false,
    }))
    const [phase] = exampleContent.phases
    const phases = Array.from({ length: 40 }, (_, at) => ({
      ...phase!,
      id: `phase-${at}`,
      gate: { text: 'x', demands },
    }))
    const framework = { ...exampleFramework, published: [{ ...exampleContent, phases }] }
    given(journey, opened)
      .when(assign, { reads: { ...reads, framework } })
      .refuses('PlanTooLarge')
  })

  it('of the usual size is taken', () =>
    given(journey, opened).when(assign, { reads }).then(planAssigned, entered('begin')))
})

it('a journey whose phase has such a name goes on to the next phase', () => {
  const plan = renamed('constructor', (stepId) => stepId)
  const ready = [noted, stepDone('questions'), sharingNoted(true), baseline, stepDone('baseline')]
  const state = given(
    journey,
    opened,
    { type: 'PlanAssigned', data: { plan } },
    entered('constructor'),
    ...ready,
  ).state()
  expect(gateReadiness(state, 'constructor')).toMatchObject({ ready: true, openSteps: [] })
})
