import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import request from 'supertest'
import { until } from '@switchback/testing/until'
import { foundPractice } from '@switchback/identity/found-practice'
import { canonical } from '@switchback/projections/replay'
import { asTenant } from '@switchback/projections/tenancy'
import { loadDemo } from '@switchback/demo/demo'
import { allMigrations, prepareDatabase } from '@switchback/installation/prepare-database'
import { startSwitchback } from '@switchback/installation/switchback'
import { chainOfTexts } from '@switchback/testing/chain-of-texts'
import { testDatabase, type TestDatabase } from '@switchback/testing/database'
import { allProjections } from '@switchback/views/all-projections'
import { audit } from './audit.js'
import type { TargetInstallation } from './target-installation.js'
import { exportTenant } from './tenant-export.js'
import { bringRows, importTenant } from './tenant-import.js'

const password = 'a password for the demo'
const passphrase = 'a passphrase for the move'
const databases: TestDatabase[] = []

async function installation() {
  const database = await testDatabase(allMigrations)
  databases.push(database)
  await prepareDatabase(database.adminUrl, 'for-tests-only')
  const { adminUrl, applicationUrl } = database
  const target: TargetInstallation = {
    adminUrl,
    applicationUrl,
    masterKey: randomBytes(32),
    folder: null,
    close: async () => {},
  }
  return { database, target }
}
afterAll(() => Promise.all(databases.map((database) => database.drop())))

const quiet = () => {}

/** Every row of every view of a tenant, with all texts decrypted. */
async function viewsOf({ target }: Awaited<ReturnType<typeof installation>>, tenantId: string) {
  const running = await startSwitchback(target)
  // What follows from the last events is carried out first, so that nothing changes any more.
  for (;;) {
    const { rowCount } = await running.pool.query(`select tenants_behind('{policies@1}')`)
    if (rowCount === 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await running.projector.advance(tenantId)
  const rows: Record<string, string> = {}
  for (const { table } of allProjections) {
    const found = await asTenant(running.pool, tenantId, (client) =>
      client.query(`select to_jsonb(v) - 'generation' as row from ${table.sqlName} v where tenant_id = $1`, [tenantId]),
    )
    for (const { row } of found.rows)
      rows[`${table.name} ${row.key}`] = canonical(await running.keyring.decrypt(tenantId, row))
  }
  await running.stop()
  return rows
}

async function signInAt(target: TargetInstallation, email = 'nora@demo.switchback.example') {
  const running = await startSwitchback(target)
  const { port } = await running.api.listen(0, '127.0.0.1')
  const agent = request.agent(`http://127.0.0.1:${port}`)
  await agent.post('/api/session').send({ email, password }).expect(200)
  // Names come from a view, which may still be behind the events.
  const session = await until(async () => {
    const { body } = await agent.get('/api/session').expect(200)
    return body.person.name !== '' && (body as { tenant: { tenantId: string }; person: { name: string } })
  })
  await running.stop()
  return session
}

describe('a tenant that moves to another installation', () => {
  it('is there with its events, keys, files, figures and sign-ins, and its views are equal', async () => {
    const [old, other] = [await installation(), await installation()]
    const running = await startSwitchback(old.target)
    await loadDemo(running, password, quiet)
    await running.stop()
    const { tenant } = await signInAt(old.target)
    const before = await viewsOf(old, tenant.tenantId)
    expect(Object.keys(before).length).toBeGreaterThan(1_000)

    const file = join(await mkdtemp(join(tmpdir(), 'switchback-move-')), 'tenant.jsonl.gz')
    await exportTenant(old.target, tenant.tenantId, file, passphrase, quiet)
    const lines = gunzipSync(await readFile(file)).toString()
    for (const text of ['Dilara Kaya', 'dilara@demo.switchback.example']) expect(lines).not.toContain(text)

    // What cannot be taken whole is not taken at all.
    await expect(importTenant(other.target, file, 'another passphrase', quiet)).rejects.toThrow('passphrase')
    const cut = `${file}.cut`
    await writeFile(cut, gzipSync(lines.split('\n').slice(0, 200).join('\n')))
    await expect(importTenant(other.target, cut, passphrase, quiet)).rejects.toThrow('cut short')
    await writeFile(cut, (await readFile(file)).subarray(0, -1_000))
    await expect(importTenant(other.target, cut, passphrase, quiet)).rejects.toThrow('damaged or cut short')
    await writeFile(cut, 'no zipped file')
    await expect(importTenant(other.target, cut, passphrase, quiet)).rejects.toThrow('damaged or cut short')
    const unreadable = lines.split('\n')
    const event = unreadable.findIndex((line) => line.includes('"table":"event"'))
    for (const [bad, problem] of [
      [unreadable[event]!.replace(/"values":\["\d+"/, '"values":["0x10"'), 'a position that cannot be read'],
      [unreadable[event]!.slice(0, -9), 'cannot be read'],
    ]) {
      await writeFile(`${file}.bad`, gzipSync(unreadable.with(event, bad!).join('\n')))
      const refused = new RegExp(`^Line ${event + 1} of this file (has )?${problem}`)
      await expect(importTenant(other.target, `${file}.bad`, passphrase, quiet)).rejects.toThrow(refused)
    }
    const forged = `${file}.forged`
    await writeFile(forged, gzipSync(lines.replace('Northwind Systems', 'Southwind Systems')))
    await expect(importTenant(other.target, forged, passphrase, quiet)).rejects.toThrow('hash chain')
    expect((await other.database.admin.query('select 1 from event')).rowCount).toBe(0)

    // Interrupted when the rows were here and no one could sign in yet: the same file continues.
    await bringRows(other.target, file, passphrase)
    await expect(importTenant(other.target, file, 'another passphrase', quiet)).rejects.toThrow('passphrase')
    await importTenant(other.target, file, passphrase, quiet)
    await expect(importTenant(other.target, file, passphrase, quiet)).rejects.toThrow('already')
    const after = await viewsOf(other, tenant.tenantId)
    const moved = Object.entries(after).filter(([name, row]) => before[name] !== row)
    // The move itself is in the audit trail; nothing else is new or different.
    expect(moved.map(([name]) => name.split(' ')[0])).toEqual(['audit_trail'])
    expect(Object.keys(before).filter((name) => !(name in after))).toEqual([])

    expect(await signInAt(other.target)).toMatchObject({
      tenant: { tenantId: tenant.tenantId },
      person: { name: 'Nora Lindqvist' },
    })
    expect(await audit(other.target, quiet)).toBe(0)
    const releases = async ({ database }: typeof old) =>
      (
        await database.admin.query(
          'select release, period, memory from reporting_release where tenant_id = $1 order by release',
          [tenant.tenantId],
        )
      ).rows
    expect(await releases(other)).toEqual(await releases(old))
  }, 180_000)

  it('is read from a file that was written before links of the chain had a form', async () => {
    const [old, other] = [await installation(), await installation()]
    const running = await startSwitchback(old.target)
    const { tenantId } = await foundPractice(running.commands, running.identity, {
      ...{ organisation: 'Serpentine', name: 'Amara', email: 'amara@serpentine.example', password },
    })
    await running.stop()
    await old.database.admin.query(chainOfTexts(tenantId))
    const file = join(await mkdtemp(join(tmpdir(), 'switchback-move-')), 'tenant.jsonl.gz')
    await exportTenant(old.target, tenantId, file, passphrase, quiet)
    const lines = gunzipSync(await readFile(file)).toString()
    const older = lines
      .replace('switchback-tenant@2', 'switchback-tenant@1')
      .replace(/("table":"event_link".*),"1"\]/g, '$1]')
    expect(older).not.toBe(lines)
    await writeFile(file, gzipSync(older))
    await importTenant(other.target, file, passphrase, quiet)
    expect(await audit(other.target, quiet)).toBe(0)
    expect((await signInAt(other.target, 'amara@serpentine.example')).person.name).toBe('Amara')
  }, 60_000)
})
