import { forbidden, nothing, notFound, refuse, type Context, type Decision } from '../kernel/decider.js'
import { own } from '../kernel/own.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { plannedSteps, planMissing, type Journey } from './state.js'

type Command<Type extends JourneyCommand['type']> = JourneyCommand<Type>
type JourneyDecision = Decision<JourneyEvent>

/** What one client can submit on one journey, in pieces, and in characters of links and texts together. */
const piecesAtMost = 2_000
const evidenceCharactersAtMost = 5_000_000

export const startStep = (journey: Journey, { stepId }: Command<'StartStep'>): JourneyDecision => {
  const step = stepOf(journey, stepId)
  if ('refused' in step) return step
  return step.status ? nothing : [{ type: 'StepStarted', data: { stepId } }]
}

export const completeStep = (journey: Journey, { type: _, ...data }: Command<'CompleteStep'>): JourneyDecision => {
  const step = stepOf(journey, data.stepId)
  if ('refused' in step) return step
  if (step.status === 'done') return nothing
  const missing = toolNotUsed(journey, step.tool, step.phaseId)
  if (missing) return refuse('ToolNotUsed', missing, { tool: step.tool })
  return [{ type: 'StepCompleted', data }]
}

export const skipStep = (journey: Journey, { stepId, reason }: Command<'SkipStep'>): JourneyDecision => {
  const step = stepOf(journey, stepId)
  if ('refused' in step) return step
  if (step.required)
    return refuse('StepRequired', 'A required step cannot be skipped: do it, or ask your coach about the sign-off.')
  return step.status === 'skipped' ? nothing : [{ type: 'StepSkipped', data: { stepId, reason } }]
}

export const reopenStep = (journey: Journey, { stepId }: Command<'ReopenStep'>): JourneyDecision => {
  const step = stepOf(journey, stepId)
  if ('refused' in step) return step
  const isClosed = step.status === 'done' || step.status === 'skipped'
  return isClosed ? [{ type: 'StepReopened', data: { stepId } }] : nothing
}

export const addStep = ({ plan, added }: Journey, { type: _, ...data }: Command<'AddStep'>): JourneyDecision => {
  if (!plan) return planMissing()
  if (!plan.phases.some(({ phaseId }) => phaseId === data.phaseId))
    return notFound('PhaseNotFound', `There is no phase "${data.phaseId}" in this plan.`)
  if (added.length >= 100) return refuse('TooManySteps', 'At most 100 steps can be added to one journey.')
  return [{ type: 'StepAdded', data: { ...data, stepId: `added-${added.length + 1}` } }]
}

export const submitEvidence = (
  journey: Journey,
  { stepId, kind, title, content }: Command<'SubmitEvidence'>,
  { newId }: Context<object>,
): JourneyDecision => {
  const refusal = refuseEvidence(journey, stepId, content.length)
  if (refusal) return refusal
  const submitted = { evidenceId: newId(), stepId, kind, title, content, characters: content.length }
  return [{ type: 'EvidenceSubmitted', data: submitted }]
}

export const submitFile = (
  journey: Journey,
  { stepId, title, name, file }: Command<'SubmitFile'>,
  { newId }: Context<object>,
): JourneyDecision => {
  const refusal = refuseEvidence(journey, stepId, 0)
  if (refusal) return refusal
  const submitted = { evidenceId: newId(), stepId, kind: 'file' as const, title, content: name, file }
  return [{ type: 'EvidenceSubmitted', data: submitted }]
}

export const acceptEvidence = (
  journey: Journey,
  { type: _, ...data }: Command<'AcceptEvidence'>,
  { actor }: Context<object>,
): JourneyDecision => {
  const evidence = evidenceOf(journey, data.evidenceId)
  if ('refused' in evidence) return evidence
  if (actor.id === journey.clientId) return forbidden('OwnEvidence', 'No one accepts their own evidence.')
  return evidence.status === 'accepted' ? nothing : [{ type: 'EvidenceAccepted', data }]
}

export const requestChanges = (
  journey: Journey,
  { type: _, ...data }: Command<'RequestChanges'>,
  { actor }: Context<object>,
): JourneyDecision => {
  const evidence = evidenceOf(journey, data.evidenceId)
  if ('refused' in evidence) return evidence
  if (actor.id === journey.clientId) return forbidden('OwnEvidence', 'No one reviews their own evidence.')
  if (evidence.status === 'accepted')
    return refuse('EvidenceAccepted', 'This evidence is already accepted: add a step for what is missing.')
  return evidence.status === 'changes-requested' ? nothing : [{ type: 'ChangesRequested', data }]
}

function refuseEvidence(journey: Journey, stepId: string, characters: number) {
  const step = stepOf(journey, stepId)
  if ('refused' in step) return step
  if (Object.keys(journey.evidence).length >= piecesAtMost)
    return refuse('TooMuchEvidence', 'A journey has room for 2,000 pieces of evidence.')
  if ((journey.evidenceCharacters ?? 0) + characters > evidenceCharactersAtMost)
    return refuse(
      'TooMuchEvidence',
      'The texts of all evidence have at most 5,000,000 characters together: submit a long text as a file.',
    )
  return undefined
}

/** A step of the plan, and its status on this journey. */
function stepOf(journey: Journey, stepId: string) {
  if (!journey.plan) return planMissing()
  const step = plannedSteps(journey).find((one) => one.stepId === stepId)
  if (!step) return notFound('StepNotFound', `There is no step "${stepId}" in this plan.`)
  return { ...step, status: own(journey.steps, stepId) }
}

const evidenceOf = ({ plan, evidence }: Journey, evidenceId: string) =>
  plan ? (own(evidence, evidenceId) ?? notFound('EvidenceNotFound', 'There is no such evidence.')) : planMissing()

/** A step with an assessment, baseline, statement or outcome is complete once that is recorded; returns what is missing, if anything. */
function toolNotUsed({ assessments, counts, counted }: Journey, tool: string, phaseId: string): string | undefined {
  switch (tool) {
    case 'assessment':
      return Object.keys(assessments).length === 0 ? 'Take the assessment to complete this step.' : undefined
    case 'baseline':
      return counts.baseline ? undefined : 'Record your baseline to complete this step.'
    case 'statement':
      return counted.includes(`statement/${phaseId}`) ? undefined : 'Write your statement to complete this step.'
    case 'outcome':
      return counts.outcome ? undefined : 'Record the outcome to complete this step.'
    default:
      return undefined
  }
}
