import { withConnection } from '@switchback/database/pool'
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openServer, type ServerParts } from '@switchback/installation/open-server'
import { startCluster } from '@switchback/local-servers/postgresql/cluster'
import { startKafka, type KafkaCluster } from '@switchback/local-servers/kafka/cluster'
import { openKafka } from '@switchback/event-feed/kafka/connection'
import { fromMessage } from '@switchback/event-feed/kafka/message'
import { readTopic } from '@switchback/event-feed/kafka/read-topic'
import { eventsTopic } from '@switchback/event-feed/kafka/topic'
import { compareWithStore } from '@switchback/projections/replay'
import { prepareDatabase } from '@switchback/installation/prepare-database'
import { Proxy } from '@switchback/testing/proxy'
import { allProjections } from '@switchback/views/all-projections'
import { startDistributed } from '../distributed.js'
import { oneForMany, preparePeople } from '../load/people.js'
import { drawing } from '../load/drawing.js'
import { DatabaseAway, type DatabaseReport } from './database.js'
import { commit, drawFaults, kinds, type Kind } from './faults.js'
import { SteadyLoad } from './steady-load.js'
import { Watch } from './watch.js'
import { until } from '@switchback/testing/until'

export interface FaultsOptions {
  seed: number
  faults: number
  outageMs: number
  perSecond: number
  onProgress: (what: string) => void
  /** Ends it early, with everything that it started. */
  signal?: AbortSignal
}

/** What came of it. `stalls`: for each kind of fault the longest that a command took, and that log and views stood still (ms). */
export interface FaultsReport {
  acknowledged: number
  lost: number
  doubled: number
  rowsDiffering: number
  faults: number
  gapsFilled: number
  longestStallMs: number
  rows: number
  missingInLog: number
  /** Positions that the topic has more than once; consumers drop what they had. */
  repeatedInLog: number
  database: DatabaseReport
  refused: string[]
  stalls: Partial<Record<Kind, { commands: number; log: number; views: number }>>
}

const tenants = 6
const clientsEach = 4
const settleWithinMs = 120_000

/**
 * Runs the distributed shape under steady commands, kills its parts and takes its database away in an order drawn from the seed.
 * Afterwards counts what was acknowledged and is not in the store, what is there twice, and which rows differ from a fold from the
 * beginning.
 */
export async function runFaults(options: FaultsOptions): Promise<FaultsReport> {
  const { seed, outageMs, perSecond, onProgress } = options
  const draw = drawing(seed)
  const setting = await openSetting(onProgress)
  const { kafka, proxy, distributed, core, adminUrl } = setting
  try {
    const people = await preparePeople(core, tenants, clientsEach)
    const address = `http://127.0.0.1:${await distributed.listen(0, '127.0.0.1')}`
    const load = new SteadyLoad(address, people)
    const watch = new Watch(adminUrl, distributed)
    await watch.start()
    load.start(perSecond)
    const question = { url: `${address}/api/home`, headers: { cookie: people[0]!.cookie } }
    const database = new DatabaseAway(proxy, distributed, adminUrl, () => load.untilMore(), question)
    await delay(3_000)
    // The first seconds are those of a start, and of no fault.
    watch.longest()
    load.takeLongest()
    let longestStallMs = 0

    const faults = drawFaults(draw, options.faults)
    const stalls: FaultsReport['stalls'] = {}
    for (const [at, kind] of faults.entries()) {
      options.signal?.throwIfAborted()
      onProgress(`fault ${at + 1} of ${faults.length}: ${kind} (${load.acknowledged.size} commands acknowledged)`)
      await commit(kind, { kafka, distributed, database, draw, outageMs, beforeKill: () => watch.askProjectors() })
      await untilInStep(kafka)
      await delay(1_500 + draw() * 1_500)
      const seen = { commands: load.takeLongest(), ...watch.longest() }
      const before = stalls[kind] ?? { commands: 0, log: 0, views: 0 }
      stalls[kind] = {
        commands: Math.max(before.commands, seen.commands),
        log: Math.max(before.log, seen.log),
        views: Math.max(before.views, seen.views),
      }
      longestStallMs = Math.max(longestStallMs, seen.commands)
    }
    await load.stop()
    onProgress('counting')
    await untilSettled(adminUrl)
    await watch.askProjectors()
    await watch.stop()
    return {
      acknowledged: load.acknowledged.size,
      ...(await compareCommands(adminUrl, load.acknowledged)),
      ...(await compareViews(
        core,
        people.map(({ tenantId }) => tenantId),
      )),
      faults: faults.length,
      gapsFilled: watch.gapsFilled,
      longestStallMs: Math.max(longestStallMs, load.takeLongest()),
      ...(await compareLog(adminUrl, kafka)),
      database: database.report,
      refused: load.refused.slice(0, 10),
      stalls: Object.fromEntries(kinds.filter((kind) => stalls[kind]).map((kind) => [kind, stalls[kind]])),
    }
  } finally {
    await setting.close()
  }
}

async function openSetting(onProgress: (what: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'switchback-faults-'))
  await chmod(folder, 0o755)
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    const database = await startCluster({ folder, onProgress, settings: { max_connections: '200' } })
    closing.push(database.stop)
    const password = randomBytes(12).toString('hex')
    await prepareDatabase(database.adminUrl, password)
    const kafka = await startKafka({ folder: join(folder, 'kafka'), brokers: 3, onProgress })
    closing.push(kafka.stop)
    const applicationUrl = database.urlOf('postgres', { name: 'switchback_app', password })
    const proxy = await Proxy.before(applicationUrl)
    closing.push(() => proxy.close())
    const masterKey = randomBytes(32)
    const core = openServer({ applicationUrl, masterKey })
    closing.push(() => core.pool.end())
    const distributed = await startDistributed({
      applicationUrl: proxy.through(applicationUrl),
      masterKey,
      brokers: kafka.addresses,
      environment: { ...oneForMany, LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' },
      onLine: (_, line) => onProgress(line),
    })
    closing.push(distributed.stop)
    return { kafka, proxy, distributed, core, adminUrl: database.adminUrl, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Waits until every partition has its leader and all its copies are in sync. */
async function untilInStep({ addresses, brokers }: KafkaCluster) {
  const kafka = await openKafka({ brokers: addresses, clientId: 'switchback-faults' })
  const isInStep = async () => {
    const admin = kafka.admin()
    try {
      await admin.connect()
      const { topics } = await admin.fetchTopicMetadata({ topics: [eventsTopic] })
      return topics[0]!.partitions.every(({ isr }) => isr.length === brokers.length)
    } catch {
      return false
    } finally {
      await admin.disconnect().catch(() => undefined)
    }
  }
  await until(isInStep, settleWithinMs, 'The copies of the brokers did not get in sync again.')
}

/** Waits until the log has every event, and every view has every event of the log. */
async function untilSettled(adminUrl: string) {
  await withConnection(adminUrl, async (client) => {
    const isSettled = async () => {
      const { rows } = await client.query<{ behind: string }>(
        `select (select count(*) from tenants_unpublished($1))
          + (select coalesce(sum(events), 0) from projection_lag()) as behind`,
        [eventsTopic],
      )
      return Number(rows[0]!.behind) === 0
    }
    await until(isSettled, settleWithinMs, 'Log and views did not catch up.')
  })
}

async function compareCommands(adminUrl: string, acknowledged: Set<string>) {
  const { rows } = await withConnection(adminUrl, (client) =>
    client.query<{ command_id: string; events: number }>(
      `select command_id, count(*)::int as events from event where command_id = any ($1) group by command_id`,
      [[...acknowledged]],
    ),
  )
  return { lost: acknowledged.size - rows.length, doubled: rows.filter(({ events }) => events > 1).length }
}

async function compareViews(core: ServerParts, tenantIds: string[]) {
  let rows = 0
  let rowsDiffering = 0
  for (const tenantId of new Set(tenantIds)) {
    const comparison = await compareWithStore(core.pool, core.store, allProjections, tenantId)
    rows += comparison.rows
    rowsDiffering += comparison.differ.length
  }
  return { rows, rowsDiffering }
}

/** How many events of the store are not in the topic, and how many are there more than once. */
async function compareLog(adminUrl: string, { addresses }: KafkaCluster) {
  const inLog = new Set<string>()
  let repeatedInLog = 0
  await readTopic(await openKafka({ brokers: addresses }), eventsTopic, (message) => {
    const { tenant_id: tenantId, position } = fromMessage(message)
    const name = `${tenantId}/${position}`
    if (inLog.has(name)) repeatedInLog += 1
    inLog.add(name)
  })
  const { rows } = await withConnection(adminUrl, (client) =>
    client.query<{ name: string }>(`select tenant_id || '/' || position as name from event`),
  )
  return { missingInLog: rows.filter(({ name }) => !inLog.has(name)).length, repeatedInLog }
}
