// A command over HTTP beside an empty POST of the same server, both signed in; and how long until the view shows it.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { preparePeople } from '@switchback/local-cluster/load/people'
import { openServer } from '@switchback/installation/open-server'
import pg from 'pg'
import { Client } from 'undici'
import { cycled, masterKey, median, print, printTarget, quantile, rate, round, sized } from './setting.js'

/**
 * @import { ClientOfLoad } from '@switchback/local-cluster/load/people'
 * @import { Setting } from './setting.js'
 */

const callers = 64
const tenants = 16
const samples = sized(200, 20)

/**
 * @param {Setting} setting
 * @param {number} rounds
 * @param {number} seconds
 */
export async function measure(setting, rounds, seconds) {
  const { applicationUrl } = await setting.database('http')
  const core = openServer({ applicationUrl, masterKey })
  const people = await preparePeople(core, tenants, callers / tenants)
  await core.pool.end()

  const server = fork(fileURLToPath(new URL('server.js', import.meta.url)), [applicationUrl, masterKey.toString('hex')])
  const { port } = await new Promise((resolve) => server.once('message', resolve))
  const clients = people.map(() => new Client(`http://127.0.0.1:${port}`))
  const post = async (/** @type {number} */ caller, /** @type {string} */ path, /** @type {string} */ body) => {
    const { cookie, csrf } = cycled(people, caller)
    const answer = await cycled(clients, caller).request({
      method: 'POST',
      path,
      headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body,
    })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${path}: ${text}`)
    return JSON.parse(text)
  }
  const command = (/** @type {number} */ caller) =>
    post(
      caller,
      `/api/journeys/${cycled(people, caller).journeyId}/record-connection`,
      '{"who":"The head of a training company"}',
    )
  const empty = (/** @type {number} */ caller) => post(caller, '/api/empty', '{}')

  await rate(callers, sized(1, 0.3), command)
  /** @type {Record<'command' | 'empty', number[]>} */
  const rates = { command: [], empty: [] }
  for (let turn = 0; turn < rounds; turn += 1) {
    rates.command.push(await rate(callers, seconds, command))
    rates.empty.push(await rate(callers, seconds, empty))
  }
  const ratio = median(rates.command) / median(rates.empty)
  print({
    bench: 'http',
    callers,
    tenants,
    perSecond: { command: round(median(rates.command)), empty: round(median(rates.empty)) },
    ratio: round(ratio, 2),
    rounds: { command: rates.command.map((one) => round(one)), empty: rates.empty.map((one) => round(one)) },
  })
  print({ bench: 'acknowledged-to-visible', ...(await visible(applicationUrl, people, command)) })

  for (const client of clients) await client.close()
  server.send('stop')
  await new Promise((resolve) => server.once('exit', resolve))
  printTarget('command over HTTP to an empty POST', ratio, 0.4)
}

/**
 * Milliseconds from the answer to a command until all views of its tenant have it, at 20 commands a second.
 * @param {string} applicationUrl
 * @param {ClientOfLoad[]} people
 * @param {(caller: number) => Promise<{ position: number }>} command
 */
async function visible(applicationUrl, people, command) {
  const listener = new pg.Client({ connectionString: applicationUrl })
  await listener.connect()
  /** @type {Map<string, number>} */
  const reached = new Map()
  let wake = () => {}
  listener.on('notification', ({ payload }) => {
    const { tenantId, position } = JSON.parse(payload ?? '')
    reached.set(tenantId, Math.max(position, reached.get(tenantId) ?? 0))
    wake()
  })
  await listener.query('listen switchback_viewed')
  await delay(1_500)
  /** @type {number[]} */
  const waits = []
  for (let at = 0; at < samples; at += 1) {
    const caller = at % callers
    const { position } = await command(caller)
    const begun = performance.now()
    const { tenantId } = cycled(people, caller)
    while ((reached.get(tenantId) ?? 0) < position) await new Promise((resolve) => (wake = () => resolve(true)))
    waits.push(performance.now() - begun)
    await delay(50)
  }
  await listener.end()
  waits.sort((one, other) => one - other)
  const at = (/** @type {number} */ part) => round(quantile(waits, part), 1)
  return { samples, medianMs: at(0.5), p99Ms: at(0.985) }
}
