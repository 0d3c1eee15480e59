import { once } from 'node:events'
import { connect } from 'node:net'
import request from 'supertest'
import { expectProblem } from './practices.js'
import { startForTest, type Running } from './support.js'

let running: Running
beforeAll(async () => {
  running = await startForTest({ load: { requests: 2 } })
}, 60_000)
afterAll(() => running.stop())

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
