// The journeys that rebuilds and logs are measured with.
import { createHash, randomUUID } from 'node:crypto'
import { cycled } from './setting.js'

/**
 * @import { ServerParts } from '@switchback/installation/open-server'
 * @typedef {ServerParts['store']} Store
 */

export const perJourney = 100
const together = 20

/**
 * One journey's events: opened, then steps completed and reopened, as a caseload sees them.
 * @param {string} clientId
 * @param {string} coachId
 * @returns {{ type: string, data: Record<string, unknown> }[]}
 */
export function journeyEvents(clientId, coachId) {
  const opened = { type: 'JourneyOpened', data: { clientId, coachId, cohortId: null, frameworkId: coachId, cycle: 1 } }
  const rest = Array.from({ length: perJourney - 1 }, (_, at) => {
    if (at % 10 === 9) return { type: 'GateRequested', data: { phaseId: 'accept' } }
    if (at % 10 === 8)
      return { type: 'GateDeclined', data: { phaseId: 'accept', reason: 'Say a little more about it.' } }
    return { type: at % 2 ? 'StepReopened' : 'StepCompleted', data: { stepId: `step-${at % 20}` } }
  })
  return [opened, ...rest]
}

/**
 * Appends so many journeys, spread over the tenants, few enough side by side that no one waits long for a connection.
 * @param {Store} store
 * @param {string[]} tenants
 * @param {number} journeys
 */
export async function appendJourneys(store, tenants, journeys) {
  for (let from = 0; from < journeys; from += together)
    await Promise.all(
      Array.from({ length: Math.min(together, journeys - from) }, (_, at) =>
        appendJourney(store, cycled(tenants, from + at)),
      ),
    )
}

/**
 * @param {Store} store
 * @param {string} tenantId
 */
async function appendJourney(store, tenantId) {
  const clientId = randomUUID()
  const events = journeyEvents(clientId, randomUUID()).map((event) => ({ ...event, subjectId: clientId }))
  await store.append({
    tenantId,
    commandId: randomUUID(),
    actorId: clientId,
    bodyHash: createHash('sha256').digest(),
    streams: [{ streamId: randomUUID(), category: 'journey', expected: 0, events }],
  })
}
