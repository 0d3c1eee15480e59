import { ExecuteCommand, type Commands } from '@switchback/command-handling/execute-command'
import { processManagerActor } from '@switchback/command-handling/process-managers'
import { Refused } from '@switchback/command-handling/problems'
import type { ProgramIds } from '@switchback/command-handling/program-ids'
import { faultPoint } from '@switchback/event-store/fault-point'
import type { Keyring } from '@switchback/event-store/keyring'
import { isTransient } from '@switchback/event-store/transient'
import { asTenant } from '@switchback/projections/tenancy'
import type { Outcomes } from './due.js'
import type pg from 'pg'

/** A command that publishes figures, kept until it was given. */
export interface PublishCommand {
  streamId: string
  command: { type: string } & Record<string, unknown>
}

/** What it takes to publish. */
export interface Publishing {
  pool: pg.Pool
  keyring: Keyring
  commands: Commands
  programIds: ProgramIds
}

/**
 * Gives the commands that are kept of a tenant. One that is refused or fails for good is reported, and the next goes on. Returns how
 * many it gave. Throws what may pass by itself: then everything that is kept is given again.
 */
export async function sendOutbox(
  { pool, commands, programIds }: Publishing,
  tenantId: string,
  { failed }: Outcomes,
): Promise<number> {
  const { rows } = await asTenant(pool, tenantId, (client) =>
    client.query<{ release: number; outbox: PublishCommand[] }>(
      'select release, outbox from reporting_release where tenant_id = $1 and outbox is not null order by release',
      [tenantId],
    ),
  )
  if (rows.length > 0) faultPoint('figures-kept')
  let sent = 0
  for (const { release, outbox } of rows) {
    for (const { streamId, command } of outbox) {
      // What is kept is sent as it was kept: the same content is the same command.
      const commandId = programIds('reporting', tenantId, streamId, JSON.stringify(command))
      const request = {
        tenantId,
        category: 'reporting' as const,
        streamId,
        command,
        commandId,
        actor: processManagerActor,
      }
      await commands.execute(new ExecuteCommand(request)).catch((error: unknown) => {
        if (isTransient(error)) throw error
        // Published before, under another rule of the tenant: what is published stays.
        if (error instanceof Refused && error.refusal.refused === 'PeriodPublished') return
        failed(error, `${command.type} of ${String(command.group)}`)
      })
      sent += 1
      faultPoint('figures-published')
    }
    await asTenant(pool, tenantId, (client) =>
      client.query('update reporting_release set outbox = null where tenant_id = $1 and release = $2', [
        tenantId,
        release,
      ]),
    )
  }
  return sent
}
