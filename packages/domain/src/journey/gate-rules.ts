import { forbidden, nothing, notFound, refuse, type Context, type Decision } from '../kernel/decider.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { gateReadiness } from './gate.js'
import { phaseAfter, planMissing, type Journey } from './state.js'

type Command<Type extends JourneyCommand['type']> = JourneyCommand<Type>
type JourneyDecision = Decision<JourneyEvent>

export const requestGate = (journey: Journey, { phaseId }: Command<'RequestGate'>): JourneyDecision => {
  const refusal = refuseOtherPhase(journey, phaseId)
  if (refusal) return refusal
  if (journey.gate === 'requested') return nothing
  return refuseUnready(journey, phaseId) ?? [{ type: 'GateRequested', data: { phaseId } }]
}

export const approveGate = (
  journey: Journey,
  { phaseId, comment }: Command<'ApproveGate'>,
  context: Context<object>,
): JourneyDecision => {
  const refusal =
    refuseCoach(journey, phaseId, context) ?? refuseUnrequested(journey) ?? refuseUnready(journey, phaseId)
  if (refusal) return refusal
  const approved = { phaseId, ...(comment && { comment }) }
  return [{ type: 'GateApproved', data: approved }, ...leavePhase(journey, phaseId, context)]
}

export const declineGate = (
  journey: Journey,
  { phaseId, reason }: Command<'DeclineGate'>,
  context: Context<object>,
): JourneyDecision =>
  refuseCoach(journey, phaseId, context) ??
  refuseUnrequested(journey) ?? [{ type: 'GateDeclined', data: { phaseId, reason } }]

export const overrideGate = (
  journey: Journey,
  { phaseId, reason }: Command<'OverrideGate'>,
  context: Context<object>,
): JourneyDecision =>
  refuseCoach(journey, phaseId, context) ?? [
    { type: 'GateOverridden', data: { phaseId, reason } },
    ...leavePhase(journey, phaseId, context),
  ]

export const waiveDemand = (
  journey: Journey,
  { type: _, ...data }: Command<'WaiveDemand'>,
  context: Context<object>,
): JourneyDecision => {
  const { phaseId, demandId } = data
  const refusal = refuseCoach(journey, phaseId, context)
  if (refusal) return refusal
  const demand = gateReadiness(journey, phaseId).demands.find((one) => one.demandId === demandId)
  if (!demand) return notFound('DemandNotFound', `This phase has no requirement "${demandId}".`)
  if (!demand.waivable) return refuse('DemandNotWaivable', 'The framework does not let you skip this requirement.')
  return demand.waived ? nothing : [{ type: 'DemandWaived', data }]
}

/** Coaches decide, about the phase in which the journey is. */
function refuseCoach(journey: Journey, phaseId: string, { actor }: Context<object>) {
  if (!journey.plan) return planMissing()
  if (actor.id === journey.clientId) return forbidden('OwnGate', 'No one signs off their own phase: ask your coach.')
  return refuseOtherPhase(journey, phaseId)
}

function refuseOtherPhase({ plan, phaseId: current }: Journey, phaseId: string) {
  if (!plan) return planMissing()
  return current === phaseId
    ? undefined
    : refuse('PhaseNotCurrent', `The journey is not in the phase "${phaseId}".`, { current })
}

const refuseUnrequested = ({ gate }: Journey) =>
  gate === 'requested' ? undefined : refuse('GateNotRequested', 'The client has not asked for this sign-off yet.')

function refuseUnready(journey: Journey, phaseId: string) {
  const { ready, openSteps, demands } = gateReadiness(journey, phaseId)
  if (ready) return undefined
  const unmet = demands.filter(({ met }) => !met)
  return refuse('GateNotReady', notReady(openSteps.length, unmet), {
    openSteps,
    unmetDemands: unmet.map(({ demandId }) => demandId),
  })
}

function leavePhase(journey: Journey, phaseId: string, { occurredAt }: Context<object>): JourneyEvent[] {
  const next = phaseAfter(journey.plan!, phaseId)
  const completed: JourneyEvent = { type: 'PhaseCompleted', data: { phaseId } }
  if (next) return [completed, { type: 'PhaseEntered', data: { phaseId: next.phaseId } }]
  return [
    completed,
    { type: 'JourneyCompleted', data: {} },
    { type: 'LoopScheduled', data: { dueOn: yearsAfter(occurredAt, journey.plan!.loopYears) } },
  ]
}

/** The same calendar day `years` later; 29 February becomes 1 March in other years. */
function yearsAfter(moment: string, years: number) {
  const date = new Date(moment)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

function notReady(openSteps: number, unmet: { text: string }[]) {
  const steps =
    openSteps === 0 ? [] : [openSteps === 1 ? 'one required step is open' : `${openSteps} required steps are open`]
  const demands = unmet.map(({ text }) => `still required: ${text.replace(/\.$/, '')}`)
  return `This phase is not ready to be signed off: ${[...steps, ...demands].join('; ')}.`
}
