import { given } from '../testing/specification.js'
import { AssessmentContent, FrameworkContent, type PhaseWithSteps, type Step } from './content.js'
import type { FrameworkEvent } from './events.js'
import { framework, publishedContent } from './framework.js'

const outline = {
  name: 'Law to legal tech',
  profession: 'Law',
  description: 'For lawyers.',
  loopYears: { from: 3, to: 5 },
}
const phase = (id: string) => ({
  id,
  title: id,
  purpose: 'To see.',
  weeks: { from: 1, to: 2 },
  signs: [],
  shelves: [],
  dropSuggestions: [],
  learningMaps: [],
  support: [],
})
const step = (id: string, changes: Partial<Step> = {}): Step => ({
  id,
  title: id,
  why: 'So.',
  how: 'Thus.',
  minutes: 30,
  required: true,
  tool: 'none',
  ...changes,
})
const drafted: FrameworkEvent = { type: 'FrameworkDrafted', data: outline }
const defined = (id: string, place = 0): FrameworkEvent => ({ type: 'PhaseDefined', data: { phase: phase(id), place } })
const stepDefined = (phaseId: string, stepId: string, changes: Partial<Step> = {}): FrameworkEvent => ({
  type: 'StepDefined',
  data: { phaseId, step: step(stepId, changes) },
})
const published = (version: number): FrameworkEvent => ({ type: 'FrameworkPublished', data: { version } })
const assessment: AssessmentContent = {
  title: 'One question',
  introduction: 'Short.',
  questions: [{ id: 'q', text: 'Well?', looksAt: 'All', anchors: ['a', 'b', 'c', 'd', 'e'] }],
  bands: [{ id: 'low', title: 'Low', from: 0, meaning: 'Fine.' }],
  wellbeing: { questionIds: ['q'], meanAtLeast: 3 },
}
const draft = given(framework, drafted)
const ready = draft.and(defined('look'), stepDefined('look', 'see'))
const withSteps = (id: string, steps: Step[]): PhaseWithSteps => ({
  ...phase(id),
  steps,
  gate: { text: 'Seen.', demands: [] },
})
const content: FrameworkContent = { ...outline, phases: [withSteps('look', [step('see')])], assessment }

describe('drafting a framework', () => {
  it('begins once', () => {
    given(framework)
      .when({ type: 'DraftFramework', ...outline })
      .then(drafted)
    draft.when({ type: 'DraftFramework', ...outline }).refuses('FrameworkExists')
  })
  it('comes before everything else', () =>
    given(framework).when({ type: 'PublishFramework' }).refuses('FrameworkNotFound'))
  it('takes whole content at once, as a copy or a file', () =>
    given(framework)
      .when({ type: 'ImportFramework', content })
      .happens('FrameworkDrafted', 'PhaseDefined', 'StepDefined', 'GateDefined', 'AssessmentDefined'))
  it('refuses content that names a thing twice', () => {
    const twice = { ...content, phases: [...content.phases, withSteps('more', [step('see')])] }
    given(framework).when({ type: 'ImportFramework', content: twice }).refuses('NameTwice')
  })
  it('puts phases where they belong, and keeps their steps when they are defined again', () => {
    draft.when({ type: 'DefinePhase', phase: phase('look') }).then(defined('look', 0))
    const two = ready.and(defined('act', 1))
    expect(two.state().draft.phases.map(({ id }) => id)).toEqual(['look', 'act'])
    const moved = two.and(defined('look', 1)).state().draft.phases
    expect(moved.map(({ id, steps }) => [id, steps.length])).toEqual([
      ['act', 0],
      ['look', 1],
    ])
  })
  it('gets another name and description, and the published version keeps its name', () => {
    const described: FrameworkEvent = { type: 'FrameworkDescribed', data: { ...outline, name: 'Other' } }
    ready.when({ type: 'DescribeFramework', ...outline }).changesNothing()
    ready.when({ type: 'DescribeFramework', ...outline, name: 'Other' }).then(described)
    const renamed = ready.and(published(1), described).state()
    expect([renamed.draft.name, renamed.published[0]!.name]).toEqual(['Other', outline.name])
  })
  it('puts a step into another place of its phase', () => {
    const three = ready.and(stepDefined('look', 'hear'), stepDefined('look', 'feel'))
    three
      .when({ type: 'DefineStep', phaseId: 'look', step: step('feel'), place: 0 })
      .then({ type: 'StepDefined', data: { phaseId: 'look', step: step('feel'), place: 0 } })
    const moved = three.and({ type: 'StepDefined', data: { phaseId: 'look', step: step('feel'), place: 0 } }).state()
    expect(moved.draft.phases[0]!.steps.map(({ id }) => id)).toEqual(['feel', 'see', 'hear'])
  })
  it('defines, replaces and takes out steps of a phase that is there', () => {
    ready.when({ type: 'DefineStep', phaseId: 'look', step: step('hear') }).happens('StepDefined')
    ready.when({ type: 'DefineStep', phaseId: 'gone', step: step('hear') }).refuses('PhaseNotFound')
    ready
      .and(defined('act', 1))
      .when({ type: 'DefineStep', phaseId: 'act', step: step('see') })
      .refuses('StepExists')
    ready.when({ type: 'TakeOutStep', phaseId: 'look', stepId: 'see' }).happens('StepTakenOut')
    ready.when({ type: 'TakeOutStep', phaseId: 'look', stepId: 'gone' }).changesNothing()
    expect(ready.and(stepDefined('look', 'see', { minutes: 60 })).state().draft.phases[0]!.steps).toEqual([
      step('see', { minutes: 60 }),
    ])
  })
  it('takes out phases, defines gates and the assessment', () => {
    ready.when({ type: 'TakeOutPhase', phaseId: 'look' }).happens('PhaseTakenOut')
    ready.when({ type: 'DefineGate', phaseId: 'look', gate: { text: 'Seen.', demands: [] } }).happens('GateDefined')
    ready.when({ type: 'DefineAssessment', assessment }).happens('AssessmentDefined')
  })
  it('has limits', () => {
    const many = draft.and(...Array.from({ length: 20 }, (_, at) => defined(`p${at}`, at)))
    many.when({ type: 'DefinePhase', phase: phase('one-more') }).refuses('TooManyPhases')
    const full = ready.and(...Array.from({ length: 59 }, (_, at) => stepDefined('look', `s${at}`)))
    full.when({ type: 'DefineStep', phaseId: 'look', step: step('one-more') }).refuses('TooManySteps')
  })
})

describe('publishing', () => {
  it('numbers versions 1, 2, 3', () => {
    ready.when({ type: 'PublishFramework' }).then(published(1))
    ready.and(published(1), stepDefined('look', 'hear')).when({ type: 'PublishFramework' }).then(published(2))
  })
  it('needs a phase, and a step in each phase', () => {
    draft.when({ type: 'PublishFramework' }).refuses('NothingToPublish')
    ready
      .and(defined('act', 1))
      .when({ type: 'PublishFramework' })
      .refuses('PhaseWithoutSteps', { phases: ['act'] })
  })
  it('needs the assessment that a step opens', () =>
    draft
      .and(defined('look'), stepDefined('look', 'see', { tool: 'assessment' }))
      .when({ type: 'PublishFramework' })
      .refuses('AssessmentMissing'))
  it('changes nothing when nothing changed', () =>
    ready.and(published(1)).when({ type: 'PublishFramework' }).changesNothing())
  it('makes a version that later drafting cannot change', () => {
    const before = publishedContent(ready.and(published(1)).state(), 1)
    const after = ready.and(published(1), stepDefined('look', 'see', { minutes: 5 }), defined('act', 1)).state()
    expect(publishedContent(after, 1)).toEqual(before)
    expect(after.draft).not.toEqual(before)
  })
})

describe('retiring', () => {
  const retired = ready.and({ type: 'FrameworkRetired', data: { reason: 'Old.' } })
  it('ends all work on it', () => {
    ready.when({ type: 'RetireFramework', reason: 'Old.' }).happens('FrameworkRetired')
    retired.when({ type: 'PublishFramework' }).refuses('FrameworkRetired')
    retired.when({ type: 'RetireFramework', reason: 'Old.' }).changesNothing()
  })
})

describe('the schema of an assessment', () => {
  it('wants bands that begin at 0 and rise, and wellbeing that looks at its own questions', () => {
    const band = (id: string, from: number) => ({ id, title: id, from, meaning: 'So.' })
    expect(AssessmentContent.safeParse({ ...assessment, bands: [band('a', 5)] }).success).toBe(false)
    expect(AssessmentContent.safeParse({ ...assessment, bands: [band('a', 0), band('b', 0)] }).success).toBe(false)
    expect(
      AssessmentContent.safeParse({ ...assessment, wellbeing: { questionIds: ['x'], meanAtLeast: 3 } }).success,
    ).toBe(false)
    expect(AssessmentContent.safeParse(assessment).success).toBe(true)
  })
})

describe('limits', () => {
  it('a practice has at most 100 frameworks', () => {
    const draftIt = { type: 'DraftFramework' as const, ...outline }
    given(framework)
      .when(draftIt, { reads: { frameworks: 99 } })
      .happens('FrameworkDrafted')
    given(framework)
      .when(draftIt, { reads: { frameworks: 100 } })
      .refuses('TooManyFrameworks', { most: 100 })
    given(framework)
      .when(
        { type: 'ImportFramework', content: { ...outline, phases: [], assessment: null } },
        { reads: { frameworks: 100 } },
      )
      .refuses('TooManyFrameworks')
  })

  it('a framework has at most 50 versions, and is still worked on and retired', () => {
    const versions = Array.from({ length: 50 }, (_, at) => [
      { type: 'FrameworkDescribed' as const, data: { ...outline, name: `Version ${at + 1}` } },
      { type: 'FrameworkPublished' as const, data: { version: at + 1 } },
    ]).flat()
    const full = ready.and(...versions, { type: 'FrameworkDescribed', data: outline })
    full.when({ type: 'PublishFramework' }).refuses('TooManyVersions', { most: 50 })
    full.when({ type: 'TakeOutStep', phaseId: 'look', stepId: 'see' }).happens('StepTakenOut')
    full.when({ type: 'RetireFramework', reason: 'Full.' }).happens('FrameworkRetired')
  })
})
