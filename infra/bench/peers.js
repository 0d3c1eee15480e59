// Peers run in processes of their own: Emmett changes how pg reads numbers and dates for a whole process.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** @typedef {ReturnType<typeof openPeer>} Peer */

/**
 * Starts a program of this folder; `ask` sends it a task and returns its result. Throws what the program threw.
 * @param {string} file
 * @param {string[]} args
 */
export function openPeer(file, ...args) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  /** @returns {Promise<number>} */
  const next = () =>
    new Promise((resolve, reject) => {
      const left = (/** @type {number | null} */ code) => reject(new Error(`The peer ${file} ended with ${code}.`))
      child.once('exit', left)
      child.once('message', (message) => {
        const { answer, error } = /** @type {{ answer: number, error?: string }} */ (message)
        child.off('exit', left)
        if (error) reject(new Error(error))
        else resolve(answer)
      })
    })
  const ready = next()
  ready.catch(() => undefined)
  return {
    /** @param {object} what */
    async ask(what) {
      await ready
      child.send(what)
      return next()
    },
    async close() {
      child.disconnect()
      await ended
    },
  }
}

/**
 * In the peer: does each task by `work`, one after the other, and ends with the process that started it.
 * @template Task
 * @param {(task: Task) => Promise<unknown>} work
 */
export function answerWith(work) {
  process.on('disconnect', () => process.exit(0))
  process.send?.({ answer: 'ready' })
  process.on('message', (what) => {
    void work(/** @type {Task} */ (what)).then(
      (answer) => process.send?.({ answer }),
      (error) => process.send?.({ error: error.stack }),
    )
  })
}
