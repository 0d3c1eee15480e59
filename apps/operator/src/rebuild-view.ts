import { openCore } from '@switchback/runtime/compose'
import { loadCheckpoints } from '@switchback/projections/checkpoints'
import { Projector } from '@switchback/projections/projector'
import { allProjections } from '@switchback/views/all-projections'
import type { TargetInstallation } from './target-installation.js'

/** There is no such view; the message names those that are. */
export class UnknownView extends Error {}

/**
 * Rebuilds one view of a tenant from its events, beside the live one, which serves until the new one is complete. Takes the view's
 * name, with its version or without. Returns the exit code: 1 where an event stops the rebuild. Throws UnknownView.
 */
export async function rebuildView(
  target: Pick<TargetInstallation, 'applicationUrl' | 'masterKey'>,
  tenantId: string,
  view: string,
  say: (line: string) => void,
): Promise<number> {
  const projection = allProjections.find(({ id, table }) => id === view || table.name === view)
  if (!projection)
    throw new UnknownView(
      `There is no view ${view}. Views: ${allProjections.map(({ table }) => table.name).join(', ')}.`,
    )
  const { pool, store } = openCore(target)
  try {
    // One try is enough to name the event that stops it.
    await new Projector(pool, store, [projection], { tries: 1 }).rebuild(tenantId, [projection.id])
    const checkpoints = await loadCheckpoints(pool, tenantId, [projection.id])
    const building = checkpoints.find(({ status }) => status === 'building')
    if (!building) {
      say(`The view ${projection.id} of tenant ${tenantId} is rebuilt.`)
      return 0
    }
    const { position, failure } = building
    say(
      failure
        ? `The rebuild of ${projection.id} waits at ${failure.type}, position ${failure.position}: ${failure.error}. The view as it was still serves. Run skip-event to pass over the event.`
        : `The rebuild of ${projection.id} is at position ${position} and goes on while Switchback runs.`,
    )
    return failure ? 1 : 0
  } finally {
    await pool.end()
  }
}
