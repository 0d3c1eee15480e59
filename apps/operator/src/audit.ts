import { readFile } from 'node:fs/promises'
import { withConnection } from '@switchback/database/pool'
import {
  checkpointOf,
  compareCheckpoint,
  tenantsWithChains,
  verifyChain,
  type Checkpoint,
} from '@switchback/event-store/chain'
import type pg from 'pg'
import type { TargetInstallation } from './target-installation.js'

/**
 * Computes the hash chain of every tenant again, and compares checkpoints that were kept elsewhere (a file with one a line). Returns
 * the exit code: 0 where nothing is broken.
 */
export async function audit(
  target: TargetInstallation,
  say: (line: string) => void,
  checkpoints?: string,
): Promise<number> {
  return withTenants(target, async (client, tenants) => {
    let broken = 0
    for (const tenantId of tenants)
      for (const { from, to, what } of await verifyChain(client, tenantId)) {
        broken += 1
        say(`broken: tenant ${tenantId}, positions ${from} to ${to}: ${what}`)
      }
    const kept = checkpoints ? await readCheckpoints(checkpoints) : []
    for (const checkpoint of kept) {
      const wrong = await compareCheckpoint(client, target.masterKey, checkpoint)
      if (!wrong) continue
      broken += 1
      say(`broken: tenant ${checkpoint.tenantId}: ${wrong}`)
    }
    say(`${tenants.length} tenants and ${kept.length} checkpoints looked at, ${broken} broken`)
    return broken === 0 ? 0 : 1
  })
}

/** Prints a signed checkpoint of every tenant, one a line. */
export async function auditCheckpoint(target: TargetInstallation, say: (line: string) => void): Promise<number> {
  return withTenants(target, async (client, tenants) => {
    for (const tenantId of tenants) {
      const checkpoint = await checkpointOf(client, target.masterKey, tenantId, new Date())
      if (checkpoint) say(JSON.stringify(checkpoint))
    }
    return 0
  })
}

async function withTenants<Result>(
  { adminUrl }: TargetInstallation,
  work: (client: pg.Client, tenants: string[]) => Promise<Result>,
): Promise<Result> {
  return withConnection(adminUrl, async (client) => {
    return work(client, await tenantsWithChains(client))
  })
}

async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => JSON.parse(line) as Checkpoint)
}
