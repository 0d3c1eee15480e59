import { own } from '../kernel/own.js'
import type { Journey } from './state.js'
import { plannedSteps } from './state.js'

export interface DemandProgress {
  demandId: string
  text: string
  met: boolean
  waived: boolean
  waivable: boolean
  /** Progress towards the nearest alternative. */
  have: number
  need: number
}

export interface GateReadiness {
  ready: boolean
  /** Required steps that are neither done nor skipped. */
  openSteps: string[]
  demands: DemandProgress[]
}

/** What a journey still needs before a phase can be signed off. Decider and screens use this one rule. */
export function gateReadiness(journey: Journey, phaseId: string): GateReadiness {
  const openSteps = plannedSteps(journey)
    .filter((step) => step.phaseId === phaseId && step.required && own(journey.steps, step.stepId) !== 'done')
    .map((step) => step.stepId)

  const phase = journey.plan?.phases.find((candidate) => candidate.phaseId === phaseId)
  const demands = (phase?.demands ?? []).map((demand): DemandProgress => {
    const alternatives = demand.anyOf.map(({ count, atLeast, atMost }) => {
      const have = own(journey.counts, count) ?? 0
      return { have, need: atLeast, met: have >= atLeast && (atMost === undefined || have <= atMost) }
    })
    const waived = journey.waived.includes(`${phaseId}/${demand.id}`)
    const nearest =
      alternatives.find(({ met }) => met) ??
      alternatives.reduce((best, next) => (next.have / next.need > best.have / best.need ? next : best))
    return {
      demandId: demand.id,
      text: demand.text,
      met: waived || nearest.met,
      waived,
      waivable: demand.waivable,
      have: nearest.have,
      need: nearest.need,
    }
  })
  return { ready: openSteps.length === 0 && demands.every(({ met }) => met), openSteps, demands }
}
