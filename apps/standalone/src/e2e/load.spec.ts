import request from 'supertest'
import { Proxy } from '@switchback/testing/proxy'
import { expectProblem } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
let proxy: Proxy
beforeAll(async () => {
  running = await startForTest({
    load: { answerMs: 500 },
    limits: { statementMs: 3_600_000 },
    through: async (url) => (proxy = await Proxy.before(url)).through(url),
  })
}, 60_000)
afterAll(async () => {
  proxy.cut()
  await running.stop()
  await proxy.close()
})

const ask = () => request(running.address).get('/api/setup')

describe('a request that waits for the database', () => {
  it('is answered with a time to wait, although no statement has come to its limit; its own late end changes nothing', async () => {
    expect((await ask()).status).toBe(200)
    proxy.stick()
    const answer = await ask()
    expectProblem(answer, 503, 'unavailable')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    proxy.cutStuck()
    while ((await ask()).status !== 200);
  })
})
