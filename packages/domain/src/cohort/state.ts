import type { Evolution } from '../kernel/decider.js'
import type { Streams } from '../kernel/reads.js'
import type { PlanChoice } from '../plan-template/plan.js'
import type { CohortEvent } from './events.js'

/** A group of clients, with their coaches and at most one sponsor. */
export interface Cohort {
  status: 'none' | 'open' | 'archived'
  coachIds: readonly string[]
  sponsorId: string | null
  frameworkId: string | null
  plan: PlanChoice | null
  capacity: number
  clients: Readonly<Record<string, { journeyId: string; cycle: number }>>
}

export const cohorts: Streams<Cohort> = {
  category: 'cohort',
  initial: {
    status: 'none',
    coachIds: [],
    sponsorId: null,
    frameworkId: null,
    plan: null,
    capacity: 0,
    clients: {},
  },
}

const withoutClient = (cohort: Cohort, clientId: string): Cohort => {
  const { [clientId]: _, ...clients } = cohort.clients
  return { ...cohort, clients }
}

/** What each event changes about a cohort. */
export const evolution: Evolution<Cohort, CohortEvent> = {
  CohortCreated: (cohort, { data: { coachId, sponsorId, frameworkId, plan, capacity } }) => ({
    ...cohort,
    status: 'open',
    coachIds: [coachId],
    sponsorId,
    frameworkId,
    plan,
    capacity,
  }),
  CoachAssigned: (cohort, { data }) => ({ ...cohort, coachIds: [...cohort.coachIds, data.coachId] }),
  CoachRemoved: (cohort, { data }) => ({ ...cohort, coachIds: cohort.coachIds.filter((id) => id !== data.coachId) }),
  ClientEnrolled: (cohort, { data: { clientId, journeyId, cycle } }) => ({
    ...cohort,
    clients: { ...cohort.clients, [clientId]: { journeyId, cycle } },
  }),
  ClientMoved: (cohort, { data }) => withoutClient(cohort, data.clientId),
  ClientLeft: (cohort, { data }) => withoutClient(cohort, data.clientId),
  PlanAssignedToCohort: (cohort, { data }) => ({ ...cohort, plan: data.plan }),
  CohortArchived: (cohort) => ({ ...cohort, status: 'archived' }),
}
