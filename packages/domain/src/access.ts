import type { Actor, Relations, Role } from './kernel/decider.js'

/**
 * What a caller is in relation to the target: a role in the tenant, or a relation to this one stream.
 * `own-coach` is a coach of this journey or cohort, `self` the client that it is about.
 */
export type Who = Role | 'own-coach' | 'self' | 'policy' | 'invited' | 'storage' | 'operator'

export const staff = ['owner', 'coach'] as const
export const selfAndOwnCoach = ['self', 'own-coach'] as const
export const everyone = ['owner', 'coach', 'client', 'sponsor'] as const

/** Who may read which query. */
export const queryAccess = {
  home: ['client'],
  journey: selfAndOwnCoach,
  evidence: selfAndOwnCoach,
  timeline: selfAndOwnCoach,
  workbook: selfAndOwnCoach,
  'journey-as-of': selfAndOwnCoach,
  engagement: ['coach'],
  assessments: selfAndOwnCoach,
  caseload: ['coach'],
  cohorts: staff,
  'cohort-board': ['own-coach'],
  figures: ['owner', 'sponsor'],
  'caseload-as-of': ['coach'],
  rights: everyone,
  erasures: ['owner'],
  'audit-trail': ['owner'],
  members: staff,
  organisation: everyone,
  frameworks: staff,
  framework: everyone,
  'plan-templates': staff,
} as const satisfies Record<string, readonly Who[]>
export type QueryName = keyof typeof queryAccess

/** Everything that a caller is in relation to a target. */
export function whoIs(actor: Actor, relations: Relations): Set<Who> {
  const who = new Set<Who>(actor.roles)
  if (actor.roles.includes('client') && relations.clientId === actor.id) who.add('self')
  if (actor.roles.includes('coach') && relations.coachIds?.includes(actor.id)) who.add('own-coach')
  return who
}

/** Whether the caller is one of those who are allowed. */
export const isAllowed = (who: ReadonlySet<Who>, allowed: readonly Who[]) => allowed.some((each) => who.has(each))
