import { randomUUID } from 'node:crypto'
import type { ServerParts } from '@switchback/installation/open-server'
import { foundPractice } from '@switchback/identity/found-practice'
import { ExecuteCommand, type CommandRequest } from '@switchback/command-handling/execute-command'
import { journeyIdFor } from '@switchback/domain/journey/identity'

/** Settings for programs under load: few people send as many commands as a whole practice. */
export const oneForMany = { SWITCHBACK_COMMANDS_PER_MINUTE: '1000000', SWITCHBACK_COMMANDS_PER_DAY: '1000000000' }

/** Somebody signed in, for loads and measurements. */
export interface SignedIn {
  tenantId: string
  personId: string
  cookie: string
  csrf: string
}

/** A client on a journey with a plan, and their coach (who owns the practice). */
export interface ClientOfLoad extends SignedIn {
  journeyId: string
  coach: SignedIn
}

/** Some tenants with some clients each, everybody signed in; one tenant's clients after the other's. */
export async function preparePeople(core: ServerParts, tenants: number, clientsEach: number): Promise<ClientOfLoad[]> {
  const people: ClientOfLoad[] = []
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const founded = await foundPractice(core.commands, core.identity, {
      organisation: `Tenant ${tenant}`,
      name: 'Owner',
      email: `owner-${tenant}@load.example`,
      password: 'a password for measuring',
    })
    const { tenantId, accountId, ownerId, frameworkId, templateId } = founded
    const signIn = async (personId: string): Promise<SignedIn> => {
      const { token } = await core.identity.open(accountId, tenantId, personId)
      return { tenantId, personId, cookie: `switchback_session=${token}`, csrf: core.identity.csrfToken(token) }
    }
    const coach = await signIn(ownerId)
    const owner: CommandRequest['actor'] = { id: ownerId, roles: ['owner', 'coach'] }
    const give = (
      category: CommandRequest['category'],
      streamId: string,
      command: CommandRequest['command'],
      actor = owner,
    ) =>
      core.commands.execute(
        new ExecuteCommand({ tenantId, category, streamId, command, actor, commandId: randomUUID() }),
      )
    for (let at = 0; at < clientsEach; at += 1) {
      const email = `client-${at}@load.example`
      await give('organisation', tenantId, { type: 'InviteMember', name: `Client ${at}`, email, role: 'client' })
      const { invitations } = await core.organisations.get(tenantId)
      const [invitationId, { personId }] = Object.entries(invitations).at(-1)!
      const invited: CommandRequest['actor'] = { id: personId, roles: ['invited'] }
      await give('organisation', tenantId, { type: 'AcceptInvitation', invitationId }, invited)
      const journeyId = journeyIdFor(tenantId, personId, frameworkId, 1)
      const opening = { type: 'OpenJourney', clientId: personId, coachId: ownerId, frameworkId }
      await give('journey', journeyId, opening)
      const plan = { type: 'AssignPlan', templateId, templateVersion: 1, startsOn: '2026-01-05' }
      await give('journey', journeyId, plan)
      people.push({ ...(await signIn(personId)), journeyId, coach })
    }
  }
  return people
}
