import { once } from 'node:events'
import { connect } from 'node:net'
import request from 'supertest'
import { Proxy } from '@switchback/testing/proxy'
import { expectProblem } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
let proxy: Proxy
beforeAll(async () => {
  running = await startForTest({
    load: { requests: 2, answerMs: 500 },
    limits: { statementMs: 3_600_000 },
    through: async (url) => (proxy = await Proxy.before(url)).through(url),
  })
}, 60_000)
afterAll(async () => {
  proxy.cut()
  await running.stop()
  await proxy.close()
})

/** A request whose body never comes. */
async function unfinished() {
  const { hostname, port } = new URL(running.address)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    `POST /api/session HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
  )
  return socket
}

const ask = () => request(running.address).get('/api/setup')

describe('a process that works on as many requests as it can', () => {
  it('refuses more with a time to wait, and takes them again when others have ended', async () => {
    const held = [await unfinished(), await unfinished()]
    let answer = await ask()
    while (answer.status === 200) answer = await ask()
    expectProblem(answer, 503, 'busy')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    for (const socket of held) socket.destroy()
    while ((await ask()).status !== 200);
  })
})

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
