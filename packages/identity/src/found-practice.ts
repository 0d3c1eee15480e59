import { randomUUID } from 'node:crypto'
import { ExecuteCommand, type CommandRequest, type Commands } from '@switchback/command-handling/execute-command'
import type { FrameworkContent } from '@switchback/domain/framework/content'
import { CommandReused } from '@switchback/event-store/errors'
import { itCareerTransition } from '@switchback/frameworks/it-career/framework'
import { v5 } from 'uuid'
import type { Identity } from './identity.js'

export interface Founding {
  organisation: string
  name: string
  email: string
  password: string
  /** By default the built-in framework. */
  framework?: FrameworkContent
  occurredAt?: string
}

/** The ids of a practice, all derived from one. */
export const practiceIds = (seed: string) => ({
  tenantId: v5('tenant', seed),
  ownerId: v5('owner', seed),
  frameworkId: v5('framework', seed),
  templateId: v5('template', seed),
})

/**
 * Founds a practice that can begin work at once, as the program's own work: the demo and tests. Returns the ids of what was
 * made. Throws where the address has an account with another password.
 */
export async function foundPractice(commands: Commands, identity: Identity, founding: Founding) {
  const seed = randomUUID()
  const { tenantId, ownerId } = practiceIds(seed)
  const accountId = await identity.accountFor(founding.email, founding.password)
  if (!accountId) throw new Error(`There is an account for ${founding.email} with another password.`)
  await foundOrganisation(commands, seed, founding)
  await identity.link(accountId, tenantId, ownerId)
  await equipPractice(commands, seed, founding)
  return { accountId, ...practiceIds(seed) }
}

/** Founds the organisation of a practice with its first owner. With the same seed again it changes nothing. Throws CommandReused. */
export async function foundOrganisation(commands: Commands, seed: string, founding: Founding): Promise<void> {
  const { tenantId, ownerId } = practiceIds(seed)
  const { organisation, name, email } = founding
  await asOperator(commands, seed, founding)('organisation', tenantId, {
    type: 'FoundOrganisation',
    name: organisation,
    ownerId,
    ownerName: name,
    ownerEmail: email,
  })
}

/**
 * Equips a practice to begin work: its owner is a coach too, the framework is published, and there is a plan template with all its
 * steps. What was done with the same seed before is left as it is.
 */
export async function equipPractice(
  commands: Commands,
  seed: string,
  founding: Pick<Founding, 'framework' | 'occurredAt'>,
): Promise<void> {
  const { framework = itCareerTransition } = founding
  const { tenantId, ownerId, frameworkId, templateId } = practiceIds(seed)
  const execute = asOperator(commands, seed, founding)
  const once = (...step: Parameters<typeof execute>) =>
    execute(...step).catch((error: unknown) => {
      // An interrupted set-up may go on under a newer program, whose framework differs from the one that was imported.
      if (!(error instanceof CommandReused)) throw error
    })
  await once('organisation', tenantId, { type: 'GrantRole', personId: ownerId, role: 'coach' })
  await once('framework', frameworkId, { type: 'ImportFramework', content: framework })
  await once('framework', frameworkId, { type: 'PublishFramework' })
  await once('plan-template', templateId, {
    type: 'CreateTemplate',
    name: `${framework.name}, whole`,
    frameworkId,
    frameworkVersion: 1,
  })
  await once('plan-template', templateId, { type: 'PublishTemplate' })
  await once('organisation', tenantId, { type: 'ChangeSettings', settings: { defaultFrameworkId: frameworkId } })
}

function asOperator(commands: Commands, seed: string, { occurredAt }: Pick<Founding, 'occurredAt'>) {
  const { tenantId, ownerId } = practiceIds(seed)
  return (category: CommandRequest['category'], streamId: string, command: CommandRequest['command']) =>
    commands.execute(
      new ExecuteCommand({
        tenantId,
        category,
        streamId,
        command,
        actor: { id: ownerId, roles: ['operator', 'owner'] },
        commandId: v5(command.type, seed),
        occurredAt,
      }),
    )
}
