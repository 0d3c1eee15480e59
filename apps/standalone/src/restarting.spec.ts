import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { openInstallation } from '@switchback/installation/installation'
import { askOnce } from '@switchback/installation/databases'
import { until } from '@switchback/testing/until'
import {
  killAll,
  killProgram,
  ready,
  startProgram,
  stopProgram,
  untilSaid,
  type Started,
} from '@switchback/testing/running-program'

const credentials = { email: 'hanna@practice.example', password: 'a password of their own' }
let folder: string
/** A folder in which the program was killed while it loaded the demo; tests work on copies of it. */
let killed: string
/** The position of the last event that was acknowledged. Reads wait until the views have it. */
let position: string

beforeAll(async () => {
  killed = await newFolder()
  const started = startProgram(killed, { SWITCHBACK_DEMO: 'true' })
  await untilSaid(started, /Loading the demo: a journey/)
  await killProgram(started)
  // The database ends with the program that started it. What is copied has to be at rest.
  await until(() => !existsSync(join(killed, 'postgres', 'postmaster.pid')))
}, 120_000)
afterAll(() => rm(killed, { recursive: true, force: true }))
beforeEach(async () => {
  folder = await newFolder()
})
afterEach(async () => {
  await killAll()
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

const newFolder = () => mkdtemp(join(tmpdir(), 'switchback-restarting-'))

/** Copies the folder of the killed program, with the owner of each file: the database has a user of its own. */
const copyKilled = () => execFileSync('cp', ['-a', `${killed}/.`, folder])

/** Sets up a practice over HTTP and adds a sponsor. */
async function work(program: Started, address: string) {
  const owner = request.agent(address)
  const [, token] = await untilSaid(program, /\/set-up#(\S+)/)
  const setUp = { token, organisation: 'A Real Practice', name: 'Hanna Real', ...credentials }
  const session = await owner.post('/api/setup').send(setUp).expect(200)
  const { csrfToken, tenant } = session.body as { csrfToken: string; tenant: { tenantId: string } }
  const added = await owner
    .post(`/api/organisations/${tenant.tenantId}/add-sponsor`)
    .set({ 'x-csrf-token': csrfToken, 'idempotency-key': randomUUID() })
    .send({ name: 'Northwind Real' })
    .expect(200)
  position = added.headers['switchback-position'] as string
}

/** Signs in again, and expects the practice and its sponsor. */
async function expectWorkAt(address: string) {
  const owner = request.agent(address)
  const session = await owner.post('/api/session').send(credentials).expect(200)
  expect(session.body).toMatchObject({ tenant: { name: 'A Real Practice' }, person: { name: 'Hanna Real' } })
  const organisation = await owner.get('/api/organisation').set('switchback-after', position).expect(200)
  expect(JSON.stringify(organisation.body)).toContain('Northwind Real')
}

describe('an installation that is started again', () => {
  it('keeps the practice that was set up after a demo was killed while it loaded', async () => {
    copyKilled()
    const first = startProgram(folder)
    await work(first, await ready(first))
    await stopProgram(first)
    for (const demo of ['true', 'false']) {
      const again = startProgram(folder, { SWITCHBACK_DEMO: demo })
      await expectWorkAt(await ready(again))
      expect(again.said()).not.toContain('Demo sign-ins')
      await stopProgram(again)
    }
  }, 180_000)

  it('keeps what an operator brought into a folder in which a demo was killed while it loaded', async () => {
    copyKilled()
    const tenant = '00000000-0000-4000-8000-00000000000a'
    const place = await openInstallation({ SWITCHBACK_DATA: folder }, { onProgress: () => {} })
    await askOnce(place.adminUrl, `insert into tenant_head (tenant_id, position) values ('${tenant}', 0)`)
    await place.close()
    const started = startProgram(folder, { SWITCHBACK_DEMO: 'true' })
    await ready(started)
    await stopProgram(started)
    const again = await openInstallation({ SWITCHBACK_DATA: folder }, { onProgress: () => {} })
    const { rows } = await askOnce(again.adminUrl, 'select tenant_id from tenant_head')
    await again.close()
    expect(rows).toEqual([{ tenant_id: tenant }])
  }, 180_000)

  it('loads a killed demo again from its beginning, even after a start without the demo', async () => {
    copyKilled()
    await stopProgram(await started({ SWITCHBACK_DEMO: 'false' }))
    const whole = await started({ SWITCHBACK_DEMO: 'true', SWITCHBACK_DEMO_PASSWORD: 'shown to everyone' })
    const [, address] = await untilSaid(whole, /ready at (\S+)[^]*password shown to everyone/)
    await request(address!)
      .post('/api/session')
      .send({ email: 'luis@demo.switchback.example', password: 'shown to everyone' })
      .expect(200)
    await stopProgram(whole)
  }, 180_000)

  it('is not changed when an earlier version left the mark of an interrupted demo', async () => {
    const first = startProgram(folder)
    await work(first, await ready(first))
    await stopProgram(first)
    await writeFile(join(folder, 'demo-loading'), '')
    const again = startProgram(folder, { SWITCHBACK_DEMO: 'true' })
    await expectWorkAt(await ready(again))
    expect(again.said()).toContain('Nothing was deleted.')
    expect(existsSync(join(folder, 'demo-loading'))).toBe(false)
    await stopProgram(again)
  }, 120_000)

  it('stops at once when it is asked to while the demo loads', async () => {
    const loading = startProgram(folder, { SWITCHBACK_DEMO: 'true' })
    await untilSaid(loading, /Loading the demo: a journey/)
    await stopProgram(loading)
    expect(loading.said()).not.toContain('is ready')
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  }, 120_000)
})

async function started(environment: Record<string, string>) {
  const program = startProgram(folder, environment)
  await ready(program)
  return program
}
