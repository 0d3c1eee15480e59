import { forbidden, nothing, refuse, type Context, type Decision, type Refusal } from '../kernel/decider.js'
import { own } from '../kernel/own.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationEvent } from './events.js'
import { isLastOwner, lastOwner, unknownMember, type Organisation } from './state.js'

type Command<Type extends OrganisationCommand['type']> = OrganisationCommand<Type>

/** How many days someone has to object when another person requests their erasure. */
const daysForOthers = 7

export const correctMember = (
  organisation: Organisation,
  { type: _, ...data }: Command<'CorrectMember'>,
  { actor, fingerprint }: Context<object>,
): Decision<OrganisationEvent> => {
  const { personId, email } = data
  if (!isSelf(actor, personId) && !isOwner(actor))
    return forbidden('NotYourRecord', 'Only they themselves or an owner can correct this.')
  if (!own(organisation.members, personId)) return unknownMember()
  if (!email) return [{ type: 'MemberCorrected', data }]
  const emailFingerprint = fingerprint(email)
  const known = own(organisation.fingerprints, emailFingerprint)
  if (known && known !== personId)
    return isOwner(actor)
      ? refuse('AddressTaken', 'This address belongs to someone else here.')
      : refuse('AddressNotUsable', 'This address cannot be used: ask an owner of the practice.')
  return [{ type: 'MemberCorrected', data: { ...data, emailFingerprint } }]
}

export const requestErasure = (
  organisation: Organisation,
  { personId, days }: Command<'RequestErasure'>,
  { actor, now }: Context<object>,
): Decision<OrganisationEvent> => {
  const bySelf = isSelf(actor, personId)
  if (!bySelf && !isOwner(actor)) return notTheirRequest()
  const refusal = refuseErasure(organisation, personId)
  if (refusal) return refusal
  if (!bySelf && days < daysForOthers)
    return refuse('TimeToObject', `They have at least ${daysForOthers} days to object: choose a later day.`)
  const requested = new Date(Date.parse(now) + days * 86_400_000).toISOString()
  const before = own(organisation.erasures, personId)
  // An earlier request by an owner does not delay the person's own request.
  const isNews = !before || (bySelf && (!before.bySelf || requested < before.dueAt))
  if (!isNews) return nothing
  const dueAt = before && before.dueAt < requested ? before.dueAt : requested
  return [{ type: 'ErasureRequested', data: { personId, dueAt, why: 'asked', ...(bySelf && { bySelf }) } }]
}

/** Retention demands an erasure, and it is due at once. */
export const demandErasure = (
  organisation: Organisation,
  { personId }: Command<'DemandErasure'>,
  { now }: Context<object>,
): Decision<OrganisationEvent> => {
  const refusal = refuseErasure(organisation, personId)
  if (refusal) return refusal
  const hasComeBack = own(organisation.members, personId) !== undefined
  if (hasComeBack || own(organisation.erasures, personId)) return nothing
  return [{ type: 'ErasureRequested', data: { personId, dueAt: now, why: 'retention' } }]
}

export const withdrawErasure = (
  organisation: Organisation,
  { personId }: Command<'WithdrawErasure'>,
  { actor }: Context<object>,
): Decision<OrganisationEvent> => {
  if (!isSelf(actor, personId) && !isOwner(actor)) return notTheirRequest()
  if (organisation.erased.includes(personId))
    return refuse('ErasureDone', 'The erasure is complete: it cannot be taken back.')
  const request = own(organisation.erasures, personId)
  if (!request) return nothing
  if (request.bySelf && !isSelf(actor, personId))
    return forbidden('NotYourRequest', 'They requested this themselves: only they can take it back.')
  return [{ type: 'ErasureWithdrawn', data: { personId } }]
}

export const confirmErasure = (
  organisation: Organisation,
  { type: _, ...data }: Command<'ConfirmErasure'>,
  { now }: Context<object>,
): Decision<OrganisationEvent> => {
  const due = own(organisation.erasures, data.personId)
  if (!due || due.dueAt > now) return nothing
  return [{ type: 'ErasureCarriedOut', data }]
}

/** Why a person cannot be erased, or nothing to do where they are erased already; undefined where they can be. */
function refuseErasure(organisation: Organisation, personId: string): Refusal | never[] | undefined {
  if (organisation.erased.includes(personId)) return nothing
  if (!Object.values(organisation.fingerprints).includes(personId)) return unknownMember()
  return isLastOwner(organisation, personId) ? lastOwner() : undefined
}

const isSelf = ({ id }: Context['actor'], personId: string) => id === personId
const isOwner = ({ roles }: Context['actor']) => roles.includes('owner')
const notTheirRequest = () => forbidden('NotYourRecord', 'Only they themselves or an owner can request this.')
