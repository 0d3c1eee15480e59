// Rebuilding the caseload from 200,000 events, beside Emmett's asynchronous projection at its defaults on as many events.
import { randomUUID } from 'node:crypto'
import { Projector } from '@switchback/projections/projector'
import { openServer } from '@switchback/installation/open-server'
import { allProjections } from '@switchback/views/all-projections'
import pg from 'pg'
import { appendJourneys, perJourney } from './journeys.js'
import { openPeer } from './peers.js'
import { masterKey, median, print, printTarget, round, sized } from './setting.js'

/** @import { Setting } from './setting.js' */

const journeys = sized(2_000, 100)
const emmettSeconds = sized(8, 0.5)

/**
 * @param {Setting} setting
 * @param {number} rounds
 */
export async function measure(setting, rounds) {
  const own = await setting.database('rebuild_switchback')
  const core = openServer({ applicationUrl: own.applicationUrl, masterKey })
  const tenants = Array.from({ length: 16 }, () => randomUUID())
  await appendJourneys(core.store, tenants, journeys)

  const emmettUrl = (await setting.database('rebuild_emmett', { bare: true })).adminUrl
  const emmett = openPeer('rebuild-emmett.js', emmettUrl)
  await emmett.ask({ journeys })

  // Freshly filled tables have no statistics yet, which slows reading by position down: both get them now.
  for (const { adminUrl } of [own, { adminUrl: emmettUrl }]) await analyze(adminUrl)

  const caseload = allProjections.filter(({ table }) => table.name === 'coach_caseload')
  /** @type {Record<'switchback' | 'emmett', number[]>} */
  const rates = { switchback: [], emmett: [] }
  for (let turn = 0; turn < rounds; turn += 1) {
    const projector = new Projector(core.pool, core.store, caseload)
    const begun = performance.now()
    for (const tenantId of tenants) await (turn === 0 ? projector.advance(tenantId) : projector.rebuild(tenantId))
    rates.switchback.push((journeys * perJourney) / ((performance.now() - begun) / 1_000))
    rates.emmett.push(await emmett.ask({ turn, seconds: emmettSeconds }))
  }
  await core.pool.end()
  await emmett.close()

  const ratio = median(rates.switchback) / median(rates.emmett)
  print({
    bench: 'rebuild',
    view: 'coach_caseload',
    events: journeys * perJourney,
    perSecond: { switchback: round(median(rates.switchback)), emmett: round(median(rates.emmett)) },
    toEmmett: round(ratio, 1),
    note: `Emmett measured over its first ${emmettSeconds} seconds of the same number of events, at its defaults`,
    rounds: { switchback: rates.switchback.map((one) => round(one)), emmett: rates.emmett.map((one) => round(one)) },
  })
  printTarget('rebuild to Emmett', ratio, 50)
}

/** @param {string} connectionString */
async function analyze(connectionString) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}
