import { randomUUID } from 'node:crypto'
import { migrate } from '@switchback/event-store/migrate'
import { applicationRole } from '@switchback/event-store/roles'
import pg from 'pg'

/** The password of the application's role in tests. */
const applicationPassword = 'for-tests-only'

export interface TestDatabase {
  adminUrl: string
  applicationUrl: string
  /** Connected as the application's role. */
  pool: pg.Pool
  /** Connected as superuser. */
  admin: pg.Pool
  drop: () => Promise<void>
}

/** Makes an empty, migrated database on the cluster that the test run started. */
export async function testDatabase(migrations: URL[]): Promise<TestDatabase> {
  const server = process.env.SWITCHBACK_TEST_DATABASE
  if (!server) throw new Error('Run tests with "npm test": it starts the PostgreSQL that they need.')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server, `create database ${name}`)
  const adminUrl = withDatabase(server, name)
  await migrate(adminUrl, migrations, { name: applicationRole, password: applicationPassword })

  const application = new URL(adminUrl)
  application.username = applicationRole
  application.password = applicationPassword
  const pool = new pg.Pool({ connectionString: application.href, max: 10, pipeline: true })
  const admin = new pg.Pool({ connectionString: adminUrl, max: 3 })
  for (const each of [pool, admin]) each.on('error', () => {})
  return {
    adminUrl,
    applicationUrl: application.href,
    pool,
    admin,
    drop: async () => {
      await Promise.all([pool.end(), admin.end()])
      await asAdmin(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function asAdmin(server: string, sql: string) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function withDatabase(server: string, name: string) {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
