import { own } from '../kernel/own.js'
import { isEqual } from '../kernel/equality.js'
import { defineDecider, notFound, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import { publishedContent, type Framework } from '../framework/framework.js'
import { planTemplateCommands, type PlanTemplateCommand } from './commands.js'
import { planTemplateEvents, type PlanTemplateEvent } from './events.js'
import type { TemplateChoices } from './plan.js'

/** A plan to assign: which steps of a published framework, and how long each phase. */
export interface PlanTemplate {
  frameworkId: string | null
  frameworkVersion: number
  draft: TemplateChoices
  /** Published choices; the version is the index plus one. */
  published: readonly TemplateChoices[]
}

const initial: PlanTemplate = {
  frameworkId: null,
  frameworkVersion: 0,
  draft: { excluded: [], weeks: {} },
  published: [],
}

function decide(template: PlanTemplate, command: PlanTemplateCommand, context: Context) {
  if (command.type === 'CreateTemplate') {
    if (template.frameworkId) return refuse('TemplateExists', 'This template already exists.')
    if (!contentOf(context, command.frameworkVersion))
      return notFound('FrameworkVersionNotFound', 'There is no such published version of that framework.')
    const { type: _, ...data } = command
    return [{ type: 'TemplateCreated' as const, data }]
  }
  if (!template.frameworkId) return notFound('TemplateNotFound', 'There is no such template: create it first.')

  const phases = contentOf(context, template.frameworkVersion)?.phases ?? []
  const phase = 'phaseId' in command ? phases.find(({ id }) => id === command.phaseId) : undefined
  if ('phaseId' in command && !phase)
    return notFound('PhaseNotFound', `There is no phase "${command.phaseId}" in this framework.`)

  switch (command.type) {
    case 'ExcludeStep':
    case 'IncludeStep': {
      const step = phase!.steps.find(({ id }) => id === command.stepId)
      if (!step) return notFound('StepNotFound', `There is no step "${command.stepId}" in this phase.`)
      if (command.type === 'ExcludeStep' && step.required)
        return refuse('StepRequired', `"${step.title}" is required by the framework and cannot be left out.`)
      const isExcluded = template.draft.excluded.includes(command.stepId)
      if (isExcluded === (command.type === 'ExcludeStep')) return nothing
      const type = isExcluded ? ('StepIncluded' as const) : ('StepExcluded' as const)
      return [{ type, data: { phaseId: command.phaseId, stepId: command.stepId } }]
    }
    case 'SetDuration': {
      if (own(template.draft.weeks, command.phaseId) === command.weeks) return nothing
      return [{ type: 'DurationSet' as const, data: { phaseId: command.phaseId, weeks: command.weeks } }]
    }
    case 'PublishTemplate': {
      if (isEqual(template.published.at(-1), template.draft)) return nothing
      return [{ type: 'TemplatePublished' as const, data: { version: template.published.length + 1 } }]
    }
    default:
      return unreachable(command)
  }
}

function evolve(template: PlanTemplate, { type, data }: PlanTemplateEvent): PlanTemplate {
  const { draft } = template
  switch (type) {
    case 'TemplateCreated':
      return { ...template, frameworkId: data.frameworkId, frameworkVersion: data.frameworkVersion }
    case 'StepExcluded':
      return { ...template, draft: { ...draft, excluded: [...draft.excluded, data.stepId] } }
    case 'StepIncluded':
      return { ...template, draft: { ...draft, excluded: draft.excluded.filter((id) => id !== data.stepId) } }
    case 'DurationSet':
      return { ...template, draft: { ...draft, weeks: { ...draft.weeks, [data.phaseId]: data.weeks } } }
    case 'TemplatePublished':
      return { ...template, published: [...template.published, draft] }
    default:
      return unreachable(type)
  }
}

const contentOf = (context: Context, version: number) => publishedContent(context.reads.framework as Framework, version)

export const planTemplate = defineDecider<PlanTemplate, PlanTemplateCommand, typeof planTemplateEvents>({
  path: 'plan-templates',
  events: planTemplateEvents,
  commands: planTemplateCommands,
  initial,
  decide,
  evolve,
  subject: () => null,
  reads: (command, template) => {
    const streamId = command.type === 'CreateTemplate' ? command.frameworkId : template.frameworkId
    return streamId ? [{ as: 'framework', category: 'framework', streamId }] : []
  },
})
