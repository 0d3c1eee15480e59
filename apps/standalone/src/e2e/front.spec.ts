import { randomUUID } from 'node:crypto'
import { SignInLimits } from '@switchback/http-api/identity/sign-in-limits'
import request from 'supertest'
import { expectProblem, password, practice } from './practices.js'
import { startForTest, type Running } from './support.js'

const email = 'owner@bendway.example'
let running: Running
let plain: Running

beforeAll(async () => {
  running = await startForTest({ front: { trustedProxies: ['loopback'], insecureCookies: false } })
  plain = await startForTest()
  await practice(running, 'Bendway', email)
  await practice(plain, 'Bendway', email)
}, 60_000)
afterAll(() => Promise.all([running.stop(), plain.stop()]))

/** A try to sign in, as a proxy on this machine passes it on. */
const signIn = (from: string, address: string, word: string, { address: server }: Running = running) =>
  request(server).post('/api/session').set('x-forwarded-for', from).send({ email: address, password: word })
const stranger = () => `${randomUUID()}@stranger.example`

describe('the limits of signing in', () => {
  it('take the address of a request from a trusted proxy, and nothing that was made up before it', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 31; tries += 1)
      statuses.push((await signIn(`198.51.100.${tries}, 203.0.113.1`, stranger(), 'wrong')).status)
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429])
  })
  it('believe no proxy by default', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 31; tries += 1)
      statuses.push((await signIn(`198.51.100.${tries}`, stranger(), 'wrong', plain)).status)
    expect(statuses.at(-1)).toBe(429)
  })
  it('take all addresses of one IPv6 network as one', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 31; tries += 1)
      statuses.push((await signIn(`2001:db8:7::${tries + 1}`, stranger(), 'wrong')).status)
    expect(statuses.at(-1)).toBe(429)
  })
  it('keep no one out whose account others try, and count no try that was refused', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 20; tries += 1) statuses.push((await signIn('203.0.113.2', email, 'wrong')).status)
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(10).fill(429)])
    const { rows } = await running.database.admin.query(
      `select max(points) as tries from rate_limit where key like 'account:%'`,
    )
    expect(rows).toEqual([{ tries: 10 }])
    expect((await signIn('203.0.113.3', email, password)).status).toBe(200)
  })
  it('are counted together by all processes', async () => {
    const another = new SignInLimits({ pool: running.pool, identity: running.identity } as ConstructorParameters<
      typeof SignInLimits
    >[0])
    const address = stranger()
    for (let tries = 0; tries < 10; tries += 1) await another.password('203.0.113.4', address)
    expectProblem(await signIn('203.0.113.4', address, 'wrong'), 429, 'too-many-attempts')
  })
  it('keep no address of a machine or person in the clear', async () => {
    await signIn('203.0.113.5', email, 'wrong')
    const { rows } = await running.database.admin.query<{ key: string }>('select key from rate_limit')
    const keys = rows.map(({ key }) => key).join(' ')
    expect(keys).not.toContain('203.0.113')
    expect(keys).not.toContain('bendway')
  })
})

describe('the cookie of a session', () => {
  const cookieOver = async (from: string, headers: Record<string, string>) => {
    const answer = await signIn(from, email, password).set(headers)
    expect(answer.status).toBe(200)
    return String(answer.headers['set-cookie'])
  }
  it('travels over TLS alone where the request came over it, and the browser is kept there', async () => {
    expect(await cookieOver('203.0.113.6', { 'x-forwarded-proto': 'https' })).toContain('; Secure')
    const answer = await request(running.address).get('/api/setup').set('x-forwarded-proto', 'https')
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })
  it('travels over TLS alone to another machine, even where a proxy did not say that it ended TLS', async () => {
    expect(await cookieOver('203.0.113.8', { host: 'switchback.example' })).toContain('; Secure')
  })
  it('travels over plain HTTP on this machine', async () => {
    expect(await cookieOver('203.0.113.7', {})).not.toContain('Secure')
    const answer = await request(running.address).get('/api/setup')
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  })
})

describe('answers of the API', () => {
  it('stay out of every cache', async () => {
    for (const path of ['/api/setup', '/api/session', '/api/nowhere', '/api/openapi.json'])
      expect([path, (await request(running.address).get(path)).headers['cache-control']]).toEqual([path, 'no-store'])
  })
})
