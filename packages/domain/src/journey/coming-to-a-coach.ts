import { refuse, type Actor, type DecidedBy, type Read, type Refusal } from '../kernel/decider.js'
import type { Journey } from './state.js'

/** For how many days a client's word for a coach holds. */
export const acceptanceDays = 30

/** All journeys of a client, as a read of a decision: their states, those of other frameworks and cycles too. */
export const journeysOf = (clientId: string): Read => ({ as: 'journeys', category: 'journey', about: clientId })

/** Who decides: the actor, or the person for whose decision the program acts. */
export function deciderOf({ id, roles, decidedBy }: Actor): DecidedBy {
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
 * Whether a client may come to a coach with this journey. A client whom another coach leads or led comes by that coach,
 * by an owner (to anyone but that owner) or by the client's own word; all else is refused. `journeys` are all of the client's.
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

/** Whether a journey may go over to a coach: its present coach, an owner (not to themselves) or the client says so. */
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
