import { own } from '../kernel/own.js'
import { defineDecider, evolveBy, nothing, notFound, refuse, type Context, type Decision } from '../kernel/decider.js'
import { allAbout, oneStream, type StatesOf } from '../kernel/reads.js'
import { frameworks, publishedContent } from '../framework/framework.js'
import { refuseComing, refuseTransfer, whoDecides } from '../journey/coming-to-a-coach.js'
import { journeyIdFor } from '../journey/identity.js'
import { journeys } from '../journey/state.js'
import { organisations, rolesOf, type Organisation } from '../organisation/state.js'
import type { PlanChoice } from '../plan-template/plan.js'
import { planTemplates, type PlanTemplate } from '../plan-template/plan-template.js'
import { cohortCommands, type CohortCommand } from './commands.js'
import { cohortEvents, type CohortEvent } from './events.js'
import { cohorts, evolution, type Cohort } from './state.js'

type Command<Type extends CohortCommand['type']> = CohortCommand<Type>
type CohortDecision = Decision<CohortEvent>

/** Which other streams each command looks at. */
const reads = {
  CreateCohort: ({ frameworkId, plan }: Command<'CreateCohort'>, _: Cohort, { tenantId }: { tenantId: string }) => ({
    organisation: oneStream(organisations, tenantId),
    framework: oneStream(frameworks, frameworkId),
    template: oneStream(planTemplates, plan?.templateId ?? null),
  }),
  AssignCoach: (_command: Command<'AssignCoach'>, _state: Cohort, { tenantId }: { tenantId: string }) => ({
    organisation: oneStream(organisations, tenantId),
  }),
  EnrolClient: ({ clientId }: Command<'EnrolClient'>, _: Cohort, { tenantId }: { tenantId: string }) => ({
    organisation: oneStream(organisations, tenantId),
    journeys: allAbout(journeys, clientId),
  }),
  MoveClient: ({ clientId, toCohortId }: Command<'MoveClient'>, { clients }: Cohort) => ({
    target: oneStream(cohorts, toCohortId),
    journey: oneStream(journeys, own(clients, clientId)?.journeyId ?? null),
  }),
  AssignPlanToCohort: ({ plan }: Command<'AssignPlanToCohort'>) => ({
    template: oneStream(planTemplates, plan.templateId),
  }),
}
type Reading<Type extends keyof typeof reads> = Context<StatesOf<ReturnType<(typeof reads)[Type]>>>

export const createCohort = (
  cohort: Cohort,
  { type: _, ...data }: Command<'CreateCohort'>,
  { reads: { organisation, framework, template } }: Reading<'CreateCohort'>,
): CohortDecision => {
  if (cohort.status !== 'none') return refuse('CohortExists', 'This cohort already exists.')
  if (!isCoach(organisation, data.coachId)) return notACoach()
  if (data.sponsorId && !own(organisation.sponsors, data.sponsorId))
    return notFound('SponsorNotFound', 'There is no such sponsoring organisation: add it first.')
  if (!publishedContent(framework)) return refuse('FrameworkNotPublished', 'A cohort needs a published framework.')
  if (data.endsOn && data.endsOn < data.startsOn)
    return refuse('EndsBeforeStart', 'A cohort cannot end before it starts.')
  const refusal = data.plan && refusePlan(data.frameworkId, data.plan, template)
  return refusal ?? [{ type: 'CohortCreated', data }]
}

export const assignCoach = (
  cohort: Cohort,
  { coachId }: Command<'AssignCoach'>,
  { reads: { organisation } }: Reading<'AssignCoach'>,
): CohortDecision => {
  if (!isCoach(organisation, coachId)) return notACoach()
  return cohort.coachIds.includes(coachId) ? nothing : [{ type: 'CoachAssigned', data: { coachId } }]
}

export const removeCoach = (cohort: Cohort, { coachId }: Command<'RemoveCoach'>): CohortDecision => {
  if (!cohort.coachIds.includes(coachId)) return nothing
  if (cohort.coachIds.length === 1) return refuse('LastCoach', 'A cohort always has a coach: assign another one first.')
  return [{ type: 'CoachRemoved', data: { coachId } }]
}

export const enrolClient = (
  cohort: Cohort,
  command: Command<'EnrolClient'>,
  context: Reading<'EnrolClient'>,
): CohortDecision => {
  const { organisation, journeys: ofClient } = context.reads
  if (own(cohort.clients, command.clientId))
    return refuse('AlreadyEnrolled', 'This client is already enrolled in this cohort.')
  if (!rolesOf(organisation, command.clientId).includes('client'))
    return refuse('NotAClient', 'Only members with the role of a client can be enrolled: invite them first.')
  if (isFull(cohort)) return full(cohort)
  const journey = { frameworkId: cohort.frameworkId!, cycle: command.cycle }
  return refuseComing(ofClient, journey, comingTo(cohort, context)) ?? [enrolled(cohort, command, context)]
}

/** Both or neither: a client who leaves one cohort without a place in the other would be in none. */
export const moveClient = (
  cohort: Cohort,
  { clientId, toCohortId }: Command<'MoveClient'>,
  context: Reading<'MoveClient'>,
): CohortDecision => {
  const enrolment = own(cohort.clients, clientId)
  if (!enrolment) return notEnrolled()
  const { target, journey } = context.reads
  if (target.status !== 'open') return refuse('TargetNotOpen', 'The cohort to move to does not exist or is archived.')
  if (target.frameworkId !== cohort.frameworkId)
    return refuse('OtherFramework', 'That cohort follows another framework: enrol the client there instead.')
  if (own(target.clients, clientId)) return refuse('AlreadyEnrolled', 'This client is already enrolled in that cohort.')
  if (isFull(target)) return full(target)
  const coming = comingTo(target, context)
  const refusal = refuseTransfer(journey, coming)
  if (refusal) return refusal
  const moved = { clientId, ...enrolment, toCohortId, decidedBy: coming.decidedBy, isEnrolled: true as const }
  return [
    { type: 'ClientMoved', data: moved },
    { ...enrolled(target, { clientId, cycle: enrolment.cycle }, context), in: 'target' },
  ]
}

export const removeClient = (cohort: Cohort, { clientId, reason }: Command<'RemoveClient'>): CohortDecision => {
  const enrolment = own(cohort.clients, clientId)
  if (!enrolment) return notEnrolled()
  const { journeyId } = enrolment
  return [{ type: 'ClientLeft', data: { clientId, journeyId, ...(reason && { reason }) } }]
}

export const assignPlanToCohort = (
  cohort: Cohort,
  { plan }: Command<'AssignPlanToCohort'>,
  { reads: { template }, actor, newId }: Reading<'AssignPlanToCohort'>,
): CohortDecision => {
  const refusal = refusePlan(cohort.frameworkId!, plan, template)
  if (refusal) return refusal
  const clients = Object.entries(cohort.clients).map(([clientId, { journeyId }]) => ({ clientId, journeyId }))
  const assigned = { plan, clients, decidedBy: whoDecides(actor), coachIds: [...cohort.coachIds] }
  return [{ type: 'PlanAssignedToCohort', data: { assignmentId: newId(), ...assigned } }]
}

export const archiveCohort = (cohort: Cohort): CohortDecision =>
  cohort.status === 'archived' ? nothing : [{ type: 'CohortArchived', data: {} }]

function guard({ status }: Cohort, { type }: CohortCommand) {
  if (type === 'CreateCohort') return undefined
  if (status === 'none') return notFound('CohortNotFound', 'There is no such cohort.')
  if (status === 'archived' && type !== 'ArchiveCohort')
    return refuse('CohortArchived', 'This cohort is archived: its history is kept, but it takes no changes.')
  return undefined
}

/** The client joins a cohort: its coach, sponsor and plan go with them. */
function enrolled(
  { coachIds, frameworkId, sponsorId, plan }: Cohort,
  { clientId, cycle }: { clientId: string; cycle: number },
  { tenantId, actor }: Pick<Context, 'tenantId' | 'actor'>,
) {
  return {
    type: 'ClientEnrolled' as const,
    data: {
      clientId,
      journeyId: journeyIdFor(tenantId, clientId, frameworkId!, cycle),
      cycle,
      coachId: coachIds[0]!,
      frameworkId: frameworkId!,
      sponsorId,
      plan,
      decidedBy: whoDecides(actor),
    },
  }
}

function refusePlan(frameworkId: string, { templateVersion }: PlanChoice, template: PlanTemplate) {
  if (!template.published[templateVersion - 1])
    return refuse('TemplateNotPublished', 'There is no such published version of that plan template.')
  if (template.frameworkId !== frameworkId)
    return refuse('TemplateOfOtherFramework', 'That plan template belongs to another framework.')
  return undefined
}

const comingTo = ({ coachIds }: Cohort, { actor, now }: Pick<Context, 'actor' | 'now'>) => ({
  coachId: coachIds[0]!,
  decidedBy: whoDecides(actor),
  now,
})
const isCoach = (organisation: Organisation, personId: string) => rolesOf(organisation, personId).includes('coach')
const isFull = (cohort: Cohort) => Object.keys(cohort.clients).length >= cohort.capacity
const full = ({ capacity }: Cohort) =>
  refuse('CohortFull', `This cohort has room for ${capacity}, and all places are taken.`, { capacity })
const notEnrolled = () => refuse('NotEnrolled', 'This client is not enrolled in this cohort.')
const notACoach = () => refuse('NotACoach', 'Only a member with the role of a coach can lead a cohort.')

export const cohort = defineDecider<Cohort, CohortCommand, typeof cohortEvents, typeof reads>({
  path: 'cohorts',
  streams: cohorts,
  events: cohortEvents,
  commands: cohortCommands,
  guard,
  rules: {
    CreateCohort: createCohort,
    AssignCoach: assignCoach,
    RemoveCoach: removeCoach,
    EnrolClient: enrolClient,
    MoveClient: moveClient,
    RemoveClient: removeClient,
    AssignPlanToCohort: assignPlanToCohort,
    ArchiveCohort: archiveCohort,
  },
  evolve: evolveBy<Cohort, CohortEvent>(evolution),
  subject: (_, { data }) => ('clientId' in data ? data.clientId : null),
  reads,
  relations: ({ coachIds }) => ({ coachIds }),
  relationsOfFirst: { CreateCohort: ({ coachId }) => ({ coachIds: [coachId] }) },
})
