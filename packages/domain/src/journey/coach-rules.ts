import { nothing, refuse, type Context, type Decision } from '../kernel/decider.js'
import { oneStream, type StatesOf } from '../kernel/reads.js'
import { organisations, rolesOf, type Organisation } from '../organisation/state.js'
import { acceptanceDays, refuseTransfer, whoDecides } from './coming-to-a-coach.js'
import type { JourneyCommand } from './commands.js'
import type { JourneyEvent } from './events.js'
import type { Journey } from './state.js'

/** The members of the tenant, whose roles say who is a coach. */
export const organisationRead = (_command: unknown, _state: unknown, { tenantId }: { tenantId: string }) => ({
  organisation: oneStream(organisations, tenantId),
})
type Reading = Context<StatesOf<ReturnType<typeof organisationRead>>>

export const transferJourney = (
  journey: Journey,
  { coachId, cohortId: wished, handover }: JourneyCommand<'TransferJourney'>,
  { reads: { organisation }, ...context }: Reading,
): Decision<JourneyEvent> => {
  const cohortId = wished === undefined ? journey.cohortId : wished
  if (journey.coachId === coachId && journey.cohortId === cohortId) return nothing
  if (!isCoach(organisation, coachId)) return notACoach()
  const refusal = refuseTransfer(journey, comingTo(coachId, context))
  if (refusal) return refusal
  const transferred: JourneyEvent = {
    type: 'JourneyTransferred',
    data: { coachId, cohortId, ...(handover && { handover }) },
  }
  return journey.coachId === coachId ? [transferred] : [transferred, ...sharingTakenBack(journey)]
}

export const acceptCoach = (
  journey: Journey,
  { coachId }: JourneyCommand<'AcceptCoach'>,
  { reads: { organisation }, now }: Reading,
): Decision<JourneyEvent> => {
  if (!isCoach(organisation, coachId)) return notACoach()
  if (journey.coachId === coachId) return nothing
  const until = new Date(Date.parse(now) + acceptanceDays * 86_400_000).toISOString()
  return [{ type: 'CoachAccepted', data: { coachId, until } }]
}

/** The client shared with the coach of that time: the next coach sees it when the client shares it again. */
const sharingTakenBack = ({ assessments }: Journey): JourneyEvent[] =>
  Object.entries(assessments)
    .filter(([, { shared }]) => shared)
    .map(([assessmentId]) => ({ type: 'AssessmentSharingNoted', data: { assessmentId, shared: false } }))

export const comingTo = (coachId: string, { actor, now }: Pick<Context, 'actor' | 'now'>) => ({
  coachId,
  decidedBy: whoDecides(actor),
  now,
})

export const isCoach = (organisation: Organisation, personId: string) =>
  rolesOf(organisation, personId).includes('coach')

export const notACoach = () => refuse('NotACoach', 'Only a member with the role of a coach can lead a journey.')
