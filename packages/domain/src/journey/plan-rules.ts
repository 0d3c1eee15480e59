import { frameworks, publishedContent } from '../framework/framework.js'
import { nothing, notFound, refuse, type Actor, type Context, type Decision } from '../kernel/decider.js'
import { oneStream, type StatesOf } from '../kernel/reads.js'
import { compilePlan, refuseUnfitting, type Plan, type PlanChoice } from '../plan-template/plan.js'
import { planTemplates } from '../plan-template/plan-template.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import { planMissing, type Journey } from './state.js'

/** The template of a plan, and the framework that it is made for. */
export const planReads = ({ templateId }: PlanChoice, { frameworkId }: Journey) => ({
  template: oneStream(planTemplates, templateId),
  framework: oneStream(frameworks, frameworkId),
})
type Reading = Context<StatesOf<ReturnType<typeof planReads>>>

export const assignPlan = (
  journey: Journey,
  command: JourneyCommand<'AssignPlan'>,
  { reads, actor }: Reading,
): Decision<JourneyEvent> => {
  if (!reachesClient(journey, actor))
    return refuse(
      'NotOfThisCohort',
      'This client is no longer led by a coach of this cohort. Their plan stays the same.',
    )
  const plan = planFrom(journey, command, reads)
  if ('refused' in plan) return plan
  if (isSameChoice(journey.plan, plan)) return nothing
  if (journey.plan && journey.plan.frameworkVersion !== plan.frameworkVersion)
    return refuse('OtherFrameworkVersion', 'This plan is of another version of the framework: migrate the journey.')
  const entered: JourneyEvent[] = journey.phaseId
    ? []
    : [{ type: 'PhaseEntered', data: { phaseId: plan.phases[0]!.phaseId } }]
  return [{ type: 'PlanAssigned', data: { plan } }, ...entered]
}

export const migrateJourney = (
  journey: Journey,
  command: JourneyCommand<'MigrateJourney'>,
  { reads }: Reading,
): Decision<JourneyEvent> => {
  const plan = planFrom(journey, command, reads)
  if ('refused' in plan) return plan
  if (!journey.plan) return planMissing()
  if (journey.plan.frameworkVersion === plan.frameworkVersion) return nothing
  const lost = [journey.phaseId, ...journey.completedPhases].filter(
    (phaseId) => phaseId && !plan.phases.some((phase) => phase.phaseId === phaseId),
  )
  if (lost.length > 0)
    return refuse('PhaseMissing', `The other version has no phase ${lost.join(', ')}, where this journey has been.`)
  return [{ type: 'JourneyMigrated', data: { plan } }]
}

export const adjustPlan = (
  { plan }: Journey,
  { type: _, ...data }: JourneyCommand<'AdjustPlan'>,
): Decision<JourneyEvent> => {
  const phase = plan?.phases.find(({ phaseId }) => phaseId === data.phaseId)
  if (!phase) return notFound('PhaseNotFound', `There is no phase "${data.phaseId}" in this plan.`)
  return phase.targetDate === data.targetDate ? nothing : [{ type: 'PlanAdjusted', data }]
}

function planFrom(
  journey: Journey,
  { templateId, templateVersion, startsOn }: PlanChoice,
  { template, framework }: Reading['reads'],
) {
  const choices = template.published[templateVersion - 1]
  if (!choices) return refuse('TemplateNotPublished', 'There is no such published version of that plan template.')
  if (!template.frameworkId || template.frameworkId !== journey.frameworkId)
    return refuse('TemplateOfOtherFramework', 'That plan template belongs to another framework.')
  const { frameworkId, frameworkVersion } = template
  const content = publishedContent(framework, frameworkVersion)!
  const plan = compilePlan({ frameworkId, frameworkVersion, templateId, templateVersion, startsOn }, content, choices)
  return refuseUnfitting(plan) ?? plan
}

const isSameChoice = (one: Plan | null, other: Plan) =>
  one?.templateId === other.templateId &&
  one.templateVersion === other.templateVersion &&
  one.startsOn === other.startsOn

/** Whether a decision for a cohort is for this client: an owner or their coach decided, or they are in it with one of its coaches. */
function reachesClient({ coachId, cohortId }: Journey, { decidedBy, forCohort }: Actor) {
  if (!forCohort || decidedBy?.asOwner || decidedBy?.personId === coachId) return true
  return cohortId === forCohort.cohortId && coachId !== null && forCohort.coachIds.includes(coachId)
}
