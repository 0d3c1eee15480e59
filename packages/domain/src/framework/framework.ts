import { isEqual } from '../kernel/equality.js'
import {
  defineDecider,
  evolveBy,
  nothing,
  notFound,
  refuse,
  type Context,
  type Decision,
  type Evolution,
} from '../kernel/decider.js'
import { countOf, type StatesOf, type Streams } from '../kernel/reads.js'
import { frameworkCommands, type FrameworkCommand } from './commands.js'
import type { FrameworkContent, PhaseWithSteps } from './content.js'
import { frameworkEvents, type FrameworkEvent } from './events.js'

/** The method as versioned data: a draft to edit, and published versions that never change. */
export interface Framework {
  status: 'none' | 'open' | 'retired'
  draft: FrameworkContent
  /** Published contents; the version is the index plus one. */
  published: readonly FrameworkContent[]
}

const undrafted: Framework = {
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

export const frameworks: Streams<Framework> = { category: 'framework', initial: undrafted }

/** The content of a published version, or undefined. Without a version: the newest. */
export const publishedContent = (framework: Framework, version?: number) =>
  framework.published[(version ?? framework.published.length) - 1]

/** One page lists all frameworks of a practice, and one row has all versions of a framework. */
const frameworksAtMost = 100
const versionsAtMost = 50

type Command<Type extends FrameworkCommand['type']> = FrameworkCommand<Type>
type FrameworkDecision = Decision<FrameworkEvent>

const countFrameworks = () => ({ frameworks: countOf(frameworks) })
const reads = { DraftFramework: countFrameworks, ImportFramework: countFrameworks }
type Counting = Context<StatesOf<ReturnType<typeof countFrameworks>>>

export const draftFramework = (
  framework: Framework,
  { type: _, ...data }: Command<'DraftFramework'>,
  context: Counting,
): FrameworkDecision => refuseAnother(framework, context) ?? [{ type: 'FrameworkDrafted', data }]

export const importFramework = (
  framework: Framework,
  { content: { phases, assessment, ...outline } }: Command<'ImportFramework'>,
  context: Counting,
): FrameworkDecision => {
  const refusal = refuseAnother(framework, context)
  if (refusal) return refusal
  const ids = phases.flatMap(({ id, steps }) => [`phase ${id}`, ...steps.map((step) => `step ${step.id}`)])
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice) return refuse('NameTwice', `The ${twice} appears twice in this content.`)
  const defined: FrameworkEvent[] = phases.flatMap(({ steps, gate, ...phase }, place): FrameworkEvent[] => [
    { type: 'PhaseDefined', data: { phase, place } },
    ...steps.map((step): FrameworkEvent => ({ type: 'StepDefined', data: { phaseId: phase.id, step } })),
    { type: 'GateDefined', data: { phaseId: phase.id, gate } },
  ])
  const withAssessment: FrameworkEvent[] = assessment ? [{ type: 'AssessmentDefined', data: { assessment } }] : []
  return [{ type: 'FrameworkDrafted', data: outline }, ...defined, ...withAssessment]
}

export const describeFramework = (
  { draft }: Framework,
  { type: _type, ...outline }: Command<'DescribeFramework'>,
): FrameworkDecision => {
  const { phases: _phases, assessment: _assessment, ...present } = draft
  return isEqual(outline, present) ? nothing : [{ type: 'FrameworkDescribed', data: outline }]
}

export const definePhase = (
  { draft: { phases } }: Framework,
  { phase, place: wished }: Command<'DefinePhase'>,
): FrameworkDecision => {
  const present = phases.findIndex(({ id }) => id === phase.id)
  const place = Math.min(wished ?? (present < 0 ? phases.length : present), phases.length)
  if (present < 0 && phases.length >= 20) return refuse('TooManyPhases', 'A framework has at most 20 phases.')
  return [{ type: 'PhaseDefined', data: { phase, place } }]
}

export const takeOutPhase = (framework: Framework, { phaseId }: Command<'TakeOutPhase'>): FrameworkDecision => {
  const phase = phaseOf(framework, phaseId)
  return 'refused' in phase ? phase : [{ type: 'PhaseTakenOut', data: { phaseId } }]
}

export const defineStep = (
  framework: Framework,
  { phaseId, step, place }: Command<'DefineStep'>,
): FrameworkDecision => {
  const phase = phaseOf(framework, phaseId)
  if ('refused' in phase) return phase
  const elsewhere = framework.draft.phases.find(({ id, steps }) => id !== phaseId && hasStep(steps, step.id))
  if (elsewhere) return refuse('StepExists', `The step "${step.id}" already belongs to the phase "${elsewhere.title}".`)
  if (phase.steps.length >= 60 && !hasStep(phase.steps, step.id))
    return refuse('TooManySteps', 'A phase has at most 60 steps.')
  return [{ type: 'StepDefined', data: { phaseId, step, ...(place !== undefined && { place }) } }]
}

export const takeOutStep = (framework: Framework, { phaseId, stepId }: Command<'TakeOutStep'>): FrameworkDecision => {
  const phase = phaseOf(framework, phaseId)
  if ('refused' in phase) return phase
  return hasStep(phase.steps, stepId) ? [{ type: 'StepTakenOut', data: { phaseId, stepId } }] : nothing
}

export const defineGate = (framework: Framework, { phaseId, gate }: Command<'DefineGate'>): FrameworkDecision => {
  const phase = phaseOf(framework, phaseId)
  return 'refused' in phase ? phase : [{ type: 'GateDefined', data: { phaseId, gate } }]
}

export const defineAssessment = (_: Framework, { assessment }: Command<'DefineAssessment'>): FrameworkDecision => [
  { type: 'AssessmentDefined', data: { assessment } },
]

export const publishFramework = (framework: Framework): FrameworkDecision => {
  const { draft, published } = framework
  if (draft.phases.length === 0) return refuse('NothingToPublish', 'A framework needs at least one phase.')
  const empty = draft.phases.filter(({ steps }) => steps.length === 0).map(({ id }) => id)
  if (empty.length > 0)
    return refuse('PhaseWithoutSteps', `Each phase needs a step; missing in: ${empty.join(', ')}.`, { phases: empty })
  const opensAssessment = draft.phases.flatMap(({ steps }) => steps).some(({ tool }) => tool === 'assessment')
  if (opensAssessment && !draft.assessment)
    return refuse('AssessmentMissing', 'A step opens the assessment, but none is defined.')
  if (isEqual(publishedContent(framework), draft)) return nothing
  if (published.length >= versionsAtMost)
    return refuse(
      'TooManyVersions',
      `A framework has at most ${versionsAtMost} versions: copy it to a new framework to continue.`,
      { most: versionsAtMost },
    )
  return [{ type: 'FrameworkPublished', data: { version: published.length + 1 } }]
}

export const retireFramework = ({ status }: Framework, { reason }: Command<'RetireFramework'>): FrameworkDecision =>
  status === 'retired' ? nothing : [{ type: 'FrameworkRetired', data: { reason } }]

function guard({ status }: Framework, { type }: FrameworkCommand) {
  if (type === 'DraftFramework' || type === 'ImportFramework') return undefined
  if (status === 'none') return notFound('FrameworkNotFound', 'There is no such framework: draft it first.')
  if (status === 'retired' && type !== 'RetireFramework')
    return refuse('FrameworkRetired', 'This framework is retired: copy it to work on it again.')
  return undefined
}

function refuseAnother({ status }: Framework, { reads: { frameworks: count } }: Counting) {
  if (status !== 'none') return refuse('FrameworkExists', 'This framework is already drafted.')
  if (count >= frameworksAtMost)
    return refuse(
      'TooManyFrameworks',
      `A practice has at most ${frameworksAtMost} frameworks, retired ones too: change a draft and publish its next version instead.`,
      { most: frameworksAtMost },
    )
  return undefined
}

const phaseOf = ({ draft }: Framework, phaseId: string) =>
  draft.phases.find(({ id }) => id === phaseId) ??
  notFound('PhaseNotFound', `There is no phase "${phaseId}" in this draft.`)

const hasStep = (steps: readonly { id: string }[], stepId: string) => steps.some(({ id }) => id === stepId)

const withDraft = (framework: Framework, change: Partial<FrameworkContent>): Framework => ({
  ...framework,
  draft: { ...framework.draft, ...change },
})

const withPhase = (
  framework: Framework,
  phaseId: string,
  change: (phase: PhaseWithSteps) => Partial<PhaseWithSteps>,
): Framework =>
  withDraft(framework, {
    phases: framework.draft.phases.map((phase) => (phase.id === phaseId ? { ...phase, ...change(phase) } : phase)),
  })

const evolution: Evolution<Framework, FrameworkEvent> = {
  FrameworkDrafted: (framework, { data }) => ({ ...withDraft(framework, data), status: 'open' }),
  FrameworkDescribed: (framework, { data }) => withDraft(framework, data),
  PhaseDefined: (framework, { data: { phase, place } }) => {
    const { phases } = framework.draft
    const present = phases.find(({ id }) => id === phase.id)
    const others = phases.filter(({ id }) => id !== phase.id)
    const noGate = { text: 'The required steps are done.', demands: [] }
    const defined = { steps: present?.steps ?? [], gate: present?.gate ?? noGate, ...phase }
    return withDraft(framework, { phases: others.toSpliced(place, 0, defined) })
  },
  PhaseTakenOut: (framework, { data }) =>
    withDraft(framework, { phases: framework.draft.phases.filter(({ id }) => id !== data.phaseId) }),
  StepDefined: (framework, { data: { phaseId, step, place } }) =>
    withPhase(framework, phaseId, ({ steps }) => {
      const present = steps.findIndex(({ id }) => id === step.id)
      const at = place ?? (present < 0 ? steps.length : present)
      return { steps: steps.filter(({ id }) => id !== step.id).toSpliced(at, 0, step) }
    }),
  StepTakenOut: (framework, { data }) =>
    withPhase(framework, data.phaseId, ({ steps }) => ({ steps: steps.filter(({ id }) => id !== data.stepId) })),
  GateDefined: (framework, { data }) => withPhase(framework, data.phaseId, () => ({ gate: data.gate })),
  AssessmentDefined: (framework, { data }) => withDraft(framework, { assessment: data.assessment }),
  FrameworkPublished: (framework) => ({ ...framework, published: [...framework.published, framework.draft] }),
  FrameworkRetired: (framework) => ({ ...framework, status: 'retired' }),
}

export const framework = defineDecider<Framework, FrameworkCommand, typeof frameworkEvents, typeof reads>({
  path: 'frameworks',
  streams: frameworks,
  events: frameworkEvents,
  commands: frameworkCommands,
  guard,
  rules: {
    DraftFramework: draftFramework,
    ImportFramework: importFramework,
    DescribeFramework: describeFramework,
    DefinePhase: definePhase,
    TakeOutPhase: takeOutPhase,
    DefineStep: defineStep,
    TakeOutStep: takeOutStep,
    DefineGate: defineGate,
    DefineAssessment: defineAssessment,
    PublishFramework: publishFramework,
    RetireFramework: retireFramework,
  },
  evolve: evolveBy<Framework, FrameworkEvent>(evolution),
  subject: () => null,
  reads,
})
