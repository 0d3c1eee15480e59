import { z } from 'zod'
import { defineCommands, type CommandOf } from '../kernel/commands.js'
import { CalendarDate, Id, Text } from '../kernel/fields.js'
import { PlanChoice } from '../plan-template/plan.js'

export const cohortCommands = defineCommands({
  CreateCohort: z.strictObject({
    name: Text(120),
    coachId: Id,
    sponsorId: Id.nullable().default(null),
    frameworkId: Id,
    plan: PlanChoice.nullable().default(null),
    startsOn: CalendarDate,
    endsOn: CalendarDate.nullable().default(null),
    capacity: z.int().min(1).max(1_000).default(50),
  }),
  AssignCoach: z.strictObject({ coachId: Id }),
  RemoveCoach: z.strictObject({ coachId: Id }),
  EnrolClient: z.strictObject({ clientId: Id, cycle: z.int().min(1).max(20).default(1) }),
  MoveClient: z.strictObject({ clientId: Id, toCohortId: Id }),
  RemoveClient: z.strictObject({ clientId: Id, reason: Text(500).optional() }),
  AssignPlanToCohort: z.strictObject({ plan: PlanChoice }),
  ArchiveCohort: z.strictObject({}),
})
export type CohortCommand<Type extends keyof typeof cohortCommands = keyof typeof cohortCommands> = CommandOf<
  typeof cohortCommands,
  Type
>
