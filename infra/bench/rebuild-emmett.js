// Emmett's asynchronous projection at its defaults, in a process of its own: rebuild-emmett.js ADDRESS. Asked for `journeys`, it
// appends that many; with a `turn`, it projects for some seconds and returns the rate.
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  postgreSQLEventStoreConsumer,
} from '@event-driven-io/emmett-postgresql'
import { journeyEvents } from './journeys.js'
import { answerWith } from './peers.js'

const [address = ''] = process.argv.slice(2)
const emmett = getPostgreSQLEventStore(address)
await emmett.schema.migrate()

/** @typedef {{ journeys: number } | { turn: number, seconds: number }} Task */

answerWith(async (/** @type {Task} */ task) => {
  if ('turn' in task) return rateOfTurn(task)
  for (let from = 0; from < task.journeys; from += 20)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        emmett.appendToStream(`journey-${randomUUID()}`, journeyEvents(randomUUID(), randomUUID())),
      ),
    )
})

/**
 * A row of the caseload, as far as Emmett's projection keeps it.
 * @typedef {{ doneSteps: unknown[], attention: string[] }} Row
 * @typedef {ReturnType<typeof journeyEvents>[number]} JourneyEvent
 */

/** @param {{ turn: number, seconds: number }} task */
async function rateOfTurn({ turn, seconds }) {
  let handled = 0
  const projection = pongoSingleStreamProjection({
    collectionName: `caseload_${turn}`,
    canHandle: ['JourneyOpened', 'StepCompleted', 'StepReopened', 'GateRequested', 'GateDeclined'],
    evolve: (/** @type {Row | null} */ before, /** @type {JourneyEvent} */ { type, data }) => {
      handled += 1
      const row = before ?? { doneSteps: [], attention: [] }
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
  const consumer = postgreSQLEventStoreConsumer({ connectionString: address })
  consumer.projector({ processorId: `caseload_${turn}`, projection, startFrom: 'BEGINNING' })
  const running = consumer.start().catch((error) => console.error(`Emmett: ${error.message}`))
  while (handled === 0) await delay(20)
  const from = handled
  const begun = performance.now()
  await delay(seconds * 1_000)
  const perSecond = (handled - from) / ((performance.now() - begun) / 1_000)
  await consumer.close()
  await running
  return perSecond
}
