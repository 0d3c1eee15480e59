import { own } from '../kernel/own.js'
import { forbidden, nothing, refuse, unreachable, type Context } from '../kernel/decider.js'
import type { OrganisationCommand } from './commands.js'
import { isLastOwner, lastOwner, unknownMember, type Organisation } from './state.js'

type PersonCommand = Extract<
  OrganisationCommand,
  { type: 'CorrectMember' | 'RequestErasure' | 'DemandErasure' | 'WithdrawErasure' | 'ConfirmErasure' }
>

/** How many days someone has to object when another person asks for their erasure. */
const daysForOthers = 7

/** What people may do about what is recorded of them: correct it, have it erased, and think again. */
export function decideOnPerson(organisation: Organisation, command: PersonCommand, context: Context) {
  const { personId } = command
  const isSelf = context.actor.id === personId
  const isOwner = context.actor.roles.includes('owner')
  switch (command.type) {
    case 'CorrectMember': {
      if (!isSelf && !isOwner) return forbidden('NotYourRecord', 'Only they themselves or an owner correct this.')
      if (!own(organisation.members, personId)) return unknownMember()
      const { type: _, ...data } = command
      if (!data.email) return [{ type: 'MemberCorrected' as const, data }]
      const emailFingerprint = context.fingerprint(data.email)
      const known = own(organisation.fingerprints, emailFingerprint)
      if (known && known !== personId)
        return isOwner
          ? refuse('AddressTaken', 'This address belongs to someone else here.')
          : refuse('AddressNotUsable', 'This address cannot be used: ask an owner of the practice.')
      return [{ type: 'MemberCorrected' as const, data: { ...data, emailFingerprint } }]
    }
    case 'RequestErasure':
    case 'DemandErasure': {
      if (command.type === 'RequestErasure' && !isSelf && !isOwner)
        return forbidden('NotYourRecord', 'Only they themselves or an owner ask for this.')
      if (organisation.erased.includes(personId)) return nothing
      if (!Object.values(organisation.fingerprints).includes(personId)) return unknownMember()
      if (isLastOwner(organisation, personId)) return lastOwner()
      if (command.type === 'RequestErasure' && !isSelf && command.days < daysForOthers)
        return refuse('TimeToObject', `They have at least ${daysForOthers} days to object: choose a later day.`)
      // Whoever has come back meanwhile is no longer one who left.
      if (command.type === 'DemandErasure' && own(organisation.members, personId)) return nothing
      const days = command.type === 'RequestErasure' ? command.days : 0
      const wished = new Date(Date.parse(context.now) + days * 86_400_000).toISOString()
      const why = command.type === 'RequestErasure' ? ('asked' as const) : ('retention' as const)
      const bySelf = isSelf && command.type === 'RequestErasure'
      const before = own(organisation.erasures, personId)
      // What an owner asked for earlier does not put off what they ask for themselves.
      const says = !before || (bySelf && (!before.bySelf || wished < before.dueAt))
      if (!says) return nothing
      const dueAt = before && before.dueAt < wished ? before.dueAt : wished
      const data = { personId, dueAt, why, ...(bySelf && { bySelf: true as const }) }
      return [{ type: 'ErasureRequested' as const, data }]
    }
    case 'WithdrawErasure': {
      if (!isSelf && !isOwner) return forbidden('NotYourRecord', 'Only they themselves or an owner ask for this.')
      if (organisation.erased.includes(personId))
        return refuse('ErasureDone', 'The erasure was carried out: it cannot be taken back.')
      const asked = own(organisation.erasures, personId)
      if (!asked) return nothing
      if (asked.bySelf && !isSelf)
        return forbidden('NotYourRequest', 'They asked for this themselves: only they can take it back.')
      return [{ type: 'ErasureWithdrawn' as const, data: { personId } }]
    }
    case 'ConfirmErasure': {
      const due = own(organisation.erasures, personId)
      if (!due || due.dueAt > context.now) return nothing
      const { type: _, ...data } = command
      return [{ type: 'ErasureCarriedOut' as const, data }]
    }
    default:
      return unreachable(command)
  }
}
