import { allTenants } from '@switchback/jobs/housekeeping'
import { refusalsOf } from '@switchback/command-handling/process-manager-refusals'
import { openCore } from '@switchback/runtime/compose'
import type { TargetInstallation } from './target-installation.js'

/** Lists, tenant by tenant, the commands that follow from events and could not be carried out. Returns the exit code 0. */
export async function listRefusedCommands(
  target: Pick<TargetInstallation, 'applicationUrl' | 'masterKey'>,
  say: (line: string) => void,
): Promise<number> {
  const { pool } = openCore(target)
  try {
    let count = 0
    for (const id of await allTenants(pool))
      for (const { tenantId, position, command, reason, at } of await refusalsOf(pool, id)) {
        count += 1
        say(`${at}  tenant ${tenantId}, position ${position}: ${command} was refused (${reason})`)
      }
    say(`${count} commands were refused`)
    return 0
  } finally {
    await pool.end()
  }
}
