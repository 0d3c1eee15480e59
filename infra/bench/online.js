// A working day with everyone online: four practices, in each a coach and their clients with their screens open. The rate is kept
// whatever the server does (an open loop), and each answer is timed from the moment at which its request was due.
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { preparePeople } from '@switchback/local-cluster/load/people'
import { openServer } from '@switchback/installation/open-server'
import { Agent, request } from 'undici'
import { cycled, masterKey, median, ofEach, print, quantile, round, sized } from './setting.js'

/**
 * @import { ClientOfLoad, SignedIn } from '@switchback/local-cluster/load/people'
 * @import { Setting } from './setting.js'
 * @typedef {ClientOfLoad & { assessmentId: string }} Client
 * @typedef {string | string[] | undefined} Position as a header of an answer has it
 * @typedef {{ status: number, position: Position, text: string }} Answer
 */

/**
 * Sends a GET, or a POST where there is a body.
 * @callback Send
 * @param {SignedIn} person
 * @param {string} path below /api/
 * @param {{ body?: object, after?: Position }} [more]
 * @returns {Promise<Answer>}
 */

const practices = sized(4, 2)
/** People of a practice with a screen open: a coach and their clients. */
const online = sized(50, 4)
const perSecond = sized(Number(process.env.BENCH_RATE ?? 40), 10)
const warmSeconds = sized(5, 1)
const measuredSeconds = sized(Number(process.env.BENCH_SECONDS ?? 30), 2)
const p99AtMost = 250

/** What of a hundred requests is what. A command is followed by the home that shows it. */
const mix = {
  home: 30,
  caseload: 14,
  step: 12,
  finding: 12,
  journeyByCoach: 8,
  answer: 8,
  timeline: 5,
  workbook: 5,
  gate: 3,
}
/** A step that is done by saying so. */
const stepId = 'talk-at-home'
const questionId = 'role-risk'

/**
 * Starts the program, opens everyone's screen, and prints a line about the day.
 * @param {Setting} setting
 */
export async function measure(setting) {
  const { applicationUrl } = await setting.database('online')
  const core = openServer({ applicationUrl, masterKey })
  const clients = await preparePeople(core, practices, online - 1)
  await core.pool.end()
  const server = fork(fileURLToPath(new URL('server.js', import.meta.url)), [applicationUrl, masterKey.toString('hex')])
  const { port } = await new Promise((resolve) => server.once('message', resolve))
  /** Microseconds of processor time that the server has used so far: steadier than times on a machine with other work. */
  const used = async () => {
    server.send('usage')
    const { usage } = await new Promise((resolve) => server.once('message', resolve))
    return usage.user + usage.system
  }
  const result = await day(`http://127.0.0.1:${port}`, clients, used)
  server.send('stop')
  await new Promise((resolve) => server.once('exit', resolve))
  print(result)
  if (sized(true, false)) {
    const target = `p99 with ${practices * online} people online at ${perSecond} requests a second, milliseconds`
    print({ target, atMost: p99AtMost, reached: result.p99Ms, met: result.p99Ms < p99AtMost })
  }
}

/**
 * @param {string} origin
 * @param {ClientOfLoad[]} people
 * @param {() => Promise<number>} used microseconds of processor time
 */
async function day(origin, people, used) {
  const clients = people.map((person) => ({ ...person, assessmentId: randomUUID() }))
  const agent = new Agent({ connections: 1_000, keepAliveTimeout: 60_000 })
  const counts = { statuses: /** @type {Record<number, number>} */ ({}), refetches: 0 }
  let counting = false
  /** @type {Send} */
  const send = async (person, path, { body, after } = {}) => {
    const answer = await request(`${origin}/api/${path}`, {
      dispatcher: agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        cookie: person.cookie,
        'x-csrf-token': person.csrf,
        ...(after !== undefined && { 'switchback-after': String(after) }),
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await answer.body.text()
    if (counting) counts.statuses[answer.statusCode] = (counts.statuses[answer.statusCode] ?? 0) + 1
    return { status: answer.statusCode, position: answer.headers['switchback-position'], text }
  }

  const coaches = [...new Map(clients.map(({ coach }) => [coach.personId, coach])).values()]
  /** @type {[SignedIn, string][]} */
  const shown = []
  for (const person of clients) shown.push([person, 'home'])
  for (const person of coaches) shown.push([person, 'caseload'])
  const streams = await Promise.all(
    shown.map(([person, path]) =>
      openScreen(origin, agent, person, `/api/${path}`, async () => {
        if (counting) counts.refetches += 1
        await send(person, path)
      }),
    ),
  )
  for (const person of clients) {
    const started = await send(person, `assessments/${person.assessmentId}/start-assessment`, {
      body: { journeyId: person.journeyId },
    })
    if (started.status !== 200) throw new Error(started.text)
  }

  /** @type {(keyof typeof mix)[]} */
  const kinds = Object.entries(mix).flatMap(([kind, parts]) => Array(parts).fill(kind))
  /** @type {number[]} */
  const times = []
  /** @type {Record<string, number[]>} */
  const timesOf = {}
  const perform = async (/** @type {number} */ at, /** @type {number} */ due) => {
    // Two steps without a common divisor with the lengths go through all people and kinds.
    const kind = cycled(kinds, at * 37)
    await things[kind](send, cycled(clients, at * 61), at)
    if (!counting || due < measuredFrom) return
    const took = performance.now() - due
    times.push(took)
    timesOf[kind] = [...(timesOf[kind] ?? []), took]
  }
  let measuredFrom = Infinity
  let usedBefore = Promise.resolve(0)
  const begun = performance.now()
  const underway = []
  for (let at = 0; at < (warmSeconds + measuredSeconds) * perSecond; at += 1) {
    const due = begun + (at * 1_000) / perSecond
    if (!counting && at >= warmSeconds * perSecond) {
      counting = true
      measuredFrom = due
      usedBefore = used()
    }
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    underway.push(perform(at, due))
  }
  const loopSeconds = (performance.now() - measuredFrom) / 1_000
  await Promise.all(underway)
  counting = false
  const usedMicroseconds = (await used()) - (await usedBefore)
  const answered = Object.values(counts.statuses).reduce((sum, one) => sum + one, 0)
  for (const stream of streams) stream.close()
  await agent.destroy()
  times.sort((one, other) => one - other)
  const at = (/** @type {number} */ part) => round(quantile(times, part), 1)
  const [load = 0] = loadavg()
  return {
    bench: 'online',
    practices,
    online: shown.length,
    perSecond,
    seconds: measuredSeconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    mostMs: at(1),
    p50MsOf: ofEach(timesOf, (own) => round(median(own), 1)),
    refetchesPerSecond: round(counts.refetches / loopSeconds, 1),
    statuses: counts.statuses,
    serverMicrosecondsPerRequest: round(usedMicroseconds / answered),
    load: round(load, 1),
  }
}

/** @type {Set<string>} */
const isStepDone = new Set()

/**
 * A command, and the home that shows it.
 * @param {Send} send
 * @param {SignedIn} person
 * @param {string} path
 * @param {object} body
 */
const write = async (send, person, path, body) => {
  const { position } = await send(person, path, { body })
  await send(person, 'home', { after: position })
}

/**
 * What people do, by its name in the mix.
 * @type {Record<keyof typeof mix, (send: Send, person: Client, at: number) => Promise<unknown>>}
 */
const things = {
  home: (send, person) => send(person, 'home'),
  caseload: (send, { coach }) => send(coach, 'caseload'),
  journeyByCoach: (send, { coach, journeyId }) => send(coach, `journeys/${journeyId}`),
  timeline: (send, person) => send(person, `journeys/${person.journeyId}/timeline`),
  workbook: (send, person) => send(person, `journeys/${person.journeyId}/workbook`),
  step: (send, person) => {
    const done = isStepDone.delete(person.journeyId) || !isStepDone.add(person.journeyId)
    return write(send, person, `journeys/${person.journeyId}/${done ? 'reopen' : 'complete'}-step`, { stepId })
  },
  finding: (send, person) =>
    write(send, person, `journeys/${person.journeyId}/record-connection`, { who: 'The head of a training company' }),
  answer: (send, person, at) =>
    write(send, person, `assessments/${person.assessmentId}/answer-question`, { questionId, rating: at % 5 }),
  // Most gates are requested too early: the rule's refusal is the answer.
  gate: (send, person) => send(person, `journeys/${person.journeyId}/request-gate`, { body: { phaseId: 'accept' } }),
}

/**
 * Listens as the web app does: gathers what the server names for a moment, a different one in each window, and reads again.
 * @param {string} origin
 * @param {Agent} agent
 * @param {SignedIn} person
 * @param {string} address
 * @param {() => Promise<void>} refetch
 */
async function openScreen(origin, agent, { cookie }, address, refetch) {
  const { body } = await request(`${origin}/api/changes`, { dispatcher: agent, headers: { cookie }, bodyTimeout: 0 })
  /** @type {NodeJS.Timeout | undefined} */
  let gathering
  let rest = ''
  body.on('error', () => undefined)
  body.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    const isNamed = lines.some((line) => line.startsWith('data: ') && line.includes(`"${address}"`))
    if (!isNamed || gathering) return
    gathering = setTimeout(
      () => {
        gathering = undefined
        refetch().catch(() => undefined)
      },
      40 + Math.random() * 160,
    )
  })
  return {
    close() {
      clearTimeout(gathering)
      body.destroy()
    },
  }
}
