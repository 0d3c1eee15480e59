import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { askOnce } from '@switchback/installation/databases'
import { openInstallation } from '@switchback/installation/installation'
import {
  databaseProcess,
  killAll,
  ready,
  startProgram,
  stopProgram,
  untilSaid,
} from '@switchback/testing/running-program'
import { until } from '@switchback/testing/until'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-trouble-'))
  await stopProgram(await started())
}, 120_000)
afterAll(async () => {
  await killAll()
  await rm(folder, { recursive: true, force: true })
})

async function started() {
  const program = startProgram(folder)
  await ready(program)
  return program
}

/** Starts the program, which must end by itself with one line. Returns that line. Neither PostgreSQL nor a lock may remain. */
async function refusal(environment: Record<string, string> = {}) {
  const program = startProgram(folder, environment)
  expect(await program.ended).toBe(1)
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  expect(existsSync(join(folder, 'instance.pid'))).toBe(false)
  const problems = program
    .said()
    .split('\n')
    .filter((line) => line && !line.startsWith('  '))
  expect(problems).toHaveLength(1)
  return problems[0]!
}

async function onDatabase(sql: string) {
  const place = await openInstallation({ SWITCHBACK_DATA: folder }, { onProgress: () => {} })
  await askOnce(place.adminUrl, sql)
  await place.close()
}

/** Waits until requests succeed again. */
const untilAnswered = (address: string) =>
  until(async () => (await fetch(`${address}/api/setup`)).ok, 60_000, 'The database did not come back.')

describe('a PostgreSQL that ends although no one stopped it', () => {
  it('is started again on the same port; if it ends again within a minute, the program stops', async () => {
    const program = await started()
    const address = await ready(program)
    const first = await databaseProcess(folder)
    process.kill(first, 'SIGKILL')
    await untilSaid(program, /The database has ended unexpectedly/)
    await untilAnswered(address)
    const second = await databaseProcess(folder)
    expect(second).not.toBe(first)
    process.kill(second, 'SIGINT')
    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(
      /Switchback has stopped. The database has ended twice within a minute. .*database system is shut down/,
    )
  }, 180_000)
})

describe('a start that is not possible', () => {
  it('does not stop another program that has the process id of an old PostgreSQL', async () => {
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const file = join(folder, 'postgres', 'postmaster.pid')
    await writeFile(file, `${bystander.pid}\n${join(folder, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n\n`)
    await stopProgram(await started())
    expect(bystander.exitCode ?? bystander.signalCode).toBe(null)
    bystander.kill()
  }, 120_000)

  it('leaves neither PostgreSQL nor a lock behind if the installation runs on another log', async () => {
    await onDatabase(`update log_in_use set log = 'kafka'`)
    expect(await refusal()).toContain('Switchback cannot start. ')
    await onDatabase(`update log_in_use set log = 'embedded'`)
  }, 180_000)

  it('names a master key that is missing, empty or not the one of the database, and changes nothing', async () => {
    const file = join(folder, 'master-key')
    const kept = await readFile(file, 'utf8')
    await rm(file)
    expect(await refusal()).toContain('master-key is not there. Put the key back')
    await writeFile(file, '')
    expect(await refusal()).toContain('master-key is empty. Put the key back')
    expect(await readFile(file, 'utf8')).toBe('')
    await writeFile(file, kept)
    expect(await refusal({ SWITCHBACK_MASTER_KEY: 'ab'.repeat(32) })).toContain(
      'The master key is not the one that this database was made with.',
    )
  }, 180_000)

  it('names the file that is missing, and starts once the file is back', async () => {
    const aside = join(folder, 'aside')
    const password = join(folder, 'postgres-password')
    await rename(password, aside)
    expect(await refusal()).toMatch(/missing.*Nothing was changed/)
    await rename(aside, password)
    for (const name of ['PG_VERSION', join('global', 'pg_control')]) {
      const file = join(folder, 'postgres', name)
      await rename(file, aside)
      const opening = openInstallation({ SWITCHBACK_DATA: folder }, { onProgress: () => {} })
      await expect(opening).rejects.toThrow(/missing.*Nothing was changed/)
      await rename(aside, file)
    }
    await stopProgram(await started())
  }, 180_000)

  it('says in one line that a folder was written before the first release', async () => {
    const place = await openInstallation({ SWITCHBACK_DATA: folder }, { onProgress: () => {} })
    const { rows } = await askOnce(place.adminUrl, `select checksum from migration where name = '001-events.sql'`)
    await askOnce(place.adminUrl, `update migration set checksum = 'another' where name = '001-events.sql'`)
    await place.close()
    expect(await refusal()).toContain('was written by a version before the first release')
    const cluster = await import('@switchback/local-servers/postgresql/cluster')
    const running = await cluster.startCluster({ folder })
    await askOnce(
      running.urlOf('switchback'),
      `update migration set checksum = '${rows[0]!.checksum as string}' where name = '001-events.sql'`,
    )
    await running.stop()
  }, 180_000)

  it('creates the database again if the program was killed while it did so', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'switchback-initdb-'))
    const killed = startProgram(fresh)
    await untilSaid(killed, /Making the database/)
    killed.child.kill('SIGKILL')
    await killed.ended
    await mkdir(join(fresh, 'postgres.making-00000000'), { recursive: true })
    const again = startProgram(fresh)
    await ready(again)
    expect((await readdir(fresh)).filter((name) => name.includes('making'))).toEqual([])
    await stopProgram(again)
    await rm(fresh, { recursive: true, force: true })
  }, 180_000)
})
