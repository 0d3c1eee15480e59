import type { Released, ReleasedTable } from '@switchback/analytics/disclosure/release'
import { ExecuteCommand, type Commands } from '@switchback/command-handling/execute-command'
import { processManagerActor } from '@switchback/command-handling/process-managers'
import { Refused } from '@switchback/command-handling/problems'
import type { ProgramIds } from '@switchback/command-handling/program-ids'
import type { Publication } from '@switchback/domain/reporting/events'
import { faultPoint } from '@switchback/event-store/fault-point'
import type { Keyring } from '@switchback/event-store/keyring'
import { isTransient } from '@switchback/event-store/transient'
import { asTenant } from '@switchback/projections/tenancy'
import type { Outcomes } from './due.js'
import type pg from 'pg'

/** What a group's publication says. Its tables have passed disclosure control. */
export type ReleasedPublication = Omit<Publication, 'tables'> & {
  tables: Record<string, Released<ReleasedTable> & { asOf: string }>
}

/** A command that publishes figures, kept until it was sent. */
export interface PublishCommand {
  streamId: string
  command: ({ type: 'PublishFigures' } | { type: 'RestateFigures'; reason: string }) & ReleasedPublication
}

/** What publishing needs. */
export interface Publishing {
  pool: pg.Pool
  keyring: Keyring
  commands: Commands
  programIds: ProgramIds
}

/**
 * Sends the kept commands of a tenant. A command that is refused, or fails permanently, is reported, and the next one follows. Returns how many
 * it sent. Throws errors that may pass by themselves: then all kept commands are sent again.
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
      // The same content is the same command, also when it is sent again.
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
        // Published before, under another rule of the tenant: published figures stay.
        if (error instanceof Refused && error.refusal.refused === 'PeriodPublished') return
        failed(error, `${command.type} of ${command.group}`)
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
