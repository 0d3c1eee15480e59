import { given } from '../testing/specification.js'
import { exampleContent, exampleFramework, frameworkId } from '../testing/example-framework.js'
import { compilePlan } from './plan.js'
import { planTemplate } from './plan-template.js'
import type { PlanTemplateEvent } from './events.js'

const reads = { reads: { framework: exampleFramework } }
const created: PlanTemplateEvent = {
  type: 'TemplateCreated',
  data: { name: 'Whole', frameworkId, frameworkVersion: 1 },
}
const create = { type: 'CreateTemplate' as const, name: 'Whole', frameworkId, frameworkVersion: 1 }
const template = given(planTemplate, created)
const excluded: PlanTemplateEvent = { type: 'StepExcluded', data: { phaseId: 'begin', stepId: 'walk' } }

describe('a plan template', () => {
  it('is made of a published version of a framework, once', () => {
    given(planTemplate).when(create, reads).then(created)
    given(planTemplate)
      .when({ ...create, frameworkVersion: 9 }, reads)
      .refuses('FrameworkVersionNotFound')
    template.when(create, reads).refuses('TemplateExists')
  })
  it('comes before its choices', () =>
    given(planTemplate).when({ type: 'PublishTemplate' }, reads).refuses('TemplateNotFound'))
  it('leaves out optional steps and takes them in again', () => {
    template.when({ type: 'ExcludeStep', phaseId: 'begin', stepId: 'walk' }, reads).then(excluded)
    template.and(excluded).when({ type: 'ExcludeStep', phaseId: 'begin', stepId: 'walk' }, reads).changesNothing()
    template
      .and(excluded)
      .when({ type: 'IncludeStep', phaseId: 'begin', stepId: 'walk' }, reads)
      .happens('StepIncluded')
    template.when({ type: 'IncludeStep', phaseId: 'begin', stepId: 'walk' }, reads).changesNothing()
  })
  it('never leaves out what the framework requires', () =>
    template.when({ type: 'ExcludeStep', phaseId: 'begin', stepId: 'baseline' }, reads).refuses('StepRequired'))
  it('knows phases and steps of its framework only', () => {
    template.when({ type: 'ExcludeStep', phaseId: 'gone', stepId: 'walk' }, reads).refuses('PhaseNotFound')
    template.when({ type: 'ExcludeStep', phaseId: 'begin', stepId: 'gone' }, reads).refuses('StepNotFound')
    template.when({ type: 'SetDuration', phaseId: 'gone', weeks: 3 }, reads).refuses('PhaseNotFound')
  })
  it('sets durations', () => {
    template.when({ type: 'SetDuration', phaseId: 'begin', weeks: 3 }, reads).happens('DurationSet')
    template
      .and({ type: 'DurationSet', data: { phaseId: 'begin', weeks: 3 } })
      .when({ type: 'SetDuration', phaseId: 'begin', weeks: 3 }, reads)
      .changesNothing()
  })
  it('is published in versions, when something changed', () => {
    template.when({ type: 'PublishTemplate' }, reads).then({ type: 'TemplatePublished', data: { version: 1 } })
    const once = template.and({ type: 'TemplatePublished', data: { version: 1 } })
    once.when({ type: 'PublishTemplate' }, reads).changesNothing()
    once
      .and(excluded)
      .when({ type: 'PublishTemplate' }, reads)
      .then({ type: 'TemplatePublished', data: { version: 2 } })
  })
})

it('a plan has target dates from durations, one phase after the other, and no excluded step', () => {
  const plan = compilePlan(
    { frameworkId, frameworkVersion: 1, templateId: frameworkId, templateVersion: 1, startsOn: '2026-03-02' },
    exampleContent,
    { excluded: ['walk'], weeks: { begin: 1 } },
  )
  expect(plan.phases.map(({ phaseId, targetDate }) => [phaseId, targetDate])).toEqual([
    ['begin', '2026-03-09'],
    ['finish', '2026-05-04'],
  ])
  expect(plan.phases[0]!.steps.map(({ stepId }) => stepId)).toEqual(['questions', 'baseline'])
})
