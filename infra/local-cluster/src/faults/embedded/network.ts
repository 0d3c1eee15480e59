import { setTimeout as delay } from 'node:timers/promises'
import { withConnection } from '@switchback/database/pool'
import { startCluster } from '@switchback/local-servers/postgresql/cluster'
import { Proxy } from '@switchback/testing/proxy'
import { join } from 'node:path'
import { Asking } from '../asking.js'
import { listenersOf, mostInTenSeconds } from '../connections.js'
import { countAll } from './counting.js'
import { History } from './history.js'
import { Load } from './load.js'
import { Practice } from './practice.js'
import { Program } from './program.js'
import type { Part, Setting } from './run.js'
import type { Tally } from './report.js'
import { until } from '@switchback/testing/until'

const database = 'switchback_faults'
const backWithinMs = 10_000
const mostAttempts = 20

/** The program on a PostgreSQL behind a network that can be broken, with people at work. */
async function openNetwork({ folder, tally, draw, closing }: Setting) {
  const cluster = await startCluster({ folder: join(folder, 'server') })
  closing.push(cluster.stop)
  await withConnection(cluster.adminUrl, (client) => client.query(`create database ${database}`))
  const url = cluster.urlOf(database)
  const proxy = await Proxy.before(url)
  closing.push(() => proxy.close())
  const data = join(folder, 'program')
  const program = await Program.on(data, tally, { DATABASE_ADMIN_URL: proxy.through(url) })
  await program.start()
  const history = new History()
  const practice = await Practice.setUp(program.address, await program.untilSaid(/\/set-up#(\S+)/))
  const load = await Load.begin(history, practice, draw)
  return {
    proxy,
    history,
    load,
    listeners: () => listenersOf(cluster.adminUrl, database),
    asker: practice.owner,
    async finish() {
      await load.stop()
      await program.stop()
      await countAll({ SWITCHBACK_DATA: data, DATABASE_ADMIN_URL: url }, history, tally)
    },
  }
}
type Network = Awaited<ReturnType<typeof openNetwork>>

/** Answers are lost after the database has committed; what is asked is lost before it arrives. */
export const cut: Part = async (setting) => {
  const { tally, draw, size } = setting
  const network = await openNetwork(setting)
  const before = await network.listeners()
  for (let round = 0; round < size.cuts; round += 1) {
    if (draw() < 0.6) network.proxy.loseAnswers()
    else network.proxy.stick()
    await delay(50 + draw() * 400)
    network.proxy.cut()
    if ((await network.load.untilMore()) === null) tally.fault('notBack', 'no command was acknowledged after a cut')
    tally.round('cut')
  }
  await untilListening(network, tally, before)
  await network.finish()
}

/** The database refuses for some time, and then gives no answer for some time. */
export const outage: Part = async (setting) => {
  const { tally, size } = setting
  const network = await openNetwork(setting)
  const { proxy } = network
  const before = await network.listeners()
  const asking = new Asking(`${network.asker.address}/api/members`, network.asker.headers('none'))
  if (size.outageMs > 0) {
    tally.say(`the database refuses for ${size.outageMs / 1_000} s`)
    const begun = proxy.attempts.length
    proxy.refuse()
    await delay(size.outageMs)
    const tried = proxy.attempts.slice(begun)
    proxy.pass()
    countAttempts(tried, tally)
    await untilBack(network, tally, before)
    tally.round('outage')
  }
  if (size.silenceMs > 0) {
    tally.say(`the database is silent for ${size.silenceMs / 1_000} s`)
    proxy.hole()
    proxy.stick()
    await delay(size.silenceMs)
    proxy.pass()
    proxy.cutStuck()
    await untilBack(network, tally, before)
    tally.round('silence')
  }
  const { worstMs, wrong } = await asking.stop()
  tally.most('worstAnswerMs', worstMs)
  for (const what of wrong) tally.fault('wrongAnswers', what)
  await network.finish()
}

function countAttempts(tried: number[], tally: Tally) {
  const most = mostInTenSeconds(tried)
  tally.most('attemptsIn10s', most)
  if (most > mostAttempts) tally.fault('notBack', `${most} attempts to connect in 10 s`)
}

async function untilBack(network: Network, tally: Tally, before: number) {
  const took = await network.load.untilMore()
  if (took === null || took > backWithinMs) tally.fault('notBack', `acknowledged again after ${took} ms`)
  await untilListening(network, tally, before)
}

/** As many connections listen as before: each fault ends some, and each comes back once. */
async function untilListening({ listeners }: Network, tally: Tally, before: number) {
  let after = -1
  const isBack = async () => (after = await listeners()) === before
  await until(isBack, 3 * backWithinMs).catch(() => undefined)
  tally.report.listens = { before, after }
  if (after !== before) tally.fault('notBack', `${after} connections listen, before it were ${before}`)
}
