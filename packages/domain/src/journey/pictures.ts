import { z } from 'zod'
import { OneToFive, personal, Text } from '../kernel/fields.js'

/** How senior a role is, from the first job to the top of a company. */
export const RoleLevel = z.enum(['entry', 'professional', 'senior', 'lead', 'manager', 'director', 'executive'])

/** Role, income, respect, confidence and control over time: the picture before and after. */
export const Picture = z.strictObject({
  role: personal(Text(200)),
  level: personal(RoleLevel).optional(),
  /** A band in the client's own terms, such as "40-50 thousand a year". */
  incomeBand: personal(Text(60)),
  respect: OneToFive,
  confidence: OneToFive,
  control: OneToFive,
  weeklyHours: z.int().min(0).max(120),
})
