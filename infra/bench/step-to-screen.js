// From a client's click to the coach's screen: the command is sent, the coach's page is notified of a change and reads again.
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { cycled, print, quantile, round, sized } from './setting.js'

/**
 * @import { ClientOfLoad, SignedIn } from '@switchback/local-cluster/load/people'
 * @typedef {Awaited<ReturnType<typeof openScreen>>} Screen
 */

const samples = sized(300, 10)
const pauseMs = 50

/**
 * Prints the median and the 99th percentile, in milliseconds, at about 15 commands a second over all clients.
 * @param {string} shape
 * @param {string} address
 * @param {ClientOfLoad[]} clients
 */
export async function benchStepToScreen(shape, address, clients) {
  /** @type {Map<string, Screen>} */
  const screens = new Map()
  for (const { coach, tenantId } of clients)
    if (!screens.has(tenantId)) screens.set(tenantId, await openScreen(address, coach))
  await delay(1_000)
  /** @type {number[]} */
  const waits = []
  for (let at = 0; at < samples; at += 1) {
    const client = cycled(clients, at)
    const screen = screens.get(client.tenantId)
    if (!screen) throw new Error('A coach has no screen open.')
    const begun = performance.now()
    const answer = await fetch(`${address}/api/journeys/${client.journeyId}/record-connection`, {
      method: 'POST',
      headers: {
        cookie: client.cookie,
        'x-csrf-token': client.csrf,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: '{"who":"The head of a training company"}',
    })
    if (!answer.ok) throw new Error(await answer.text())
    const { position } = await answer.json()
    await screen.untilShows(position)
    waits.push(performance.now() - begun)
    await delay(pauseMs)
  }
  for (const screen of screens.values()) screen.close()
  waits.sort((one, other) => one - other)
  const at = (/** @type {number} */ part) => round(quantile(waits, part), 1)
  print({ bench: 'step-to-screen', shape, samples, medianMs: at(0.5), p99Ms: at(0.99) })
  return at(0.5)
}

/**
 * A coach's page: follows the changes of the caseload, and reads it again when it changed.
 * @param {string} address
 * @param {SignedIn} coach
 */
async function openScreen(address, { cookie }) {
  const ending = new AbortController()
  const stream = await fetch(`${address}/api/changes`, { headers: { cookie }, signal: ending.signal })
  let changes = 0
  let wake = () => {}
  const follow = async () => {
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of stream.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1]
        if (!data) continue
        if (JSON.parse(data).queries.includes('/api/caseload')) changes += 1
      }
      wake()
    }
  }
  follow().catch(() => {})
  return {
    /** @param {number} position */
    async untilShows(position) {
      while (changes === 0) await new Promise((resolve) => (wake = () => resolve(true)))
      changes = 0
      const headers = { cookie, 'switchback-after': String(position) }
      const caseload = await fetch(`${address}/api/caseload`, { headers })
      await caseload.text()
      if (!caseload.ok) throw new Error(`The caseload answered ${caseload.status}.`)
    },
    close: () => ending.abort(),
  }
}
