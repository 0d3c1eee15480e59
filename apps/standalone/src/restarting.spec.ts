import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { openInstallation } from '@switchback/installation/installation'
import { askOnce } from '@switchback/installation/databases'
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
/** Of the last event that was acknowledged: who reads waits until the views have it. */
let position: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-restarting-'))
})
afterEach(async () => {
  await killAll()
  // A killed program leaves its PostgreSQL running: opening the folder takes it over, closing it ends it.
  await openInstallation({ SWITCHBACK_DATA: folder }, { onProgress: () => {} }).then(({ close }) => close())
  await rm(folder, { recursive: true, force: true })
})

async function killWhileDemoLoads() {
  const started = startProgram(folder, { SWITCHBACK_DEMO: 'true' })
  await untilSaid(started, /Loading the demo: a journey/)
  await killProgram(started)
}

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

/** Signs in again and looks for the practice and its sponsor. */
async function expectWorkAt(address: string) {
  const owner = request.agent(address)
  const session = await owner.post('/api/session').send(credentials).expect(200)
  expect(session.body).toMatchObject({ tenant: { name: 'A Real Practice' }, person: { name: 'Hanna Real' } })
  const organisation = await owner.get('/api/organisation').set('switchback-after', position).expect(200)
  expect(JSON.stringify(organisation.body)).toContain('Northwind Real')
}

describe('an installation that is started again', () => {
  it('keeps everything after a demo was killed while it loaded and a practice was set up', async () => {
    await killWhileDemoLoads()
    const first = startProgram(folder)
    await work(first, await ready(first))
    await stopProgram(first)
    for (const demo of ['false', 'true', 'false']) {
      const again = startProgram(folder, { SWITCHBACK_DEMO: demo })
      await expectWorkAt(await ready(again))
      expect(again.said()).not.toContain('Demo sign-ins')
      await stopProgram(again)
    }
  }, 180_000)

  it('keeps what an operator brought to a folder where a demo was killed', async () => {
    await killWhileDemoLoads()
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

  it('loads a killed demo again from its beginning, also where a start without it came between', async () => {
    await killWhileDemoLoads()
    await stopProgram(await started({ SWITCHBACK_DEMO: 'false' }))
    const whole = await started({ SWITCHBACK_DEMO: 'true', SWITCHBACK_DEMO_PASSWORD: 'shown to everyone' })
    const [, address] = await untilSaid(whole, /ready at (\S+)[^]*password shown to everyone/)
    await request(address!)
      .post('/api/session')
      .send({ email: 'luis@demo.switchback.example', password: 'shown to everyone' })
      .expect(200)
    await stopProgram(whole)
  }, 180_000)

  it('is left as it is where an earlier version left the mark of an interrupted demo', async () => {
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

  it('ends at once where it is stopped while the demo loads', async () => {
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
