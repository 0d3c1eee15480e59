import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import request from 'supertest'
import { until } from '@switchback/testing/until'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const password = 'a password for the demo'
const startsWithinMs = 240_000
let folder: string
const children: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchback-start-'))
  await chmod(folder, 0o755)
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await until(() => serversOf(folder).length === 0)
  await rm(folder, { recursive: true, force: true })
})

/** PostgreSQL and the brokers name their folder in their arguments. */
const serversOf = (path: string) =>
  execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(path))

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The distributed shape on the folder, started by a command. Returns it once it serves: where, and its processes. */
async function start(command: string, args: string[]) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PORT: '0', SWITCHBACK_DATA: folder, SWITCHBACK_DEMO_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await until(() => /Demo sign-ins[^]*Sponsor/.test(said) || child.exitCode !== null, startsWithinMs)
  const address = /Switchback is ready at (\S+)/.exec(said)?.[1]
  if (!address) throw new Error(said)
  const members = [...said.matchAll(/ process (\d+) /g)].map(([, pid]) => Number(pid))
  expect(members).toHaveLength(6)
  return { child, ended, address, members, said: () => said }
}
type Running = Awaited<ReturnType<typeof start>>

/** Brokers, PostgreSQL and all processes of the shape are gone. */
const untilGone = ({ members }: Running) => until(() => serversOf(folder).length === 0 && !members.some(isAlive))

async function signIn({ address }: Running, name: string) {
  const agent = request.agent(address)
  const email = `${name}@demo.switchback.example`
  const { body } = await agent.post('/api/session').send({ email, password }).expect(200)
  return { agent, csrf: body.csrfToken as string }
}

/** A client records something: returns the position and the moment of what was acknowledged. */
async function work(running: Running) {
  const client = await signIn(running, 'dilara')
  const home = await client.agent.get('/api/home').expect(200)
  const { journeyId } = home.body.journeys[0] as { journeyId: string }
  const answer = await client.agent
    .post(`/api/journeys/${journeyId}/record-connection`)
    .set({ 'x-csrf-token': client.csrf, 'idempotency-key': randomUUID() })
    .send({ who: 'Somebody from before' })
    .expect(200)
  return { journeyId, position: answer.headers['switchback-position'] as string }
}

/** When the client of a journey was last active, as one of the demo's coaches reads it. */
async function lastActivity(running: Running, { journeyId, position }: { journeyId: string; position: string }) {
  for (const name of ['amara', 'jonas', 'nora']) {
    const { agent } = await signIn(running, name)
    const { body } = await agent.get('/api/caseload?limit=200').set('switchback-after', position).expect(200)
    const row = (body.items as { journeyId: string; lastActivityAt: string }[]).find(
      (item) => item.journeyId === journeyId,
    )
    if (row) return Date.parse(row.lastActivityAt)
  }
  throw new Error('No coach has this client.')
}

it('a killed npm, a killed program and a stopped one leave no process, and the next start has everything', async () => {
  const first = await start('npm', ['run', 'start:distributed'])
  expect(first.said()).toContain('dilara@demo.switchback.example')
  const begun = Date.now()
  const done = await work(first)
  const active = await lastActivity(first, done)
  expect(active).toBeGreaterThanOrEqual(begun)
  first.child.kill('SIGKILL')
  await untilGone(first)

  const second = await start(process.execPath, [program])
  expect(await lastActivity(second, done)).toBe(active)
  const more = await work(second)
  second.child.kill('SIGKILL')
  await untilGone(second)

  const third = await start(process.execPath, [program])
  expect(await lastActivity(third, more)).toBeGreaterThan(active)
  third.child.kill('SIGTERM')
  expect(await third.ended).toBe(0)
  expect(third.said()).toContain('Nothing was lost.')
  await untilGone(third)
}, 900_000)
