import { isEqual } from '../kernel/equality.js'
import { defineDecider, notFound, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import { frameworkCommands, type FrameworkCommand } from './commands.js'
import type { FrameworkContent, PhaseWithSteps } from './content.js'
import { frameworkEvents, type FrameworkEvent } from './events.js'

/** The method as versioned data: a draft that is worked on, and published versions that never change. */
export interface Framework {
  status: 'none' | 'open' | 'retired'
  draft: FrameworkContent
  /** Published contents; the version is the index plus one. */
  published: readonly FrameworkContent[]
}

const initial: Framework = {
  status: 'none',
  draft: {
    name: '',
    profession: '',
    description: '',
    loopYears: { from: 3, to: 5 },
    phases: [],
    assessment: null,
  },
  published: [],
}

/** The content of a published version, or undefined. Without a version: the newest. */
export const publishedContent = (framework: Framework, version?: number) =>
  framework.published[(version ?? framework.published.length) - 1]

/** One page lists all frameworks of a practice, and a row holds all versions of one. */
const frameworksAtMost = 100
const versionsAtMost = 50

function decide(framework: Framework, command: FrameworkCommand, context: Context) {
  if (command.type === 'DraftFramework' || command.type === 'ImportFramework') {
    if (framework.status !== 'none') return refuse('FrameworkExists', 'This framework is already drafted.')
    if ((context.reads.frameworks as number) >= frameworksAtMost)
      return refuse(
        'TooManyFrameworks',
        `A practice has at most ${frameworksAtMost} frameworks, retired ones too: change a draft and publish its next version instead.`,
        { most: frameworksAtMost },
      )
    const { type: _type, ...body } = command
    return 'content' in body ? importContent(body.content) : [{ type: 'FrameworkDrafted' as const, data: body }]
  }
  if (framework.status === 'none') return notFound('FrameworkNotFound', 'There is no such framework: draft it first.')
  if (framework.status === 'retired')
    return command.type === 'RetireFramework'
      ? nothing
      : refuse('FrameworkRetired', 'This framework is retired: copy it to work on it again.')

  const { phases } = framework.draft
  const phase = 'phaseId' in command ? phases.find(({ id }) => id === command.phaseId) : undefined
  if ('phaseId' in command && !phase)
    return notFound('PhaseNotFound', `There is no phase "${command.phaseId}" in this draft.`)

  switch (command.type) {
    case 'DescribeFramework': {
      const { type: _type, ...outline } = command
      const { phases: _phases, assessment: _assessment, ...present } = framework.draft
      return isEqual(outline, present) ? nothing : [{ type: 'FrameworkDescribed' as const, data: outline }]
    }
    case 'DefinePhase': {
      const present = phases.findIndex(({ id }) => id === command.phase.id)
      const place = Math.min(command.place ?? (present < 0 ? phases.length : present), phases.length)
      if (present < 0 && phases.length >= 20) return refuse('TooManyPhases', 'A framework has at most 20 phases.')
      return [{ type: 'PhaseDefined' as const, data: { phase: command.phase, place } }]
    }
    case 'TakeOutPhase':
      return [{ type: 'PhaseTakenOut' as const, data: { phaseId: command.phaseId } }]
    case 'DefineStep': {
      const elsewhere = phases.find(({ id, steps }) => id !== command.phaseId && hasStep(steps, command.step.id))
      if (elsewhere)
        return refuse('StepExists', `The step "${command.step.id}" already belongs to the phase "${elsewhere.title}".`)
      if (phase!.steps.length >= 60 && !hasStep(phase!.steps, command.step.id))
        return refuse('TooManySteps', 'A phase has at most 60 steps.')
      const { phaseId, step, place } = command
      return [{ type: 'StepDefined' as const, data: { phaseId, step, ...(place !== undefined && { place }) } }]
    }
    case 'TakeOutStep': {
      if (!hasStep(phase!.steps, command.stepId)) return nothing
      return [{ type: 'StepTakenOut' as const, data: { phaseId: command.phaseId, stepId: command.stepId } }]
    }
    case 'DefineGate':
      return [{ type: 'GateDefined' as const, data: { phaseId: command.phaseId, gate: command.gate } }]
    case 'DefineAssessment':
      return [{ type: 'AssessmentDefined' as const, data: { assessment: command.assessment } }]
    case 'PublishFramework': {
      if (phases.length === 0) return refuse('NothingToPublish', 'A framework needs at least one phase.')
      const empty = phases.filter(({ steps }) => steps.length === 0).map(({ id }) => id)
      if (empty.length > 0)
        return refuse('PhaseWithoutSteps', `Each phase needs a step; missing in: ${empty.join(', ')}.`, {
          phases: empty,
        })
      const asked = phases.flatMap(({ steps }) => steps).some(({ tool }) => tool === 'assessment')
      if (asked && !framework.draft.assessment)
        return refuse('AssessmentMissing', 'A step opens the assessment, but none is defined.')
      if (isEqual(publishedContent(framework), framework.draft)) return nothing
      if (framework.published.length >= versionsAtMost)
        return refuse(
          'TooManyVersions',
          `A framework has at most ${versionsAtMost} versions: copy it to a new framework to go on.`,
          { most: versionsAtMost },
        )
      return [{ type: 'FrameworkPublished' as const, data: { version: framework.published.length + 1 } }]
    }
    case 'RetireFramework':
      return [{ type: 'FrameworkRetired' as const, data: { reason: command.reason } }]
    default:
      return unreachable(command)
  }
}

function importContent({ phases, assessment, ...outline }: FrameworkContent) {
  const ids = phases.flatMap(({ id, steps }) => [`phase ${id}`, ...steps.map((step) => `step ${step.id}`)])
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice) return refuse('NameTwice', `The ${twice} appears twice in this content.`)
  return [
    { type: 'FrameworkDrafted' as const, data: outline },
    ...phases.flatMap(({ steps, gate, ...phase }, place) => [
      { type: 'PhaseDefined' as const, data: { phase, place } },
      ...steps.map((step) => ({ type: 'StepDefined' as const, data: { phaseId: phase.id, step } })),
      { type: 'GateDefined' as const, data: { phaseId: phase.id, gate } },
    ]),
    ...(assessment ? [{ type: 'AssessmentDefined' as const, data: { assessment } }] : []),
  ]
}

function evolve(framework: Framework, { type, data }: FrameworkEvent): Framework {
  const { draft } = framework
  const withDraft = (change: Partial<FrameworkContent>) => ({ ...framework, draft: { ...draft, ...change } })
  const withPhase = (phaseId: string, change: (phase: PhaseWithSteps) => Partial<PhaseWithSteps>) =>
    withDraft({ phases: draft.phases.map((phase) => (phase.id === phaseId ? { ...phase, ...change(phase) } : phase)) })

  switch (type) {
    case 'FrameworkDrafted':
      return { ...withDraft(data), status: 'open' }
    case 'FrameworkDescribed':
      return withDraft(data)
    case 'PhaseDefined': {
      const present = draft.phases.find(({ id }) => id === data.phase.id)
      const others = draft.phases.filter(({ id }) => id !== data.phase.id)
      const noGate = { text: 'The required steps are done.', demands: [] }
      const defined = { steps: present?.steps ?? [], gate: present?.gate ?? noGate, ...data.phase }
      return withDraft({ phases: others.toSpliced(data.place, 0, defined) })
    }
    case 'PhaseTakenOut':
      return withDraft({ phases: draft.phases.filter(({ id }) => id !== data.phaseId) })
    case 'StepDefined':
      return withPhase(data.phaseId, ({ steps }) => {
        const present = steps.findIndex(({ id }) => id === data.step.id)
        const place = data.place ?? (present < 0 ? steps.length : present)
        return { steps: steps.filter(({ id }) => id !== data.step.id).toSpliced(place, 0, data.step) }
      })
    case 'StepTakenOut':
      return withPhase(data.phaseId, ({ steps }) => ({ steps: steps.filter(({ id }) => id !== data.stepId) }))
    case 'GateDefined':
      return withPhase(data.phaseId, () => ({ gate: data.gate }))
    case 'AssessmentDefined':
      return withDraft({ assessment: data.assessment })
    case 'FrameworkPublished':
      return { ...framework, published: [...framework.published, draft] }
    case 'FrameworkRetired':
      return { ...framework, status: 'retired' }
    default:
      return unreachable(type)
  }
}

const hasStep = (steps: readonly { id: string }[], stepId: string) => steps.some(({ id }) => id === stepId)

export const framework = defineDecider<Framework, FrameworkCommand, typeof frameworkEvents>({
  path: 'frameworks',
  events: frameworkEvents,
  commands: frameworkCommands,
  initial,
  decide,
  evolve,
  subject: () => null,
  reads: ({ type }) =>
    type === 'DraftFramework' || type === 'ImportFramework'
      ? [{ as: 'frameworks', category: 'framework', counted: true }]
      : [],
})
