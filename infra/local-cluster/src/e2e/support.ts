import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetUp } from '@switchback/http-api/identity/set-up'
import { openServer } from '@switchback/installation/open-server'
import { startKafka } from '@switchback/local-servers/kafka/cluster'
import { compareWithStore } from '@switchback/projections/replay'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { testDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
import { startDistributed } from '../distributed.js'

/** The distributed shape on a database and three brokers of its own. What its processes log is gathered, errors apart. */
export async function startForTest({ environment = {} }: { environment?: Record<string, string> } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-distributed-'))
  const kafka = await startKafka({ folder, brokers: 3 })
  const database = await testDatabase(allMigrations)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const options = { applicationUrl: database.applicationUrl, masterKey: randomBytes(32) }
  const errors: string[] = []
  const logged: Record<string, unknown>[] = []
  const distributed = await startDistributed({
    ...options,
    brokers: kafka.addresses,
    environment: { LOG_LEVEL: 'info', ...environment },
    onLine: (role, line) => {
      const entry = parsed(line)
      if (entry) logged.push(entry)
      if (!entry || entry.level >= errorLevel) errors.push(`${role}: ${line}`)
    },
  })
  const port = await distributed.listen(0, '127.0.0.1')
  const core = openServer(options)
  return {
    distributed,
    core,
    database,
    errors,
    logged,
    brokers: kafka.addresses,
    /** Where the brokers keep their records. */
    folder,
    address: `http://127.0.0.1:${port}`,
    setUpLink: `http://127.0.0.1:${port}${await new SetUp(core).link()}`,
    async verify() {
      const { rows: tenants } = await database.admin.query<{ tenant_id: string }>('select tenant_id from tenant_head')
      const results = []
      for (const { tenant_id: tenantId } of tenants)
        results.push(await compareWithStore(core.pool, core.store, allProjections, tenantId))
      return {
        rows: results.reduce((sum, { rows }) => sum + rows, 0),
        differ: results.flatMap(({ differ }) => differ),
      }
    },
    async stop() {
      await distributed.stop()
      await core.pool.end()
      await database.drop()
      await kafka.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
const errorLevel = 50

/** A line of a process's log; null for what is no JSON, which a process should not say. */
function parsed(line: string): ({ level: number } & Record<string, unknown>) | null {
  try {
    return JSON.parse(line) as { level: number }
  } catch {
    return null
  }
}

export type Running = Awaited<ReturnType<typeof startForTest>>
