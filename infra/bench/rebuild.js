// Rebuilding the caseload from 200,000 events, beside Emmett's asynchronous projection at its defaults on as many events.
import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  postgreSQLEventStoreConsumer,
} from '@event-driven-io/emmett-postgresql'
import { Projector } from '@switchback/projections/projector'
import { openInstalled } from '@switchback/api/installed'
import { allProjections } from '@switchback/views/all-projections'
import pg from 'pg'
import { masterKey, median, print, round } from './setting.js'

const journeys = 2_000
const perJourney = 100
const emmettSeconds = 8

export async function benchRebuild(setting, rounds) {
  const own = await setting.database('rebuild_switchback')
  const core = openInstalled({ applicationUrl: own.applicationUrl, masterKey })
  const tenants = Array.from({ length: 16 }, () => randomUUID())
  for (let from = 0; from < journeys; from += 100)
    await Promise.all(Array.from({ length: 100 }, (_, at) => appendJourney(core.store, tenants[(from + at) % 16])))

  const emmettUrl = (await setting.database('rebuild_emmett', { bare: true })).adminUrl
  const emmett = getPostgreSQLEventStore(emmettUrl)
  await emmett.schema.migrate()
  for (let from = 0; from < journeys; from += 20)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        emmett.appendToStream(`journey-${randomUUID()}`, journeyEvents(randomUUID(), randomUUID())),
      ),
    )

  // Freshly filled tables have no statistics yet, which slows reading by position down: both get them now.
  for (const { adminUrl } of [own, { adminUrl: emmettUrl }]) await analyze(adminUrl)

  const caseload = allProjections.filter(({ table }) => table.name === 'coach_caseload')
  const rates = { switchback: [], emmett: [] }
  for (let turn = 0; turn < rounds; turn += 1) {
    const projector = new Projector(core.pool, core.store, caseload)
    const begun = performance.now()
    for (const tenantId of tenants) await (turn === 0 ? projector.advance(tenantId) : projector.rebuild(tenantId))
    rates.switchback.push((journeys * perJourney) / ((performance.now() - begun) / 1_000))
    rates.emmett.push(await emmettRate(emmettUrl, turn))
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
  return ratio
}

async function analyze(connectionString) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
}

/** One journey's events: opened, then steps done and opened again, as a caseload sees them. */
function journeyEvents(clientId, coachId) {
  const opened = { type: 'JourneyOpened', data: { clientId, coachId, cohortId: null, frameworkId: coachId, cycle: 1 } }
  const rest = Array.from({ length: perJourney - 1 }, (_, at) => {
    if (at % 10 === 9) return { type: 'GateRequested', data: { phaseId: 'accept' } }
    if (at % 10 === 8)
      return { type: 'GateDeclined', data: { phaseId: 'accept', reason: 'Say a little more about it.' } }
    return { type: at % 2 ? 'StepReopened' : 'StepCompleted', data: { stepId: `step-${at % 20}` } }
  })
  return [opened, ...rest]
}

export async function appendJourney(store, tenantId) {
  const clientId = randomUUID()
  const events = journeyEvents(clientId, randomUUID()).map((event) => ({ ...event, subjectId: clientId }))
  await store.append({
    tenantId,
    commandId: randomUUID(),
    actorId: clientId,
    bodyHash: createHash('sha256').digest(),
    streams: [{ streamId: randomUUID(), category: 'journey', expected: 'none', events }],
  })
}

async function emmettRate(connectionString, turn) {
  let handled = 0
  const projection = pongoSingleStreamProjection({
    collectionName: `caseload_${turn}`,
    canHandle: ['JourneyOpened', 'StepCompleted', 'StepReopened', 'GateRequested', 'GateDeclined'],
    evolve: (row, { type, data }) => {
      handled += 1
      switch (type) {
        case 'JourneyOpened':
          return { ...data, doneSteps: [], attention: [] }
        case 'StepCompleted':
          return { ...row, doneSteps: [...row.doneSteps.filter((id) => id !== data.stepId), data.stepId] }
        case 'StepReopened':
          return { ...row, doneSteps: row.doneSteps.filter((id) => id !== data.stepId) }
        case 'GateRequested':
          return { ...row, attention: ['gate-waiting'] }
        default:
          return { ...row, attention: [] }
      }
    },
  })
  const consumer = postgreSQLEventStoreConsumer({ connectionString })
  consumer.projector({ processorId: `caseload_${turn}`, projection, startFrom: 'BEGINNING' })
  const running = consumer.start().catch((error) => console.error(`Emmett: ${error.message}`))
  while (handled === 0) await delay(20)
  const from = handled
  const begun = performance.now()
  await delay(emmettSeconds * 1_000)
  const perSecond = (handled - from) / ((performance.now() - begun) / 1_000)
  await consumer.close()
  await running
  return perSecond
}
