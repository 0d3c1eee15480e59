import { randomBytes, randomUUID } from 'node:crypto'
import { EmbeddedLog } from './embedded-log.js'
import { EventStore } from '@switchback/event-store/event-store'
import { eventStoreMigrations } from '@switchback/event-store/migrate'
import { Keyring } from '@switchback/event-store/keyring'
import { projectionMigrations } from '@switchback/projections/migrations'
import { tableStatements } from '@switchback/projections/table'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { logContract } from '@switchback/testing/log-contract'
import { noteCountsTable } from '@switchback/testing/note-views'
import { noteAppend, noteCatalogue } from '@switchback/testing/notes'
import { until } from '@switchback/testing/until'

let database: TestDatabase
let store: EventStore

beforeAll(async () => {
  database = await testDatabase([eventStoreMigrations, projectionMigrations])
  await database.admin.query(tableStatements(noteCountsTable))
  store = new EventStore(database.pool, new Keyring(database.pool, randomBytes(32)), noteCatalogue)
})
afterAll(() => database.drop())

const openLog = (pollMs?: number) =>
  new EmbeddedLog({ connectionString: database.applicationUrl, ...(pollMs && { pollMs }) })

/** Ends the listening connections: notifications are lost until they are back. */
const stopListening = () =>
  database.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen switchback_appended' and datname = current_database()`,
  )

const isListening = async () =>
  (
    await database.admin.query(
      `select 1 from pg_stat_activity where query = 'listen switchback_appended' and datname = current_database()`,
    )
  ).rowCount! > 0

logContract('the embedded log', () => ({
  store,
  pool: database.pool,
  open: () => openLog(100),
  losing: async (work) => {
    await stopListening()
    await work()
  },
}))

describe('the embedded log', () => {
  it('polls, so that a lost notification only delays the consumer', async () => {
    const tenantId = randomUUID()
    const advanced: string[] = []
    const log = openLog(100)
    let open = false
    const subscription = await log.subscribe({
      name: 'lost',
      behind: async () => (open ? [tenantId] : []),
      advance: async (tenant) => void advanced.push(tenant),
    })
    await stopListening()
    open = true
    await until(() => advanced.length > 0)
    expect(advanced).toContain(tenantId)
    // It reconnects by itself.
    open = false
    await until(isListening)
    advanced.length = 0
    const other = randomUUID()
    await store.append(noteAppend({ tenantId: other }))
    await until(() => advanced.includes(other))
    expect(advanced).toContain(other)
    await subscription.stop()
  })
})
