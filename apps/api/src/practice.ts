import { randomUUID } from 'node:crypto'
import type { CommandHandler, CommandRequest } from '@switchback/command-handling/command-handler'
import type { FrameworkContent } from '@switchback/domain/framework/content'
import { itCareerTransition } from '@switchback/frameworks/it-career/framework'
import type { Identity } from './identity/identity.js'

export interface Founding {
  organisation: string
  name: string
  email: string
  password: string
  /** The built-in framework, unless told. */
  framework?: FrameworkContent
  occurredAt?: string
}

/**
 * Founds an organisation that can begin work at once: its first owner, who is also a coach, the framework published, and a
 * plan template with all its steps. Gives the ids of what was made.
 */
export async function foundPractice(commands: CommandHandler, identity: Identity, founding: Founding) {
  const { organisation, name, email, password, framework = itCareerTransition, occurredAt } = founding
  const [tenantId, ownerId, frameworkId, templateId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const accountId = await identity.accountFor(email, password)
  if (!accountId) throw new Error(`There is an account for ${email} with another password.`)

  const give = (category: CommandRequest['category'], streamId: string, command: CommandRequest['command']) =>
    commands.execute({
      tenantId,
      category,
      streamId,
      command,
      actor: { id: ownerId, roles: ['operator', 'owner'] },
      commandId: randomUUID(),
      occurredAt,
    })
  await give('organisation', tenantId, {
    type: 'FoundOrganisation',
    name: organisation,
    ownerId,
    ownerName: name,
    ownerEmail: email,
  })
  await identity.link(accountId, tenantId, ownerId)
  await give('organisation', tenantId, { type: 'GrantRole', personId: ownerId, role: 'coach' })
  await give('framework', frameworkId, { type: 'ImportFramework', content: framework })
  await give('framework', frameworkId, { type: 'PublishFramework' })
  await give('plan-template', templateId, {
    type: 'CreateTemplate',
    name: `${framework.name}, whole`,
    frameworkId,
    frameworkVersion: 1,
  })
  await give('plan-template', templateId, { type: 'PublishTemplate' })
  await give('organisation', tenantId, { type: 'ChangeSettings', settings: { defaultFrameworkId: frameworkId } })
  return { accountId, tenantId, ownerId, frameworkId, templateId }
}
