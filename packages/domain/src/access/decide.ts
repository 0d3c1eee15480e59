import type { Actor, Relations } from '../decider/decider.js'
import { commandAccess, type Who } from './table.js'

/** Everything that somebody is to a thing: their roles, and their relation to it. */
export function standing(actor: Actor, relations: Relations): Set<Who> {
  const who = new Set<Who>(actor.roles)
  if (actor.roles.includes('client') && relations.clientId === actor.id) who.add('self')
  if (actor.roles.includes('coach') && relations.coachIds?.includes(actor.id)) who.add('own-coach')
  return who
}

/** Whether one who stands so is among those who may. */
export const isAllowed = (who: ReadonlySet<Who>, allowed: readonly Who[]) => allowed.some((each) => who.has(each))

/** Whether the actor may give a command to a stream with these relations. */
export const mayCommand = (category: string, type: string, actor: Actor, relations: Relations): boolean =>
  isAllowed(standing(actor, relations), commandAccess[`${category}.${type}`] ?? [])
