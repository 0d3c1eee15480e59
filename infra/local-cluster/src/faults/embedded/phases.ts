import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { withConnection } from '@switchback/database/pool'
import { reportingIdFor } from '@switchback/domain/reporting/reporting'
import { ask, Caller } from './caller.js'
import { countAll, onDatabase } from './counting.js'
import { History } from './history.js'
import { founding, Practice } from './practice.js'
import { Program } from './program.js'
import type { Part, Setting } from './run.js'
import type { Tally } from './report.js'
import { until } from '@switchback/testing/until'

const operator = fileURLToPath(new URL('../../../../../apps/operator/dist/main.js', import.meta.url))
const passphrase = 'a passphrase for faults'
const demoPassword = 'a password for the demo'
const withDemo = { SWITCHBACK_DEMO: 'true', SWITCHBACK_DEMO_PASSWORD: demoPassword }
const waitMs = 120_000

/** Killed between two steps that belong together, at points by name: each goes on to its end, once. */
export const phases: Part = async (setting) => {
  const { folder, tally } = setting
  await makingTheDatabase(join(folder, 'made'), setting)
  const demo = await demoLoading(join(folder, 'demo'), tally)
  await figuresWorkedOutAgain(demo, tally)
  const tenantId = await rebuiltView(demo, tally)
  const practice = await settingUp(join(folder, 'practice'), tally)
  await importing(demo, practice, tenantId, tally)
  await erasing(practice, tally)
  tally.round('phases')
}

/** Waits until something is done. If it is not in time, or fails, it counts as half done. */
const untilDone = (tally: Tally, what: string, isDone: () => Promise<boolean>) =>
  until(isDone, waitMs, what).catch((error: Error) => tally.fault('halfDone', error.message))

/** Kills the program while PostgreSQL's files are made; the moment is drawn. */
async function makingTheDatabase(folder: string, { tally, draw }: Setting) {
  const program = await Program.on(folder, tally)
  program.begin()
  const isMaking = async () =>
    (await readdir(folder).catch(() => [])).some((name) => name.startsWith('postgres.making'))
  await untilDone(tally, 'no database was made', isMaking)
  await delay(draw() * 800)
  await program.kill()
  tally.report.pointsHit.push('initdb')
  await program.start()
  await program.stop()
}

async function demoLoading(folder: string, tally: Tally): Promise<Program> {
  const program = await Program.on(folder, tally)
  await program.stopAt('demo-loaded', withDemo)
  await program.stopAt('demo-in-place', withDemo)
  await program.start(withDemo)
  await program.untilSaid(/Demo sign-ins/)
  return program
}

/** The owner has the past worked out again: each publication comes once. */
async function figuresWorkedOutAgain(program: Program, tally: Tally) {
  const nora = await Caller.signIn(program.address, 'nora@demo.switchback.example', demoPassword)
  const replay = reportingIdFor(nora.tenantId, 'replay')
  await nora.post(`reporting/${replay}/request-replay`, { reason: 'A definition was corrected.' })
  await program.stop()
  await program.stopAt('figures-kept')
  await program.stopAt('figures-published')
  await program.start()
  const url = await program.databaseUrl()
  const count = (sql: string) =>
    withConnection(url, async (client) => (await client.query<{ count: number }>(sql)).rows[0]!.count)
  await untilDone(tally, 'figures are kept and not published', async () => {
    return (await count('select count(*)::int from reporting_release where outbox is not null')) === 0
  })
  const [events, different] = [
    await count(`select count(*)::int from event where type = 'FiguresRestated'`),
    await count(
      `select count(distinct (stream_id, data ->> 'group'))::int as count from event where type = 'FiguresRestated'`,
    ),
  ]
  if (events === 0 || events !== different)
    tally.fault('halfDone', `${events} restatements of ${different} publications`)
  await program.stop()
}

/** Runs an operator's command to its end; whether it was killed at a point. */
async function command(args: string[], more: Record<string, string>) {
  const child = spawn(process.execPath, [operator, ...args], {
    env: { ...process.env, MOVE_PASSPHRASE: passphrase, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  )
  return { code, isKilled: signal === 'SIGKILL', said }
}

async function stopCommandAt(point: string, args: string[], more: Record<string, string>, tally: Tally) {
  const { isKilled, said } = await command(args, { ...more, SWITCHBACK_FAULT_AT: point })
  if (isKilled) tally.report.pointsHit.push(point)
  else tally.fault('halfDone', `${point} was not reached: ${said}`)
}

async function finish(args: string[], more: Record<string, string>, tally: Tally) {
  const { code, said } = await command(args, more)
  if (code !== 0) tally.fault('halfDone', `${args[0]} ended with ${code}: ${said}`)
}

async function rebuiltView({ folder }: Program, tally: Tally): Promise<string> {
  const environment = { SWITCHBACK_DATA: folder }
  const tenantId = await onDatabase(environment, async (client) => {
    const { rows } = await client.query<{ tenant: string }>(
      'select tenant_id as tenant from event group by 1 order by count(*) desc limit 1',
    )
    return rows[0]!.tenant
  })
  const rebuild = ['rebuild-view', tenantId, 'coach_caseload']
  await stopCommandAt('rebuild-switched', rebuild, environment, tally)
  await finish(rebuild, environment, tally)
  await countAll(environment, new History(), tally)
  return tenantId
}

async function settingUp(folder: string, tally: Tally): Promise<Program> {
  const program = await Program.on(folder, tally)
  const setUp = async () => {
    const token = await program.untilSaid(/\/set-up#(\S+)/)
    return ask(`${program.address}/api/setup`, 'POST', {}, { token, ...founding })
  }
  for (const point of ['account-made', 'organisation-founded', 'owner-linked', 'practice-equipped'])
    await program.stopAt(point, {}, setUp)
  await program.start()
  const told = await setUp()
  if (told?.status !== 200) tally.fault('halfDone', `the set-up went on with ${told?.status}`)
  return program
}

async function importing({ folder: from }: Program, program: Program, tenantId: string, tally: Tally) {
  await program.stop()
  const environment = { SWITCHBACK_DATA: program.folder }
  const file = join(from, 'tenant.gz')
  await finish(['export-tenant', tenantId, '--file', file], { SWITCHBACK_DATA: from }, tally)
  const bring = ['import-tenant', '--file', file]
  for (const point of ['rows-imported', 'sign-ins-imported']) await stopCommandAt(point, bring, environment, tally)
  await finish(bring, environment, tally)
  await program.start()
  const amara = await Caller.signIn(program.address, 'amara@demo.switchback.example', demoPassword)
  if (amara.tenantId !== tenantId) tally.fault('halfDone', 'a member of an imported tenant is elsewhere')
}

/** Someone has themselves erased: the key goes, the account goes, and the record says so once. */
async function erasing(program: Program, tally: Tally) {
  const history = new History()
  const practice = await Practice.of(await Caller.signIn(program.address, founding.email, founding.password))
  const leaving = await practice.join(history)
  const { tenantId, personId } = leaving
  const asked = await leaving.give(history, `organisations/${tenantId}/request-erasure`, { personId, days: 0 })
  await practice.owner.get('erasures', asked?.position)
  await program.stop()
  const environment = { SWITCHBACK_DATA: program.folder }
  // As if it had been found due for an hour.
  await onDatabase(environment, (client) =>
    client.query(
      `insert into due_finding (tenant_id, task, item, waited_ms) values ($1, 'erasure', $2, 3600000)
       on conflict (tenant_id, task, item) do update set waited_ms = 3600000`,
      [tenantId, personId],
    ),
  )
  for (const point of ['erasure-begun', 'key-destroyed', 'person-forgotten']) await program.stopAt(point)
  await program.start()
  const url = await program.databaseUrl()
  const records = () =>
    withConnection(url, async (client) => {
      const { rows } = await client.query<{ accounts: number }>(
        `select (data ->> 'accounts')::int as accounts from event where type = 'ErasureCarriedOut' and tenant_id = $1`,
        [tenantId],
      )
      return rows.map(({ accounts }) => accounts)
    })
  await untilDone(tally, 'an erasure was begun and does not end', async () => (await records()).length > 0)
  const found = await records()
  if (found.join() !== '1') tally.fault('halfDone', `the record of an erasure counts ${found.join()} accounts`)
  await program.stop()
  await countAll(environment, history, tally)
}
