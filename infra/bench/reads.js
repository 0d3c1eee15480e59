// The client's home and the coach's caseload, beside a plain CRUD server of the same stack that serves the same answers.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { openServer } from '@switchback/installation/open-server'
import { preparePeople } from '@switchback/local-cluster/load/people'
import { Projector } from '@switchback/projections/projector'
import { allProjections } from '@switchback/views/all-projections'
import { Client } from 'undici'
import { copyToCrud } from './reads-rows.js'
import { cycled, masterKey, median, ofEach, print, printTarget, rate, round, sized } from './setting.js'

/**
 * @import { SignedIn } from '@switchback/local-cluster/load/people'
 * @import { Setting } from './setting.js'
 * @typedef {Awaited<ReturnType<typeof openReads>>} Server
 * @typedef {'switchback' | 'crud' | 'preparedCrud'} Name
 * @typedef {(at: number) => SignedIn} PersonAt
 * @typedef {{ perSecond: number, microseconds: number }} Result
 */

const tenants = sized(16, 2)
const clientsEach = sized(8, 2)
const callers = sized(64, 4)
const turns = sized(5, 1)
const atLeast = 0.8

/**
 * Prints a line for each of the two reads: the rates of the servers, their ratios, and the processor time of a read in each.
 * @param {Setting} setting
 * @param {number} _
 * @param {number} seconds
 */
export async function measure(setting, _, seconds) {
  const own = await setting.database('reads_switchback')
  const crud = await setting.database('reads_crud', { bare: true })
  const core = openServer({ applicationUrl: own.applicationUrl, masterKey })
  const people = await preparePeople(core, tenants, clientsEach)
  const projector = new Projector(core.pool, core.store, allProjections)
  for (const tenantId of new Set(people.map((one) => one.tenantId))) await projector.advance(tenantId)
  await copyToCrud(own.adminUrl, crud.adminUrl, core.keyring, people)
  await core.pool.end()

  const servers = {
    switchback: await openReads('server.js', own.applicationUrl, masterKey.toString('hex')),
    crud: await openReads('reads-peer.js', crud.adminUrl, 'plain'),
    preparedCrud: await openReads('reads-peer.js', crud.adminUrl, 'prepared'),
  }
  /** @type {Record<string, PersonAt>} */
  const reads = {
    home: (at) => cycled(people, at * 7),
    caseload: (at) => cycled(people, at * 7).coach,
  }
  for (const [name, personAt] of Object.entries(reads)) await compareAnswers(servers, name, people.length, personAt)
  for (const [name, personAt] of Object.entries(reads)) await compareRates(servers, name, personAt, seconds)
  for (const server of Object.values(servers)) await server.close()
}

/**
 * Throws where the two servers answer someone differently: then they do not do the same work.
 * @param {Record<Name, Server>} servers
 * @param {string} name
 * @param {number} count
 * @param {PersonAt} personAt
 */
async function compareAnswers({ switchback, crud }, name, count, personAt) {
  for (let at = 0; at < count; at += 1) {
    const [one, other] = await Promise.all([switchback.read(0, name, personAt(at)), crud.read(0, name, personAt(at))])
    if (!isDeepStrictEqual(JSON.parse(one), JSON.parse(other)))
      throw new Error(`The two servers answer ${name} differently: ${one} and ${other}`)
  }
}

/**
 * The servers take turns, so that other work on the machine meets all of them.
 * @param {Record<Name, Server>} servers
 * @param {string} name
 * @param {PersonAt} personAt
 * @param {number} seconds
 */
async function compareRates(servers, name, personAt, seconds) {
  const measured = ofEach(servers, (server) => ({ server, results: /** @type {Result[]} */ ([]) }))
  for (let turn = 0; turn < turns; turn += 1)
    for (const { server, results } of Object.values(measured)) {
      const before = await server.used()
      let reads = 0
      const perSecond = await rate(callers, seconds, async (caller) => {
        reads += 1
        await server.read(caller, name, personAt(caller))
      })
      results.push({ perSecond, microseconds: ((await server.used()) - before) / reads })
    }
  const middle = (/** @type {keyof Result} */ what) =>
    ofEach(measured, ({ results }) => round(median(results.map((one) => one[what]))))
  const ratioTo = (/** @type {Name} */ peer) =>
    median(
      measured.switchback.results.map(
        ({ perSecond }, turn) => perSecond / cycled(measured[peer].results, turn).perSecond,
      ),
    )
  const ratio = ratioTo('crud')
  print({
    bench: 'reads',
    read: name,
    callers,
    tenants,
    perSecond: middle('perSecond'),
    serverMicroseconds: middle('microseconds'),
    toCrud: round(ratio, 2),
    toPreparedCrud: round(ratioTo('preparedCrud'), 2),
    rounds: ofEach(measured, ({ results }) => results.map(({ perSecond }) => round(perSecond))),
  })
  printTarget(`${name} to CRUD of the same stack`, ratio, atLeast)
}

/**
 * Starts a server of this folder, with a connection for each caller.
 * @param {string} file
 * @param {string[]} args
 */
async function openReads(file, ...args) {
  const server = fork(fileURLToPath(new URL(file, import.meta.url)), args)
  /** @returns {Promise<{ port: number, usage: NodeJS.CpuUsage }>} what the server says next: its port, or its usage */
  const next = () =>
    new Promise((resolve, reject) => {
      const left = (/** @type {number | null} */ code) => reject(new Error(`${file} ended with ${code}.`))
      server.once('exit', left)
      server.once('message', (message) => {
        server.off('exit', left)
        resolve(/** @type {{ port: number, usage: NodeJS.CpuUsage }} */ (message))
      })
    })
  const { port } = await next()
  const clients = Array.from({ length: callers }, () => new Client(`http://127.0.0.1:${port}`))
  return {
    /**
     * Reads a page as someone who is signed in; throws where they may not.
     * @param {number} caller
     * @param {string} name
     * @param {SignedIn} person
     */
    async read(caller, name, { cookie }) {
      const answer = await cycled(clients, caller).request({ method: 'GET', path: `/api/${name}`, headers: { cookie } })
      const text = await answer.body.text()
      if (answer.statusCode !== 200) throw new Error(`${file}, ${name}: ${text}`)
      return text
    },
    /** Microseconds of processor time that the server has used so far. */
    async used() {
      server.send('usage')
      const { usage } = await next()
      return usage.user + usage.system
    },
    async close() {
      for (const client of clients) await client.close()
      server.send('stop')
      await new Promise((resolve) => server.once('exit', resolve))
    },
  }
}
