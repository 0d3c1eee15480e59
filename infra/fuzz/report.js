// What came of a run, from the events that schemathesis writes, one in a line.
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * @typedef {object} Scenario
 * @property {string} status
 * @property {{ label: string, interactions: Record<string, { response?: { status_code: number } | null }> }} recorder
 */

/**
 * Reads the events of a run, where it wrote some, and takes its exit code: a run that failed has at least one failure. Returns how
 * many cases were sent, how many operations answered one with success, and how many operations passed and failed; an operation fails
 * with any of its cases.
 * @param {string} file
 * @param {number} exit
 */
export async function summed(file, exit) {
  /** @type {Map<string, { hasFailed: boolean, hasSucceeded: boolean }>} */
  const operations = new Map()
  let sent = 0
  const lines = existsSync(file) ? createInterface({ input: createReadStream(file) }) : []
  for await (const line of lines) {
    /** @type {{ ScenarioFinished?: Scenario }} */
    const event = JSON.parse(line)
    if (!event.ScenarioFinished) continue
    const { status, recorder } = event.ScenarioFinished
    const answers = Object.values(recorder.interactions)
    sent += answers.length
    const before = operations.get(recorder.label) ?? { hasFailed: false, hasSucceeded: false }
    operations.set(recorder.label, {
      hasFailed: before.hasFailed || status === 'failure' || status === 'error',
      hasSucceeded: before.hasSucceeded || answers.some(({ response }) => response && response.status_code < 300),
    })
  }
  const all = [...operations.values()]
  const failed = all.filter(({ hasFailed }) => hasFailed).length
  return {
    sent,
    answered: all.filter(({ hasSucceeded }) => hasSucceeded).length,
    passed: all.length - failed,
    failed: exit === 0 && all.length > 0 ? failed : Math.max(failed, 1),
  }
}
