import { refuse, type Actor, type DecidedBy, type Refusal } from '../kernel/decider.js'
import type { Journey } from './state.js'

/** For how many days a client's acceptance of a coach is valid. */
export const acceptanceDays = 30

/** Who decides: the actor, or for a policy the person whose decision it carries out. */
export function whoDecides({ id, roles, decidedBy }: Actor): DecidedBy {
  if (roles.includes('policy')) return decidedBy ?? { personId: id, asOwner: false }
  return { personId: id, asOwner: roles.includes('owner') }
}

interface Coming {
  coachId: string
  decidedBy: DecidedBy
  /** ISO 8601. */
  now: string
}

/**
 * Refuses to bring a client to a coach with this journey; undefined where it is allowed. A client that another coach leads or led
 * comes with the word of that coach, of an owner (for anyone but that owner) or of the client. `journeys` are all of the client's.
 */
export function refuseComing(
  journeys: readonly Journey[],
  { frameworkId, cycle }: { frameworkId: string; cycle: number },
  coming: Coming,
): Refusal | undefined {
  const led = journeys.filter(({ status }) => status !== 'none')
  const at = (number: number) => led.find((one) => one.frameworkId === frameworkId && one.cycle === number)
  const same = at(cycle)
  if (same) return refuseTransfer(same, coming, led)
  const { coachId, decidedBy } = coming
  const before = at(cycle - 1)
  const isOwnClient =
    led.every((one) => one.coachId === coachId) ||
    (before ? before.coachId === coachId : led.some((one) => one.coachId === coachId && isGoing(one)))
  if (isOwnClient || led.some((one) => one.coachId === decidedBy.personId && isGoing(one))) return undefined
  return before?.coachId === decidedBy.personId ? undefined : unlessOwnerOrClient(led, coming)
}

/** Refuses to hand a journey over, unless its current coach, an owner (not to themselves) or the client decided it. */
export function refuseTransfer(
  journey: Journey,
  coming: Coming,
  journeys: readonly Journey[] = [journey],
): Refusal | undefined {
  if (journey.status === 'none' || journey.coachId === coming.coachId || journey.coachId === coming.decidedBy.personId)
    return undefined
  return unlessOwnerOrClient(journeys, coming)
}

function unlessOwnerOrClient(journeys: readonly Journey[], { coachId, decidedBy, now }: Coming): Refusal | undefined {
  if (decidedBy.asOwner && decidedBy.personId !== coachId) return undefined
  if (journeys.some(({ accepted }) => (accepted?.[coachId] ?? '') > now)) return undefined
  return refuse(
    'ClientOfOtherCoach',
    'Another coach leads or led this client. That coach, another owner or the client decides who coaches them next.',
  )
}

const isGoing = ({ status }: Journey) => status === 'open' || status === 'paused'
