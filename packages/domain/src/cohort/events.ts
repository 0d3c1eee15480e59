import { z } from 'zod'
import { defineEvents, type EventOf } from '../kernel/events.js'
import { CalendarDate, Id, personal, Text } from '../kernel/fields.js'
import { PlanChoice } from '../plan-template/plan.js'

const DecidedBy = z.strictObject({ personId: Id, asOwner: z.boolean() })
const Enrolment = z.strictObject({ clientId: Id, journeyId: Id })

export const cohortEvents = defineEvents('cohort', {
  CohortCreated: {
    v: 1,
    data: z.strictObject({
      name: Text(120),
      coachId: Id,
      sponsorId: Id.nullable(),
      frameworkId: Id,
      plan: PlanChoice.nullable(),
      startsOn: CalendarDate,
      endsOn: CalendarDate.nullable(),
      capacity: z.int().min(1).max(1_000),
    }),
  },
  CoachAssigned: { v: 1, data: z.strictObject({ coachId: Id }) },
  CoachRemoved: { v: 1, data: z.strictObject({ coachId: Id }) },
  ClientEnrolled: {
    v: 1,
    data: Enrolment.extend({
      cycle: z.int().min(1),
      coachId: Id,
      frameworkId: Id,
      sponsorId: Id.nullable(),
      plan: PlanChoice.nullable(),
      /** Who decided; missing in old events, which count as decided by the coach of the cohort. */
      decidedBy: DecidedBy.optional(),
    }),
  },
  ClientMoved: {
    v: 1,
    data: Enrolment.extend({
      toCohortId: Id,
      cycle: z.int().min(1),
      decidedBy: DecidedBy.optional(),
      /** The same append enrolled the client in the other cohort; missing in old events, after which the program enrols them. */
      isEnrolled: z.literal(true).optional(),
    }),
  },
  ClientLeft: { v: 1, data: Enrolment.extend({ reason: personal(Text(500)).optional() }) },
  PlanAssignedToCohort: {
    v: 1,
    data: z.strictObject({
      assignmentId: Id,
      plan: PlanChoice,
      clients: z.array(Enrolment).max(1_000),
      /** Who decided, and the coaches of the cohort then; missing in old events. */
      decidedBy: DecidedBy.optional(),
      coachIds: z.array(Id).max(1_000).optional(),
    }),
  },
  CohortArchived: { v: 1, data: z.strictObject({}) },
})
export type CohortEvent = EventOf<typeof cohortEvents>
