import { own } from '../kernel/own.js'
import { defineDecider, notFound, nothing, refuse, unreachable, type Context, type Read } from '../kernel/decider.js'
import { publishedContent, type Framework } from '../framework/framework.js'
import { deciderOf, journeysOf, refuseComing, refuseTransfer } from '../journey/coming-to-a-coach.js'
import { journeyIdFor } from '../journey/identity.js'
import type { Journey } from '../journey/state.js'
import { rolesOf, type Organisation } from '../organisation/state.js'
import type { PlanChoice } from '../plan-template/plan.js'
import type { PlanTemplate } from '../plan-template/plan-template.js'
import { cohortCommands, type CohortCommand } from './commands.js'
import { cohortEvents, type CohortEvent } from './events.js'

/** Clients who go together, with their coaches and at most one sponsor. */
export interface Cohort {
  status: 'none' | 'open' | 'archived'
  coachIds: readonly string[]
  sponsorId: string | null
  frameworkId: string | null
  plan: PlanChoice | null
  capacity: number
  clients: Readonly<Record<string, { journeyId: string; cycle: number }>>
}

const initial: Cohort = {
  status: 'none',
  coachIds: [],
  sponsorId: null,
  frameworkId: null,
  plan: null,
  capacity: 0,
  clients: {},
}

function decide(cohort: Cohort, command: CohortCommand, context: Context) {
  const organisation = context.reads.organisation as Organisation
  if (command.type === 'CreateCohort') {
    if (cohort.status !== 'none') return refuse('CohortExists', 'This cohort already exists.')
    if (!rolesOf(organisation, command.coachId).includes('coach')) return notACoach()
    if (command.sponsorId && !own(organisation.sponsors, command.sponsorId))
      return notFound('SponsorNotFound', 'There is no such sponsoring organisation: add it first.')
    if (!publishedContent(context.reads.framework as Framework))
      return refuse('FrameworkNotPublished', 'A cohort needs a published framework.')
    if (command.endsOn && command.endsOn < command.startsOn)
      return refuse('EndsBeforeStart', 'A cohort cannot end before it starts.')
    const refusal = command.plan && refusePlan(command.frameworkId, command.plan, context)
    if (refusal) return refusal
    const { type: _, ...data } = command
    return [{ type: 'CohortCreated' as const, data }]
  }
  if (cohort.status === 'none') return notFound('CohortNotFound', 'There is no such cohort.')
  if (cohort.status === 'archived')
    return command.type === 'ArchiveCohort'
      ? nothing
      : refuse('CohortArchived', 'This cohort is archived: its history is kept, but it takes no changes.')

  const enrolment = 'clientId' in command ? own(cohort.clients, command.clientId) : undefined
  switch (command.type) {
    case 'AssignCoach': {
      if (!rolesOf(organisation, command.coachId).includes('coach')) return notACoach()
      if (cohort.coachIds.includes(command.coachId)) return nothing
      return [{ type: 'CoachAssigned' as const, data: { coachId: command.coachId } }]
    }
    case 'RemoveCoach': {
      if (!cohort.coachIds.includes(command.coachId)) return nothing
      if (cohort.coachIds.length === 1)
        return refuse('LastCoach', 'A cohort is never without a coach: assign another one first.')
      return [{ type: 'CoachRemoved' as const, data: { coachId: command.coachId } }]
    }
    case 'EnrolClient': {
      if (enrolment) return refuse('AlreadyEnrolled', 'This client is already enrolled in this cohort.')
      if (!rolesOf(organisation, command.clientId).includes('client'))
        return refuse('NotAClient', 'Only members with the role of a client can be enrolled: invite them first.')
      if (isFull(cohort)) return full(cohort)
      const decidedBy = deciderOf(context.actor)
      const coming = { coachId: cohort.coachIds[0]!, decidedBy, now: context.now }
      const journey = { frameworkId: cohort.frameworkId!, cycle: command.cycle }
      const refusal = refuseComing(context.reads.journeys as Journey[], journey, coming)
      return refusal ?? [enrolled(cohort, command, context)]
    }
    case 'MoveClient': {
      if (!enrolment) return notEnrolled()
      const target = context.reads.target as Cohort
      if (target.status !== 'open')
        return refuse('TargetNotOpen', 'The cohort to move to does not exist or is archived.')
      if (target.frameworkId !== cohort.frameworkId)
        return refuse('OtherFramework', 'That cohort follows another framework: enrol the client there instead.')
      if (own(target.clients, command.clientId))
        return refuse('AlreadyEnrolled', 'This client is already enrolled in that cohort.')
      if (isFull(target)) return full(target)
      const decidedBy = deciderOf(context.actor)
      const coming = { coachId: target.coachIds[0]!, decidedBy, now: context.now }
      const refusal = refuseTransfer(context.reads.journey as Journey, coming)
      if (refusal) return refusal
      return [
        {
          type: 'ClientMoved' as const,
          data: {
            clientId: command.clientId,
            ...enrolment,
            toCohortId: command.toCohortId,
            decidedBy,
            isEnrolled: true as const,
          },
        },
        // Both or neither: a client who leaves one cohort without a place in the other would be in none.
        { ...enrolled(target, { clientId: command.clientId, cycle: enrolment.cycle }, context), in: 'target' },
      ]
    }
    case 'RemoveClient': {
      if (!enrolment) return notEnrolled()
      const { clientId, reason } = command
      return [
        { type: 'ClientLeft' as const, data: { clientId, journeyId: enrolment.journeyId, ...(reason && { reason }) } },
      ]
    }
    case 'AssignPlanToCohort': {
      const refusal = refusePlan(cohort.frameworkId!, command.plan, context)
      if (refusal) return refusal
      const clients = Object.entries(cohort.clients).map(([clientId, { journeyId }]) => ({ clientId, journeyId }))
      return [
        {
          type: 'PlanAssignedToCohort' as const,
          data: {
            assignmentId: context.newId(),
            plan: command.plan,
            clients,
            decidedBy: deciderOf(context.actor),
            coachIds: [...cohort.coachIds],
          },
        },
      ]
    }
    case 'ArchiveCohort':
      return [{ type: 'CohortArchived' as const, data: {} }]
    default:
      return unreachable(command)
  }
}

/** The client comes into a cohort: its coach, sponsor and plan go along. */
function enrolled(
  { coachIds, frameworkId, sponsorId, plan }: Cohort,
  { clientId, cycle }: { clientId: string; cycle: number },
  { tenantId, actor }: Context,
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
      decidedBy: deciderOf(actor),
    },
  }
}

function evolve(cohort: Cohort, { type, data }: CohortEvent): Cohort {
  switch (type) {
    case 'CohortCreated':
      return {
        ...cohort,
        status: 'open',
        coachIds: [data.coachId],
        sponsorId: data.sponsorId,
        frameworkId: data.frameworkId,
        plan: data.plan,
        capacity: data.capacity,
      }
    case 'CoachAssigned':
      return { ...cohort, coachIds: [...cohort.coachIds, data.coachId] }
    case 'CoachRemoved':
      return { ...cohort, coachIds: cohort.coachIds.filter((id) => id !== data.coachId) }
    case 'ClientEnrolled':
      return {
        ...cohort,
        clients: { ...cohort.clients, [data.clientId]: { journeyId: data.journeyId, cycle: data.cycle } },
      }
    case 'ClientMoved':
    case 'ClientLeft': {
      const { [data.clientId]: _, ...clients } = cohort.clients
      return { ...cohort, clients }
    }
    case 'PlanAssignedToCohort':
      return { ...cohort, plan: data.plan }
    case 'CohortArchived':
      return { ...cohort, status: 'archived' }
    default:
      return unreachable(type)
  }
}

function refusePlan(frameworkId: string, plan: PlanChoice, context: Context) {
  const template = context.reads.template as PlanTemplate
  if (!template.published[plan.templateVersion - 1])
    return refuse('TemplateNotPublished', 'There is no such published version of that plan template.')
  if (template.frameworkId !== frameworkId)
    return refuse('TemplateOfOtherFramework', 'That plan template belongs to another framework.')
  return undefined
}

const isFull = (cohort: Cohort) => Object.keys(cohort.clients).length >= cohort.capacity
const full = ({ capacity }: Cohort) =>
  refuse('CohortFull', `This cohort has room for ${capacity}, and all places are taken.`, { capacity })
const notEnrolled = () => refuse('NotEnrolled', 'This client is not enrolled in this cohort.')
const notACoach = () => refuse('NotACoach', 'Only a member with the role of a coach can lead a cohort.')

export const cohort = defineDecider<Cohort, CohortCommand, typeof cohortEvents>({
  path: 'cohorts',
  events: cohortEvents,
  commands: cohortCommands,
  initial,
  decide,
  evolve,
  subject: (_, { data }) => ('clientId' in data ? data.clientId : null),
  reads: (command, { clients }, { tenantId }) => {
    const reads: Read[] = [{ as: 'organisation', category: 'organisation', streamId: tenantId }]
    if (command.type === 'CreateCohort')
      reads.push({ as: 'framework', category: 'framework', streamId: command.frameworkId })
    if ('plan' in command && command.plan)
      reads.push({ as: 'template', category: 'plan-template', streamId: command.plan.templateId })
    if (command.type === 'EnrolClient') reads.push(journeysOf(command.clientId))
    if (command.type === 'MoveClient') {
      reads.push({ as: 'target', category: 'cohort', streamId: command.toCohortId })
      const journeyId = clients[command.clientId]?.journeyId ?? null
      reads.push({ as: 'journey', category: 'journey', streamId: () => journeyId })
    }
    return reads
  },
  relations: ({ coachIds }, command) => ({
    coachIds: command.type === 'CreateCohort' ? [command.coachId] : coachIds,
  }),
})
