import { forbidden, notFound, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { gateReadiness } from './gate.js'
import { phaseAfter, type Journey } from './state.js'

const gateCommands = ['RequestGate', 'ApproveGate', 'DeclineGate', 'OverrideGate', 'WaiveDemand'] as const
type GateCommand = Extract<JourneyCommand, { type: (typeof gateCommands)[number] }>

export const isGateCommand = (command: JourneyCommand): command is GateCommand =>
  (gateCommands as readonly string[]).includes(command.type)

/** The rules about the gate at the end of a phase. */
export function decideGate(journey: Journey, command: GateCommand, context: Context) {
  const { phaseId } = command
  if (!journey.plan) return refuse('PlanMissing', 'This journey has no plan yet: assign one first.')
  if (command.type !== 'RequestGate' && context.actor.id === journey.clientId)
    return forbidden('OwnGate', 'Nobody decides on their own gate: ask your coach.')
  if (journey.phaseId !== phaseId)
    return refuse('PhaseNotCurrent', `The journey is not in the phase "${phaseId}".`, { current: journey.phaseId })

  switch (command.type) {
    case 'RequestGate': {
      if (journey.gate === 'requested') return nothing
      const { ready, openSteps, demands } = gateReadiness(journey, phaseId)
      const unmet = demands.filter(({ met }) => !met)
      if (!ready)
        return refuse('GateNotReady', notReady(openSteps.length, unmet), {
          openSteps,
          unmetDemands: unmet.map(({ demandId }) => demandId),
        })
      return [{ type: 'GateRequested' as const, data: { phaseId } }]
    }
    case 'ApproveGate': {
      if (journey.gate !== 'requested') return refuse('GateNotRequested', 'The client has not asked for this gate yet.')
      const { ready, openSteps, demands } = gateReadiness(journey, phaseId)
      if (!ready)
        return refuse(
          'GateNotReady',
          notReady(
            openSteps.length,
            demands.filter(({ met }) => !met),
          ),
          {
            openSteps,
            unmetDemands: demands.filter(({ met }) => !met).map(({ demandId }) => demandId),
          },
        )
      const approved = { phaseId, ...(command.comment && { comment: command.comment }) }
      return [{ type: 'GateApproved' as const, data: approved }, ...leavePhase(journey, phaseId, context)]
    }
    case 'DeclineGate': {
      if (journey.gate !== 'requested') return refuse('GateNotRequested', 'The client has not asked for this gate yet.')
      return [{ type: 'GateDeclined' as const, data: { phaseId, reason: command.reason } }]
    }
    case 'OverrideGate':
      return [
        { type: 'GateOverridden' as const, data: { phaseId, reason: command.reason } },
        ...leavePhase(journey, phaseId, context),
      ]
    case 'WaiveDemand': {
      const demand = gateReadiness(journey, phaseId).demands.find(({ demandId }) => demandId === command.demandId)
      if (!demand) return notFound('DemandNotFound', `This gate has no demand "${command.demandId}".`)
      if (!demand.waivable) return refuse('DemandNotWaivable', 'The framework does not let this demand be waived.')
      if (demand.waived) return nothing
      return [{ type: 'DemandWaived' as const, data: { phaseId, demandId: command.demandId, reason: command.reason } }]
    }
    default:
      return unreachable(command)
  }
}

function leavePhase(journey: Journey, phaseId: string, context: Context): JourneyEvent[] {
  const next = phaseAfter(journey.plan!, phaseId)
  const completed: JourneyEvent = { type: 'PhaseCompleted', data: { phaseId } }
  if (next) return [completed, { type: 'PhaseEntered', data: { phaseId: next.phaseId } }]
  return [
    completed,
    { type: 'JourneyCompleted', data: {} },
    { type: 'LoopScheduled', data: { dueOn: yearsAfter(context.occurredAt, journey.plan!.loopYears) } },
  ]
}

/** The same calendar day `years` later; 29 February becomes 1 March where there is none. */
function yearsAfter(moment: string, years: number) {
  const date = new Date(moment)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}

function notReady(openSteps: number, unmet: { text: string }[]) {
  const steps =
    openSteps === 0 ? [] : [openSteps === 1 ? 'one required step is open' : `${openSteps} required steps are open`]
  const demands = unmet.map(({ text }) => `still asked: ${text.replace(/\.$/, '')}`)
  return `The gate is not ready: ${[...steps, ...demands].join('; ')}.`
}
