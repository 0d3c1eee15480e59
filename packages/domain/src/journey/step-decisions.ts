import { own } from '../kernel/own.js'
import { forbidden, notFound, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import type { JourneyCommand } from './commands.js'
import { plannedSteps, type Journey } from './state.js'

const stepCommands = [
  'StartStep',
  'CompleteStep',
  'SkipStep',
  'ReopenStep',
  'AddStep',
  'SubmitEvidence',
  'SubmitFile',
  'AcceptEvidence',
  'RequestChanges',
] as const
type StepCommand = Extract<JourneyCommand, { type: (typeof stepCommands)[number] }>

export const isStepCommand = (command: JourneyCommand): command is StepCommand =>
  (stepCommands as readonly string[]).includes(command.type)

/** Everything has a limit: what one client hands in on one journey, in pieces and in characters of links and texts together. */
const piecesAtMost = 2_000
const evidenceCharactersAtMost = 5_000_000

/** The rules about steps and their evidence. */
export function decideStep(journey: Journey, command: StepCommand, context: Context) {
  if (!journey.plan) return refuse('PlanMissing', 'This journey has no plan yet: assign one first.')
  const step = 'stepId' in command ? plannedSteps(journey).find(({ stepId }) => stepId === command.stepId) : undefined
  if ('stepId' in command && !step)
    return notFound('StepNotFound', `There is no step "${command.stepId}" in this plan.`)
  const standing = step && own(journey.steps, step.stepId)
  const evidence = 'evidenceId' in command ? own(journey.evidence, command.evidenceId) : undefined
  if ('evidenceId' in command && !evidence) return notFound('EvidenceNotFound', 'There is no such evidence.')

  switch (command.type) {
    case 'StartStep':
      return standing ? nothing : [{ type: 'StepStarted' as const, data: { stepId: command.stepId } }]
    case 'CompleteStep': {
      if (standing === 'done') return nothing
      const missing = toolNotUsed(journey, step!.tool, step!.phaseId)
      if (missing) return refuse('ToolNotUsed', missing, { tool: step!.tool })
      const { type: _, ...data } = command
      return [{ type: 'StepCompleted' as const, data }]
    }
    case 'SkipStep': {
      if (step!.required)
        return refuse('StepRequired', 'A required step cannot be skipped: do it, or ask your coach about the gate.')
      if (standing === 'skipped') return nothing
      return [{ type: 'StepSkipped' as const, data: { stepId: command.stepId, reason: command.reason } }]
    }
    case 'ReopenStep': {
      if (standing !== 'done' && standing !== 'skipped') return nothing
      return [{ type: 'StepReopened' as const, data: { stepId: command.stepId } }]
    }
    case 'AddStep': {
      if (!journey.plan.phases.some(({ phaseId }) => phaseId === command.phaseId))
        return notFound('PhaseNotFound', `There is no phase "${command.phaseId}" in this plan.`)
      if (journey.added.length >= 100) return refuse('TooManySteps', 'At most 100 steps can be added to one journey.')
      const { type: _, ...data } = command
      return [{ type: 'StepAdded' as const, data: { ...data, stepId: `added-${journey.added.length + 1}` } }]
    }
    case 'SubmitEvidence':
    case 'SubmitFile': {
      if (Object.keys(journey.evidence).length >= piecesAtMost)
        return refuse('TooMuchEvidence', 'At most 2,000 pieces of evidence fit one journey.')
      const { stepId, title } = command
      const characters = command.type === 'SubmitEvidence' ? command.content.length : 0
      if ((journey.evidenceCharacters ?? 0) + characters > evidenceCharactersAtMost)
        return refuse(
          'TooMuchEvidence',
          'The texts of all evidence have at most 5,000,000 characters together: hand in a long text as a file.',
        )
      const said =
        command.type === 'SubmitFile'
          ? { kind: 'file' as const, content: command.name, file: command.file }
          : { kind: command.kind, content: command.content, characters }
      return [{ type: 'EvidenceSubmitted' as const, data: { stepId, title, ...said, evidenceId: context.newId() } }]
    }
    case 'AcceptEvidence': {
      if (context.actor.id === journey.clientId) return forbidden('OwnEvidence', 'Nobody accepts their own evidence.')
      if (evidence!.status === 'accepted') return nothing
      const { type: _, ...data } = command
      return [{ type: 'EvidenceAccepted' as const, data }]
    }
    case 'RequestChanges': {
      if (context.actor.id === journey.clientId) return forbidden('OwnEvidence', 'Nobody reviews their own evidence.')
      if (evidence!.status === 'accepted')
        return refuse('EvidenceAccepted', 'This evidence is already accepted: add a step for what is missing.')
      if (evidence!.status === 'changes-requested') return nothing
      const { type: _, ...data } = command
      return [{ type: 'ChangesRequested' as const, data }]
    }
    default:
      return unreachable(command)
  }
}

/** A step that opens a tool is done by using the tool; says what is missing, if anything. */
function toolNotUsed(journey: Journey, tool: string, phaseId: string): string | undefined {
  switch (tool) {
    case 'assessment':
      return Object.keys(journey.assessments).length === 0 ? 'Take the assessment to complete this step.' : undefined
    case 'baseline':
      return journey.counts.baseline ? undefined : 'Record your baseline to complete this step.'
    case 'statement':
      return journey.counted.includes(`statement/${phaseId}`)
        ? undefined
        : 'Write your statement to complete this step.'
    case 'outcome':
      return journey.counts.outcome ? undefined : 'Record the outcome to complete this step.'
    default:
      return undefined
  }
}
