import { frameworks, publishedContent, type Framework } from '../framework/framework.js'
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
import { isEqual } from '../kernel/equality.js'
import { own } from '../kernel/own.js'
import { oneStream, type StatesOf, type Streams } from '../kernel/reads.js'
import { planTemplateCommands, type PlanTemplateCommand } from './commands.js'
import { planTemplateEvents, type PlanTemplateEvent } from './events.js'
import type { TemplateChoices } from './plan.js'

/** A plan to assign: which steps of a published framework, and how long each phase takes. */
export interface PlanTemplate {
  frameworkId: string | null
  frameworkVersion: number
  draft: TemplateChoices
  /** Published choices; the version is the index plus one. */
  published: readonly TemplateChoices[]
}

export const planTemplates: Streams<PlanTemplate> = {
  category: 'plan-template',
  initial: { frameworkId: null, frameworkVersion: 0, draft: { excluded: [], weeks: {} }, published: [] },
}

type Command<Type extends PlanTemplateCommand['type']> = PlanTemplateCommand<Type>
type TemplateDecision = Decision<PlanTemplateEvent>

const frameworkOf = (_: unknown, { frameworkId }: PlanTemplate) => ({ framework: oneStream(frameworks, frameworkId) })
const reads = {
  CreateTemplate: ({ frameworkId }: Command<'CreateTemplate'>) => ({ framework: oneStream(frameworks, frameworkId) }),
  ExcludeStep: frameworkOf,
  IncludeStep: frameworkOf,
  SetDuration: frameworkOf,
}
type Reading = Context<StatesOf<ReturnType<typeof frameworkOf>>>

export const createTemplate = (
  template: PlanTemplate,
  { type: _, ...data }: Command<'CreateTemplate'>,
  { reads: { framework } }: Reading,
): TemplateDecision => {
  if (template.frameworkId) return refuse('TemplateExists', 'This template already exists.')
  if (!publishedContent(framework, data.frameworkVersion))
    return notFound('FrameworkVersionNotFound', 'There is no such published version of that framework.')
  return [{ type: 'TemplateCreated', data }]
}

export const excludeStep = (
  template: PlanTemplate,
  { phaseId, stepId }: Command<'ExcludeStep'>,
  { reads: { framework } }: Reading,
): TemplateDecision => {
  const step = stepOf(template, framework, phaseId, stepId)
  if ('refused' in step) return step
  if (step.required)
    return refuse('StepRequired', `"${step.title}" is required by the framework and cannot be skipped.`)
  return template.draft.excluded.includes(stepId) ? nothing : [{ type: 'StepExcluded', data: { phaseId, stepId } }]
}

export const includeStep = (
  template: PlanTemplate,
  { phaseId, stepId }: Command<'IncludeStep'>,
  { reads: { framework } }: Reading,
): TemplateDecision => {
  const step = stepOf(template, framework, phaseId, stepId)
  if ('refused' in step) return step
  return template.draft.excluded.includes(stepId) ? [{ type: 'StepIncluded', data: { phaseId, stepId } }] : nothing
}

export const setDuration = (
  template: PlanTemplate,
  { phaseId, weeks }: Command<'SetDuration'>,
  { reads: { framework } }: Reading,
): TemplateDecision => {
  const phase = phaseOf(template, framework, phaseId)
  if ('refused' in phase) return phase
  return own(template.draft.weeks, phaseId) === weeks ? nothing : [{ type: 'DurationSet', data: { phaseId, weeks } }]
}

export const publishTemplate = ({ published, draft }: PlanTemplate): TemplateDecision =>
  isEqual(published.at(-1), draft) ? nothing : [{ type: 'TemplatePublished', data: { version: published.length + 1 } }]

function phaseOf({ frameworkVersion }: PlanTemplate, framework: Framework, phaseId: string) {
  const phases = publishedContent(framework, frameworkVersion)?.phases ?? []
  const phase = phases.find(({ id }) => id === phaseId)
  return phase ?? notFound('PhaseNotFound', `There is no phase "${phaseId}" in this framework.`)
}

function stepOf(template: PlanTemplate, framework: Framework, phaseId: string, stepId: string) {
  const phase = phaseOf(template, framework, phaseId)
  if ('refused' in phase) return phase
  const step = phase.steps.find(({ id }) => id === stepId)
  return step ?? notFound('StepNotFound', `There is no step "${stepId}" in this phase.`)
}

const evolution: Evolution<PlanTemplate, PlanTemplateEvent> = {
  TemplateCreated: (template, { data: { frameworkId, frameworkVersion } }) => ({
    ...template,
    frameworkId,
    frameworkVersion,
  }),
  StepExcluded: ({ draft, ...template }, { data }) => ({
    ...template,
    draft: { ...draft, excluded: [...draft.excluded, data.stepId] },
  }),
  StepIncluded: ({ draft, ...template }, { data }) => ({
    ...template,
    draft: { ...draft, excluded: draft.excluded.filter((id) => id !== data.stepId) },
  }),
  DurationSet: ({ draft, ...template }, { data }) => ({
    ...template,
    draft: { ...draft, weeks: { ...draft.weeks, [data.phaseId]: data.weeks } },
  }),
  TemplatePublished: (template) => ({ ...template, published: [...template.published, template.draft] }),
}

export const planTemplate = defineDecider<PlanTemplate, PlanTemplateCommand, typeof planTemplateEvents, typeof reads>({
  path: 'plan-templates',
  streams: planTemplates,
  events: planTemplateEvents,
  commands: planTemplateCommands,
  guard: ({ frameworkId }, { type }) =>
    frameworkId || type === 'CreateTemplate'
      ? undefined
      : notFound('TemplateNotFound', 'There is no such template: create it first.'),
  rules: {
    CreateTemplate: createTemplate,
    ExcludeStep: excludeStep,
    IncludeStep: includeStep,
    SetDuration: setDuration,
    PublishTemplate: publishTemplate,
  },
  evolve: evolveBy<PlanTemplate, PlanTemplateEvent>(evolution),
  subject: () => null,
  reads,
})
