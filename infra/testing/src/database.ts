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

/** Creates an empty, migrated database on the cluster that the test run started. */
export async function testDatabase(migrations: URL[]): Promise<TestDatabase> {
  const name = newName()
  await asAdmin((client) => client.query(`create database ${name}`))
  return open(name, migrations)
}

/**
 * Makes a database as a copy of a template of this name. The first suite that needs the template makes it: an empty, migrated
 * database, which `fill` fills. The suites after it, in this process or another, only copy. `fill` must close its connections.
 */
export async function copiedDatabase(
  template: string,
  migrations: URL[],
  fill: (database: Pick<TestDatabase, 'adminUrl' | 'applicationUrl'>) => Promise<void>,
): Promise<TestDatabase> {
  const name = newName()
  await asAdmin(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await makeTemplate(client, template, migrations, fill)
    await client.query(`create database ${name} template ${template}`)
  })
  // A copy has the tables of its template, and not the rights on the database itself.
  return open(name, migrations)
}

/** Fills a database under another name and renames it when it is complete, so that a failure leaves no half template. */
async function makeTemplate(
  client: pg.Client,
  template: string,
  migrations: URL[],
  fill: Parameters<typeof copiedDatabase>[2],
) {
  const making = newName()
  await client.query(`create database ${making}`)
  const database = await open(making, migrations)
  await fill(database)
  await Promise.all([database.pool.end(), database.admin.end()])
  await client.query(`alter database ${making} rename to ${template}`)
}

async function open(name: string, migrations: URL[]): Promise<TestDatabase> {
  const adminUrl = withDatabase(server(), name)
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
      await asAdmin((client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

const newName = () => `test_${randomUUID().replaceAll('-', '')}`

/** The address of the PostgreSQL that the test run started. Throws without one. */
function server(): string {
  const address = process.env.SWITCHBACK_TEST_DATABASE
  if (!address) throw new Error('Run tests with "npm test": it starts the PostgreSQL that they need.')
  return address
}

async function asAdmin(work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: server() })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function withDatabase(server: string, name: string) {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
