import { randomUUID } from 'node:crypto'
import { applicationRole } from '@switchback/event-store/roles'
import { allMigrations, prepareDatabase } from './prepare-database.js'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'

const refused = (work: Promise<unknown>) => expect(work).rejects.toThrow(/permission denied/)

describe('the role that the program signs in as', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(allMigrations)
    await prepareDatabase(database.adminUrl, 'for-tests-only')
  })
  afterAll(() => database.drop())

  it('cannot make a temporary table that a function with higher rights would look into', async () => {
    await refused(database.pool.query('create temporary table session (token_hash bytea)'))
  })

  it('reaches no function that runs as a superuser, and none whose search path puts temporary objects first', async () => {
    const { rows } = await database.admin.query<{ name: string; owner: string; super: boolean; config: string[] }>(
      `select p.proname as name, r.rolname as owner, r.rolsuper or r.rolbypassrls or r.rolcanlogin as super, p.proconfig as config
       from pg_proc p join pg_roles r on r.oid = p.proowner
       where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
    )
    expect(rows.length).toBeGreaterThan(15)
    for (const { name, owner, super: rights, config } of rows)
      expect([name, owner, rights, config]).toEqual([
        name,
        'switchback_definer',
        false,
        expect.arrayContaining(['search_path=pg_catalog, public, pg_temp']),
      ])
  })

  it('cannot destroy keys, move a head to another tenant, or change and remove events by statements of its own', async () => {
    await refused(database.pool.query('update person_key set wrapped_key = null'))
    await refused(database.pool.query('update tenant_head set tenant_id = gen_random_uuid()'))
    await refused(database.pool.query(`update event set type = 'Other'`))
    await refused(database.pool.query('delete from event'))
    await refused(database.pool.query('delete from account'))
  })

  it('looks across tenants through the functions for that, also where their owner is no superuser', async () => {
    const tenantId = randomUUID()
    await database.admin.query('insert into tenant_head (tenant_id, position) values ($1, 3)', [tenantId])
    const { rows } = await database.pool.query<{ tenants_behind: string }>(`select tenants_behind(array['some@1'])`)
    expect(rows.map(({ tenants_behind: id }) => id)).toContain(tenantId)
  })
})

describe('two installations on one server', () => {
  it('work side by side: preparing one leaves the other signed in, and neither role reaches the other database', async () => {
    const databases = await Promise.all([testDatabase([]), testDatabase([])])
    const roles = databases.map((_, at) => `${applicationRole}_${randomUUID().slice(0, 8)}_${at}`)
    try {
      const urls = databases.map(({ adminUrl }, at) => {
        const url = new URL(adminUrl)
        url.username = roles[at]!
        url.password = `of-${at}`
        return url
      })
      for (const round of [0, 1, 0]) await prepareDatabase(databases[round]!.adminUrl, `of-${round}`, roles[round])
      for (const url of urls) await expect(connect(url.href)).resolves.toBe(1)
      const foreign = new URL(urls[0]!.href)
      foreign.pathname = urls[1]!.pathname
      await expect(connect(foreign.href)).rejects.toThrow(/permission denied for database/)
    } finally {
      await Promise.all(databases.map((database) => database.drop()))
    }
  })
})

describe('an installation prepared by a role that is no superuser', () => {
  it('has the same roles and functions, and looks across tenants', async () => {
    const database = await testDatabase([])
    const [owner, role] = [randomUUID(), randomUUID()].map((id) => `owner_${id.slice(0, 8)}`) as [string, string]
    try {
      await database.admin.query(`create role ${owner} login createrole password 'of-owner'`)
      await database.admin.query(`grant ${applicationRole}, switchback_definer to ${owner} with admin option`)
      const { rows } = await database.admin.query<{ name: string }>('select current_database() as name')
      await database.admin.query(`drop table migration`)
      await database.admin.query(`alter database ${rows[0]!.name} owner to ${owner}`)
      await database.admin.query(`alter schema public owner to ${owner}`)
      const url = new URL(database.adminUrl)
      url.username = owner
      url.password = 'of-owner'
      await prepareDatabase(url.href, 'of-program', role)
      await prepareDatabase(url.href, 'of-program', role)
      await database.admin.query('insert into tenant_head (tenant_id, position) values ($1, 3)', [randomUUID()])
      url.username = role
      url.password = 'of-program'
      await expect(connect(url.href, `select tenants_behind(array['some@1'])`)).resolves.toBe(1)
    } finally {
      await database.drop()
    }
  })
})

/** How many rows a statement returns to whoever signs in with an address. */
async function connect(connectionString: string, sql = 'select count(*) from tenant_head') {
  const client = new pg.Client({ connectionString })
  try {
    await client.connect()
    return (await client.query(sql)).rowCount
  } finally {
    await client.end()
  }
}
